/**
 * The calls of PC/SC that the driver needs: libpcsclite of Linux, the framework of macOS, winscard.dll of Windows. They
 * differ in the width of their numbers and in how their structure is packed. Loaded only inside of a helper.
 */
import { promisify } from 'node:util';
import koffi from 'koffi';

/** Answers of the library that mean something here. */
export const success = 0;
export const timedOut = 0x8010000a;
export const sharingViolation = 0x8010000b;
export const noSmartcard = 0x8010000c;
export const unknownReader = 0x80100009;
export const notTransacted = 0x80100016;
export const readerUnavailable = 0x80100017;
export const noService = 0x8010001d;
export const serviceStopped = 0x8010001e;
export const noReadersAvailable = 0x8010002e;
export const unpoweredCard = 0x80100067;
export const resetCard = 0x80100068;
export const removedCard = 0x80100069;

export const stateUnaware = 0x0000;
export const stateChanged = 0x0002;
export const stateUnknown = 0x0004;
export const stateUnavailable = 0x0008;
export const statePresent = 0x0020;

type Handle = number | bigint;
type CType = string | ReturnType<typeof koffi.pointer> | ReturnType<typeof koffi.out>;
export type Answer<T> = { readonly code: number } & T;

/** Every call waits on a thread of the library's own, not on this one. `code` is `success` or one of the others. */
export interface Winscard {
  establish(): Promise<Answer<{ readonly context: Handle }>>;
  release(context: Handle): Promise<number>;
  readers(context: Handle): Promise<Answer<{ readonly names: readonly string[] }>>;
  /** Waits until the reader's state differs from `current`. The high half of a state counts cards that came and went. */
  statusChange(
    context: Handle,
    reader: string,
    current: number,
    timeoutMs: number,
  ): Promise<Answer<{ readonly state: number; readonly atr: Uint8Array }>>;
  connect(
    context: Handle,
    reader: string,
  ): Promise<Answer<{ readonly card: Handle; readonly protocol: number }>>;
  transmit(
    card: Handle,
    protocol: number,
    command: Uint8Array,
  ): Promise<Answer<{ readonly reply: Uint8Array }>>;
  /** Leaves the card as it is. */
  disconnect(card: Handle): Promise<number>;
}

const libraries: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'libpcsclite.so.1',
  darwin: '/System/Library/Frameworks/PCSC.framework/PCSC',
  win32: 'winscard.dll',
};

const systemScope = 2;
const shared = 2;
const anyProtocol = 3;
const leaveCard = 0;
const longestNames = 8_192;
/** Of a short command, with its two status bytes. */
const longestReply = 258;

/** Throws where the system has no such library. */
export function loadWinscard(platform: NodeJS.Platform = process.platform): Winscard {
  const library = libraries[platform];
  if (library === undefined) throw new Error(`PC/SC is not known on ${platform}`);
  const lib = koffi.load(library);
  const isLinux = platform === 'linux';
  const isWindows = platform === 'win32';
  const long = isLinux ? 'long' : 'int32';
  const dword = isLinux ? 'ulong' : 'uint32';
  const handle = isWindows ? 'uintptr_t' : long;
  const text = isWindows ? 'const char16_t *' : 'const char *';
  const out = (type: string) => koffi.out(koffi.pointer(type));
  const inOut = (type: string) => koffi.inout(koffi.pointer(type));

  const members = {
    szReader: text,
    pvUserData: 'void *',
    dwCurrentState: dword,
    dwEventState: dword,
    cbAtr: dword,
    rgbAtr: koffi.array('uint8', isWindows ? 36 : 33, 'Typed'),
  };
  const readerState = platform === 'darwin' ? koffi.pack(members) : koffi.struct(members);
  const ioRequest = koffi.struct({ dwProtocol: dword, cbPciLength: dword });
  const call = (name: string, types: CType[]): ((...args: unknown[]) => Promise<number>) => {
    const wide = isWindows && ['SCardListReaders', 'SCardGetStatusChange', 'SCardConnect'].includes(name);
    const later = promisify(lib.func(wide ? `${name}W` : name, long, types).async) as (
      ...args: unknown[]
    ) => Promise<number | bigint>;
    // The same number, whether the library's are 32 or 64 bits wide.
    return async (...args) => Number(await later(...args)) >>> 0;
  };

  const establish = call('SCardEstablishContext', [dword, 'void *', 'void *', out(handle)]);
  const release = call('SCardReleaseContext', [handle]);
  const listReaders = call('SCardListReaders', [handle, 'void *', 'void *', inOut(dword)]);
  const getStatusChange = call('SCardGetStatusChange', [
    handle,
    dword,
    koffi.inout(koffi.pointer(readerState)),
    dword,
  ]);
  const connect = call('SCardConnect', [handle, text, dword, dword, out(handle), out(dword)]);
  const transmit = call('SCardTransmit', [
    handle,
    koffi.pointer(ioRequest),
    'void *',
    dword,
    'void *',
    'void *',
    inOut(dword),
  ]);
  const disconnect = call('SCardDisconnect', [handle, dword]);

  return {
    async establish() {
      const context: Handle[] = [0];
      const code = await establish(systemScope, null, null, context);
      return { code, context: context[0] ?? 0 };
    },
    release,
    async readers(context) {
      const bytes = Buffer.alloc(longestNames);
      const size = [isWindows ? longestNames / 2 : longestNames];
      const code = await listReaders(context, null, bytes, size);
      const whole = isWindows ? bytes.toString('utf16le') : bytes.toString('utf8');
      // Names end with a zero each, the list with another one.
      const names = whole.slice(0, Math.max(0, whole.indexOf('\0\0'))).split('\0');
      return { code, names: names.filter((name) => name !== '') };
    },
    async statusChange(context, reader, current, timeoutMs) {
      const state = {
        szReader: reader,
        pvUserData: null,
        dwCurrentState: current,
        dwEventState: 0,
        cbAtr: 0,
        rgbAtr: new Uint8Array(isWindows ? 36 : 33),
      };
      const code = await getStatusChange(context, timeoutMs, state, 1);
      return { code, state: state.dwEventState, atr: state.rgbAtr.slice(0, state.cbAtr) };
    },
    async connect(context, reader) {
      const card: Handle[] = [0];
      const protocol = [0];
      const code = await connect(context, reader, shared, anyProtocol, card, protocol);
      return { code, card: card[0] ?? 0, protocol: protocol[0] ?? 0 };
    },
    async transmit(card, protocol, command) {
      const reply = Buffer.alloc(longestReply);
      const size = [reply.length];
      const request = { dwProtocol: protocol, cbPciLength: koffi.sizeof(ioRequest) };
      const code = await transmit(card, request, command, command.length, null, reply, size);
      return { code, reply: Uint8Array.from(reply.subarray(0, Number(size[0]))) };
    },
    disconnect: (card) => disconnect(card, leaveCard),
  };
}
