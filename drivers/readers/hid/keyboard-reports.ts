/**
 * Readers that play keyboard, read below the keyboard: each report names the keys that are down. The layout of the
 * desktop and its input methods never see them, so a key means what it means on the US keyboard that readers assume.
 */
import { isSuffixKey, usCharacter } from '../../../src/shared/domain/cards/wedge-keys.ts';
import type { Framed, Framing } from '../framing/framing.ts';
import { framedText } from '../framing/lines.ts';
import type { ReportDescriptor } from './report-descriptor.ts';

export interface KeyboardLayout {
  /** The first byte of its reports; null where reports have no number. */
  readonly reportId: number | null;
  /** From the first byte of the report, its number included. */
  readonly modifiersAt: number;
  readonly keysAt: number;
  readonly keys: number;
}

/** HID 1.11, appendix B.1: modifiers, a reserved byte, six keys. */
export const bootKeyboard: KeyboardLayout = { reportId: null, modifiersAt: 0, keysAt: 2, keys: 6 };

/** Where that keyboard reports what; null when it has no such reports. */
export function keyboardLayout({ fields }: ReportDescriptor): KeyboardLayout | null {
  const modifiers = fields.find(({ usage, bits }) => usage === leftControl && bits === 1);
  if (!modifiers || modifiers.bitOffset % 8 !== 0) return null;
  const { reportId } = modifiers;
  const keys = fields.filter(
    (field) =>
      field.reportId === reportId &&
      Math.floor(field.usage / 0x1_0000) === keyPage &&
      field.bits === 8 &&
      !field.isConstant,
  );
  const first = keys[0];
  if (!first || first.bitOffset % 8 !== 0) return null;
  const shift = reportId === null ? 0 : 1;
  return {
    reportId,
    modifiersAt: modifiers.bitOffset / 8 + shift,
    keysAt: first.bitOffset / 8 + shift,
    keys: keys.length,
  };
}

/** `push` takes one whole report. */
export function keyboardFraming(layout: KeyboardLayout = bootKeyboard): Framing {
  let text = '';
  let down: readonly number[] = [];

  const pressed = (key: number, modifiers: number): Framed | null => {
    const code = codeOf(key);
    if (code === null) return null;
    if (isSuffixKey(code)) {
      const whole = text;
      text = '';
      return whole.length > longestText
        ? { kind: 'garbled', detail: 'keys without end' }
        : framedText(whole, null);
    }
    const character = (modifiers & commands) === 0 ? usCharacter({ code, shift: hasShift(modifiers) }) : null;
    if (character !== null && text.length <= longestText) text += character;
    return null;
  };

  return {
    push(report) {
      if (layout.reportId !== null && report[0] !== layout.reportId) return [];
      if (report.length < layout.keysAt + 1)
        return [{ kind: 'garbled', detail: 'a report that is too short' }];
      const modifiers = report[layout.modifiersAt] ?? 0;
      const keys = [...report.subarray(layout.keysAt, layout.keysAt + layout.keys)];
      if (keys.some((key) => key >= 1 && key <= lastError)) return [];
      const fresh = keys.filter((key) => key !== 0 && !down.includes(key));
      down = keys;
      return fresh.map((key) => pressed(key, modifiers)).filter((framed) => framed !== null);
    },
    isPartial: () => text !== '',
    reset() {
      text = '';
      down = [];
    },
  };
}

/** The reports of one typed character, down and up; null for one that no key of a US keyboard writes. For tests. */
export function keyReports(character: string): readonly [Uint8Array, Uint8Array] | null {
  const up = new Uint8Array(8);
  if (character === '\n') return [Uint8Array.of(0, 0, 0x28, 0, 0, 0, 0, 0), up];
  for (let key = 0x04; key <= 0x38; key += 1) {
    const code = codeOf(key);
    if (code === null || isSuffixKey(code)) continue;
    for (const shift of [false, true]) {
      if (usCharacter({ code, shift }) === character) {
        return [Uint8Array.of(shift ? leftShiftBit : 0, 0, key, 0, 0, 0, 0, 0), up];
      }
    }
  }
  return null;
}

const keyPage = 0x07;
const leftControl = 0x07_00e0;
const longestText = 512;
/** Usages 1 to 3 say that the keyboard cannot tell. */
const lastError = 3;

const leftShiftBit = 0x02;
const hasShift = (modifiers: number): boolean => (modifiers & 0x22) !== 0;
/** Control, Alt and Meta, left and right: with one of them a key writes nothing. */
const commands = 0xdd;

/** HID usage tables, page 07, as `KeyboardEvent.code`. */
function codeOf(key: number): string | null {
  if (key >= 0x04 && key <= 0x1d) return `Key${String.fromCharCode(0x41 + key - 0x04)}`;
  if (key >= 0x1e && key <= 0x27) return `Digit${(key - 0x1e + 1) % 10}`;
  if (key >= 0x59 && key <= 0x62) return `Numpad${(key - 0x59 + 1) % 10}`;
  return others[key] ?? null;
}

const others: Readonly<Record<number, string>> = {
  0x28: 'Enter',
  0x2b: 'Tab',
  0x2c: 'Space',
  0x2d: 'Minus',
  0x2e: 'Equal',
  0x2f: 'BracketLeft',
  0x30: 'BracketRight',
  0x31: 'Backslash',
  0x33: 'Semicolon',
  0x34: 'Quote',
  0x35: 'Backquote',
  0x36: 'Comma',
  0x37: 'Period',
  0x38: 'Slash',
  0x54: 'NumpadDivide',
  0x55: 'NumpadMultiply',
  0x56: 'NumpadSubtract',
  0x57: 'NumpadAdd',
  0x58: 'NumpadEnter',
  0x63: 'NumpadDecimal',
};
