/**
 * RDM6300, ID-12 and ID-20: 02, ten hexadecimal digits, two of their checksum, 03; the ID series puts 0D 0A before the
 * 03. The digits are the 40 bits of an EM4100 credential; the checksum is the exclusive or of its five bytes.
 */
import type { Framed, Framing } from './framing.ts';

const start = 0x02;
const end = 0x03;
const digits = 10;
const longestBody = digits + 2 + 2;
/** So much outside of frames is no disturbance any more but another reader or the wrong baud rate. */
const toleratedNoise = 16;

export function rdm6300Framing(): Framing {
  let body: string | null = null;
  let noise = 0;

  const heard = (byte: number): Framed | null => {
    if (byte === start) {
      const broken = body !== null && body !== '';
      body = '';
      noise = 0;
      return broken ? garbled('a frame began inside another') : null;
    }
    if (body === null) {
      noise += 1;
      return noise % toleratedNoise === 0 ? garbled('bytes outside of a frame') : null;
    }
    if (byte === end) {
      const whole = body;
      body = null;
      return decoded(whole);
    }
    body += String.fromCharCode(byte);
    if (body.length <= longestBody) return null;
    body = null;
    return garbled('a frame without end');
  };

  return {
    push: (bytes) => [...bytes].map(heard).filter((framed) => framed !== null),
    isPartial: () => body !== null,
    reset: () => {
      body = null;
      noise = 0;
    },
  };
}

/** The frame that a reader sends for that credential: ten hexadecimal digits. For simulated readers and tests. */
export function rdm6300Frame(credential: string): Uint8Array {
  const checksum = checksumOf(credential).toString(16).toUpperCase().padStart(2, '0');
  return Uint8Array.of(start, ...new TextEncoder().encode(credential + checksum), end);
}

function decoded(body: string): Framed {
  const match = /^([0-9A-Fa-f]{10})([0-9A-Fa-f]{2})(?:\r\n)?$/.exec(body);
  if (!match?.[1] || !match[2]) return garbled('not ten digits and a checksum');
  if (checksumOf(match[1]) !== Number.parseInt(match[2], 16)) return garbled('wrong checksum');
  return { kind: 'scan', text: match[1], bits: match[1].toUpperCase(), aim: null };
}

function checksumOf(hexadecimal: string): number {
  let sum = 0;
  for (let at = 0; at < hexadecimal.length; at += 2) {
    sum ^= Number.parseInt(hexadecimal.slice(at, at + 2), 16);
  }
  return sum;
}

const garbled = (detail: string): Framed => ({ kind: 'garbled', detail });
