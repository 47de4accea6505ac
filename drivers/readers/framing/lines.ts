/** Readers that send text and CR, LF or both; scanners may put an AIM identifier, `]E0`, before it. */
import type { Framed, Framing } from './framing.ts';

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
/** The longest line that is kept, in bytes; what is longer is no card. */
const longestLine = 512;

export function lineFraming(): Framing {
  let line: number[] = [];
  let tooLong = false;

  const ended = (): Framed | null => {
    const bytes = Uint8Array.from(line);
    const wasTooLong = tooLong;
    line = [];
    tooLong = false;
    if (wasTooLong) return { kind: 'garbled', detail: 'a line without end' };
    return bytes.length === 0 ? null : decoded(bytes);
  };
  const heard = (byte: number): Framed | null => {
    if (byte === carriageReturn || byte === lineFeed) return ended();
    if (line.length < longestLine) line.push(byte);
    else tooLong = true;
    return null;
  };

  return {
    push: (bytes) => [...bytes].map(heard).filter((framed) => framed !== null),
    isPartial: () => line.length > 0,
    reset: () => {
      line = [];
      tooLong = false;
    },
  };
}

function decoded(bytes: Uint8Array): Framed | null {
  const text = textOf(bytes);
  return text === null ? { kind: 'garbled', detail: 'not text' } : framedText(text, null);
}

/** A scan of that text, or why it is none; null for an empty one. An AIM identifier is taken off unless it came apart. */
export function framedText(text: string, apart: string | null): Framed | null {
  if (hasControl(text)) return { kind: 'garbled', detail: 'not text' };
  if (text.trim() === '') return null;
  const before = apart === null ? (/^\][A-Za-z][0-9A-Za-z]/.exec(text)?.[0] ?? null) : null;
  return { kind: 'scan', text: text.slice(before?.length ?? 0), bits: null, aim: apart ?? before };
}

/** Null when it is not UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The group separator 1D belongs to GS1 codes, and is for the card to refuse. */
const hasControl = (text: string): boolean => /\p{Cc}/u.test(text.replaceAll('\u001d', ''));
