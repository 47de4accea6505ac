/** The calls of Windows' print spooler that the driver needs. Loaded only inside of a helper. */
import koffi from 'koffi';

export interface Winspool {
  printers(): readonly string[];
  /** Null when there is no printer of that name. */
  open(printer: string): WinspoolPrinter | null;
}

export interface WinspoolPrinter {
  /** Bits as `PRINTER_INFO_2` has them, with that of offline too while the queue works offline; null when they cannot be had. */
  status(): number | null;
  /**
   * The job's number once all of it is in the spooler, bytes as they are; null when nothing of it was taken. Throws when
   * a part was: the spooler may have begun with it. The spooler is asked to keep the job after its end.
   */
  print(document: string, bytes: Uint8Array): number | null;
  /** Bits as `JOB_INFO_1` has them; null once the spooler has no such job any more. */
  jobStatus(job: number): number | null;
  /** A job that has come to its end need not be kept any longer. */
  letGo(job: number): void;
  callBack(job: number): void;
  close(): void;
}

const localAndConnected = 2 | 4;
const jobCommands = { delete: 5, retain: 8, release: 9 } as const;
const pointerBytes = 8;
/** In `JOB_INFO_1`, behind its number and six texts. */
const jobStatusOffset = 7 * pointerBytes;
/** In `PRINTER_INFO_2`, behind thirteen texts and other pointers. */
const attributesOffset = 13 * pointerBytes;
/** Four numbers lie between. */
const printerStatusOffset = attributesOffset + 5 * 4;
/** Windows sets it by itself when a printer at USB is unplugged, and says nothing in the status. */
const worksOffline = 0x400;
const offline = 0x80;
/** In `PRINTER_INFO_4`: two texts and a number, filled up. */
const printerInfoBytes = 3 * pointerBytes;
const usualBytes = 16 * 1024;
const mostBytes = 1024 * 1024;

/** On 64 bits. Throws where the system has no such library. */
export function loadWinspool(): Winspool {
  const lib = koffi.load('winspool.drv');
  const out = (type: string) => koffi.out(koffi.pointer(type));
  const text = 'const char16_t *';
  const handle = 'uintptr_t';
  const documentInfo = koffi.struct({ pDocName: text, pOutputFile: text, pDatatype: text });
  /** Calls answer with a number of four bytes, and anything but 0 is well. */
  const call = (name: string, ...parameters: (string | ReturnType<typeof koffi.out>)[]) => {
    const called = lib.func(name, 'int32', parameters);
    return (...values: unknown[]): boolean => called(...values) !== 0;
  };

  const openPrinter = call('OpenPrinterW', text, out(handle), 'void *');
  const closePrinter = call('ClosePrinter', handle);
  const getPrinter = call('GetPrinterW', handle, 'uint32', 'void *', 'uint32', out('uint32'));
  const startDocument = lib.func('StartDocPrinterW', 'uint32', [
    handle,
    'uint32',
    koffi.pointer(documentInfo),
  ]);
  const endDocument = call('EndDocPrinter', handle);
  const startPage = call('StartPagePrinter', handle);
  const endPage = call('EndPagePrinter', handle);
  const write = call('WritePrinter', handle, 'void *', 'uint32', out('uint32'));
  const getJob = call('GetJobW', handle, 'uint32', 'uint32', 'void *', 'uint32', out('uint32'));
  const setJob = call('SetJobW', handle, 'uint32', 'uint32', 'void *', 'uint32');
  const enumerate = call(
    'EnumPrintersW',
    'uint32',
    text,
    'uint32',
    'void *',
    'uint32',
    out('uint32'),
    out('uint32'),
  );

  const opened = (printer: number | bigint): WinspoolPrinter => {
    const command = (job: number, what: keyof typeof jobCommands): boolean =>
      setJob(printer, job, 0, null, jobCommands[what]);
    const callBack = (job: number): void => {
      command(job, 'delete');
      // One that is kept goes only when it is let go too.
      command(job, 'release');
    };
    return {
      status: () => {
        const info = filled((buffer, needed) => getPrinter(printer, 2, buffer, buffer.length, needed));
        if (!info) return null;
        const isOffline = (info.readUInt32LE(attributesOffset) & worksOffline) !== 0;
        return info.readUInt32LE(printerStatusOffset) | (isOffline ? offline : 0);
      },
      print: (document, bytes) => {
        const about = { pDocName: document, pOutputFile: null, pDatatype: 'RAW' };
        const job = Number(startDocument(printer, 1, about));
        if (job === 0) return null;
        // Where the command is not known, the job is gone at its end.
        command(job, 'retain');
        const written: number[] = [0];
        const isWhole =
          startPage(printer) &&
          write(printer, bytes, bytes.length, written) &&
          written[0] === bytes.length &&
          endPage(printer) &&
          endDocument(printer);
        if (isWhole) return job;
        callBack(job);
        endDocument(printer);
        if ((written[0] ?? 0) > 0) throw new Error('the spooler broke off with a part of it');
        return null;
      },
      jobStatus: (job) =>
        filled((buffer, needed) => getJob(printer, job, 1, buffer, buffer.length, needed))?.readUInt32LE(
          jobStatusOffset,
        ) ?? null,
      letGo: (job) => void command(job, 'release'),
      callBack,
      close: () => void closePrinter(printer),
    };
  };

  return {
    printers: () => {
      const count: number[] = [0];
      const info = filled((buffer, needed) =>
        enumerate(localAndConnected, null, 4, buffer, buffer.length, needed, count),
      );
      if (!info) return [];
      return Array.from({ length: count[0] ?? 0 }, (_, index) => {
        const name = info.readBigUInt64LE(index * printerInfoBytes);
        return koffi.decode.string16(name);
      });
    },
    open: (name) => {
      const printer: (number | bigint)[] = [0];
      return openPrinter(name, printer, null) ? opened(printer[0] ?? 0) : null;
    },
  };
}

/** What a call puts into a buffer that is large enough; null when it fails. Texts in it are told by their addresses. */
function filled(fill: (buffer: Buffer, needed: number[]) => boolean): Buffer | null {
  let buffer = Buffer.alloc(usualBytes);
  for (;;) {
    const needed: number[] = [0];
    if (fill(buffer, needed)) return buffer;
    const bytes = needed[0] ?? 0;
    if (bytes <= buffer.length || bytes > mostBytes) return null;
    buffer = Buffer.alloc(bytes);
  }
}
