/**
 * As much of the Internet Printing Protocol (RFC 8010, 8011) as it takes to hand a job to a print service and to follow
 * it. Requests are short; of answers every attribute is kept that is a number, a word or a truth value.
 */
import { request as httpRequest } from 'node:http';
import { userInfo } from 'node:os';

export const operations = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getPrinterAttributes: 0x000b,
  getPrinters: 0x4002,
} as const;

/** `socket` of a domain socket, else a host and a port. */
export type IppService = { readonly socketPath: string } | { readonly host: string; readonly port: number };

export type IppValue = string | number | boolean;
/** Attributes by name; one that has several values has all of them. */
export type IppGroup = ReadonlyMap<string, readonly IppValue[]>;

export interface IppAnswer {
  /** Below 0x100: done. */
  readonly status: number;
  /** What is told of jobs and of printers, one group for each. */
  readonly groups: readonly IppGroup[];
}

export interface IppAttribute {
  readonly tag: number;
  readonly name: string;
  readonly values: readonly (string | number)[];
}

export const word = (name: string, ...values: string[]): IppAttribute => ({
  tag: tags.keyword,
  name,
  values,
});
export const uri = (name: string, value: string): IppAttribute => ({ tag: tags.uri, name, values: [value] });
export const named = (name: string, value: string): IppAttribute => ({
  tag: tags.name,
  name,
  values: [value],
});
export const whole = (name: string, value: number): IppAttribute => ({
  tag: tags.integer,
  name,
  values: [value],
});
export const mimeType = (name: string, value: string): IppAttribute => ({
  tag: tags.mimeType,
  name,
  values: [value],
});

/** Rejects with what the system says when the service cannot be reached, and when its answer makes no sense. */
export async function ask(
  service: IppService,
  { operation, path, attributes, document }: IppRequest,
  limitMs: number,
): Promise<IppAnswer> {
  const body = Buffer.concat([encoded(operation, attributes), document ?? Buffer.alloc(0)]);
  const answer = await posted(service, path, body, limitMs);
  return decoded(answer);
}

export interface IppRequest {
  readonly operation: number;
  /** Of the service, `/printers/Counter`. */
  readonly path: string;
  readonly attributes: readonly IppAttribute[];
  readonly document?: Uint8Array;
}

/** Who hands jobs over: the user of this process. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // Without an entry for it in the system a user is a number.
    return String(process.getuid?.() ?? 'quen');
  }
}

const tags = {
  operationGroup: 0x01,
  end: 0x03,
  firstValue: 0x10,
  integer: 0x21,
  boolean: 0x22,
  enumeration: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  characterSet: 0x47,
  language: 0x48,
  mimeType: 0x49,
  firstText: 0x40,
  lastText: 0x4f,
} as const;

const longestAnswer = 4 * 1024 * 1024;

function encoded(operation: number, attributes: readonly IppAttribute[]): Buffer {
  const head = Buffer.alloc(8);
  // Version 1.1, then the operation, then the number of the request.
  head.set([1, 1]);
  head.writeUInt16BE(operation, 2);
  head.writeUInt32BE(1, 4);
  const always: IppAttribute[] = [
    { tag: tags.characterSet, name: 'attributes-charset', values: ['utf-8'] },
    { tag: tags.language, name: 'attributes-natural-language', values: ['en'] },
  ];
  return Buffer.concat([
    head,
    Buffer.of(tags.operationGroup),
    ...[...always, ...attributes].map(encodedAttribute),
    Buffer.of(tags.end),
  ]);
}

function encodedAttribute({ tag, name, values }: IppAttribute): Buffer {
  return Buffer.concat(
    values.flatMap((value, index) => [
      Buffer.of(tag),
      // Further values of the same attribute have no name.
      counted(Buffer.from(index === 0 ? name : '')),
      counted(typeof value === 'number' ? bytesOf(value) : Buffer.from(value)),
    ]),
  );
}

function bytesOf(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function counted(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function decoded(bytes: Buffer): IppAnswer {
  const groups: Map<string, IppValue[]>[] = [];
  let values: IppValue[] = [];
  let at = 8;
  const taken = (): Buffer => {
    const length = bytes.readUInt16BE(at);
    at += 2 + length;
    return bytes.subarray(at - length, at);
  };
  while (bytes[at] !== tags.end) {
    const tag = bytes.readUInt8(at);
    at += 1;
    if (tag < tags.firstValue) {
      groups.push(new Map());
      continue;
    }
    const name = taken().toString('utf8');
    const value = valueOf(tag, taken());
    if (name !== '') {
      values = [];
      groups.at(-1)?.set(name, values);
    }
    if (value !== null) values.push(value);
  }
  return { status: bytes.readUInt16BE(2), groups: groups.slice(1) };
}

function valueOf(tag: number, bytes: Buffer): IppValue | null {
  if (tag === tags.integer || tag === tags.enumeration) return bytes.readInt32BE();
  if (tag === tags.boolean) return bytes.readUInt8() === 1;
  return tag >= tags.firstText && tag <= tags.lastText ? bytes.toString('utf8') : null;
}

function posted(service: IppService, path: string, body: Buffer, limitMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/ipp',
      'Content-Length': body.length,
      Host: 'localhost',
      // Over a domain socket the service sees who asks, and lets them look after their own jobs.
      ...('socketPath' in service ? { Authorization: `PeerCred ${userName()}` } : {}),
    };
    const request = httpRequest({ ...service, path, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > longestAnswer) request.destroy(new Error('the answer has no end'));
        else chunks.push(chunk);
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks));
        else reject(new Error(`the print service says ${response.statusCode}`));
      });
    });
    const timer = setTimeout(() => request.destroy(new Error('the print service does not answer')), limitMs);
    request.on('error', reject);
    request.on('close', () => clearTimeout(timer));
    request.end(body);
  });
}
