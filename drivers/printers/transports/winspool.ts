/** The calls of Windows' print spooler that the driver needs. Loaded only inside of a helper. */
import koffi from 'koffi';

export interface Winspool {
  printers(): readonly string[];
  /** Null when there is no printer of that name. */
  open(printer: string): WinspoolPrinter | null;
}

export interface WinspoolPrinter {
  /** Bits as `PRINTER_INFO_6` has them; null when they cannot be had. */
  status(): number | null;
  /**
   * The job's number once all of it is in the spooler, bytes as they are; null when nothing of it was taken. Throws when
   * a part was: the spooler may have begun with it.
   */
  print(document: string, bytes: Uint8Array): number | null;
  /** Bits as `JOB_INFO_1` has them; null once the spooler has no such job any more. */
  jobStatus(job: number): number | null;
  callBack(job: number): void;
  close(): void;
}

const localAndConnected = 2 | 4;
const deleteJob = 5;
const pointerBytes = 8;
/** In `JOB_INFO_1`, behind its number and six texts. */
const jobStatusOffset = 7 * pointerBytes;
/** In `PRINTER_INFO_4`: two texts and a number, filled up. */
const printerInfoBytes = 3 * pointerBytes;
const mostBytes = 64 * 1024;

/** On 64 bits. Throws where the system has no such library. */
export function loadWinspool(): Winspool {
  const lib = koffi.load('winspool.drv');
  const out = (type: string) => koffi.out(koffi.pointer(type));
  const text = 'const char16_t *';
  const handle = 'uintptr_t';
  const documentInfo = koffi.struct({ pDocName: text, pOutputFile: text, pDatatype: text });

  const openPrinter = lib.func('OpenPrinterW', 'bool', [text, out(handle), 'void *']);
  const closePrinter = lib.func('ClosePrinter', 'bool', [handle]);
  const getPrinter = lib.func('GetPrinterW', 'bool', [handle, 'uint32', 'void *', 'uint32', out('uint32')]);
  const startDocument = lib.func('StartDocPrinterW', 'uint32', [
    handle,
    'uint32',
    koffi.pointer(documentInfo),
  ]);
  const endDocument = lib.func('EndDocPrinter', 'bool', [handle]);
  const startPage = lib.func('StartPagePrinter', 'bool', [handle]);
  const endPage = lib.func('EndPagePrinter', 'bool', [handle]);
  const write = lib.func('WritePrinter', 'bool', [handle, 'void *', 'uint32', out('uint32')]);
  const getJob = lib.func('GetJobW', 'bool', [handle, 'uint32', 'uint32', 'void *', 'uint32', out('uint32')]);
  const setJob = lib.func('SetJobW', 'bool', [handle, 'uint32', 'uint32', 'void *', 'uint32']);
  const enumerate = lib.func('EnumPrintersW', 'bool', [
    'uint32',
    text,
    'uint32',
    'void *',
    'uint32',
    out('uint32'),
    out('uint32'),
  ]);

  const opened = (printer: number | bigint): WinspoolPrinter => ({
    status: () => {
      const info = Buffer.alloc(4);
      return getPrinter(printer, 6, info, info.length, [0]) ? info.readUInt32LE() : null;
    },
    print: (document, bytes) => {
      const job = Number(
        startDocument(printer, 1, { pDocName: document, pOutputFile: null, pDatatype: 'RAW' }),
      );
      if (job === 0) return null;
      const written: number[] = [0];
      const isWhole =
        startPage(printer) === true &&
        write(printer, bytes, bytes.length, written) === true &&
        written[0] === bytes.length;
      if (!isWhole) setJob(printer, job, 0, null, deleteJob);
      endPage(printer);
      endDocument(printer);
      if (!isWhole && (written[0] ?? 0) > 0) throw new Error('the spooler took a part only');
      return isWhole ? job : null;
    },
    jobStatus: (job) => {
      const info = Buffer.alloc(mostBytes);
      return getJob(printer, job, 1, info, info.length, [0]) ? info.readUInt32LE(jobStatusOffset) : null;
    },
    callBack: (job) => void setJob(printer, job, 0, null, deleteJob),
    close: () => void closePrinter(printer),
  });

  return {
    printers: () => {
      const info = Buffer.alloc(mostBytes);
      const count: number[] = [0];
      if (!enumerate(localAndConnected, null, 4, info, info.length, [0], count)) return [];
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
