/** Several lines over the one message channel between a host and a terminal in a child process. */
import * as v from 'valibot';
import { screens } from '../../../shared/contract/session.ts';
import { type TextTransport, textTransport } from '../../../shared/contract/text-transport.ts';
import type { Text } from '../../../shared/kernel/language.ts';

const line = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const textOfLine = v.strictObject({ kind: v.literal('text'), line, text: v.string() });
const hangUp = v.strictObject({ kind: v.literal('hangUp'), line });

/** From the host. Under a utility process `screen` brings a MessagePort; elsewhere its texts travel here, by line. */
export const ToTerminalSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('start'),
    folder: v.string(),
    demo: v.boolean(),
    echo: v.boolean(),
    /** In base64. */
    key: v.nullable(v.string()),
  }),
  v.strictObject({ kind: v.literal('screen'), line, screen: v.picklist(screens) }),
  textOfLine,
  hangUp,
  /** Brings the line to a helper that the terminal asked for. */
  v.strictObject({ kind: v.literal('helper'), helper: line }),
  v.strictObject({ kind: v.literal('helperGone'), helper: line }),
  v.strictObject({ kind: v.literal('stop') }),
]);
export type ToTerminal = v.InferOutput<typeof ToTerminalSchema>;

const text: v.GenericSchema<Text> = v.strictObject({ vi: v.string(), th: v.string(), en: v.string() });

/** From the terminal's process. */
export const FromTerminalSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('ready') }),
  v.strictObject({ kind: v.literal('refused'), text }),
  /** Asks for a process that talks to a library of the system; one of an unknown name ends at once. */
  v.strictObject({
    kind: v.literal('helper'),
    helper: line,
    name: v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/)),
  }),
  v.strictObject({ kind: v.literal('endHelper'), helper: line }),
  textOfLine,
  hangUp,
]);
export type FromTerminal = v.InferOutput<typeof FromTerminalSchema>;

export type LineMessage = v.InferOutput<typeof textOfLine> | v.InferOutput<typeof hangUp>;

export interface ProcessLines {
  open(line: number): TextTransport['transport'];
  received(message: LineMessage): void;
  /** The process at the other end is gone. */
  closed(): void;
}

/** `largest` as in `textTransport`. */
export function processLines(post: (message: LineMessage) => void, largest?: number): ProcessLines {
  const ends = new Map<number, TextTransport>();
  return {
    open(line) {
      const end = textTransport(
        {
          send: (text) => post({ kind: 'text', line, text }),
          close: () => {
            ends.delete(line);
            post({ kind: 'hangUp', line });
          },
        },
        largest,
      );
      ends.set(line, end);
      return end.transport;
    },
    received(message) {
      const end = ends.get(message.line);
      if (message.kind === 'text') return end?.received(message.text);
      ends.delete(message.line);
      end?.closed();
    },
    closed() {
      for (const end of ends.values()) end.closed();
      ends.clear();
    },
  };
}
