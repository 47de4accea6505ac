/**
 * Scanners in HID POS mode, HID Point of Sale Usage Tables 1.02: a report carries the length, an AIM identifier of
 * three bytes, up to 56 bytes of data, and whether more follows in the next report. Makers place these differently.
 */
import type { Framed, Framing } from '../framing/framing.ts';
import { framedText, textOf } from '../framing/lines.ts';
import type { ReportDescriptor, ReportField } from './report-descriptor.ts';

/** Bytes from the beginning of the report, its number included. */
export interface PosLayout {
  readonly reportId: number | null;
  readonly lengthAt: number;
  /** Null where the scanner names no symbology. */
  readonly aimAt: number | null;
  readonly dataAt: number;
  readonly dataBytes: number;
  /** Not zero: the next report goes on. */
  readonly more: { readonly at: number; readonly mask: number } | null;
  /** Whether the device itself says so; else its reports may be shifted by a byte. */
  readonly isDescribed: boolean;
}

/** Honeywell, and as far as known Zebra and Datalogic. */
export const commonPosLayout: PosLayout = {
  reportId: 2,
  lengthAt: 1,
  aimAt: 2,
  dataAt: 5,
  dataBytes: 56,
  more: { at: 63, mask: 0xff },
  isDescribed: false,
};

/** Newland's programming guide, HID POS: no AIM identifier, data at once after the length. */
const newlandPosLayout: PosLayout = {
  reportId: 2,
  lengthAt: 1,
  aimAt: null,
  dataAt: 2,
  dataBytes: 56,
  more: null,
  isDescribed: false,
};
const newlandVendor = 0x1eab;

/** As the device describes itself; else as its maker is known to do it. */
export function posLayout(descriptor: ReportDescriptor | null, vendorId: number): PosLayout {
  const described = descriptor && describedLayout(descriptor);
  return described ?? (vendorId === newlandVendor ? newlandPosLayout : commonPosLayout);
}

/** `push` takes one whole report. */
export function posFraming(layout: PosLayout = commonPosLayout): Framing {
  let parts: Uint8Array[] = [];
  let aim: string | null = null;

  const ended = (): Framed | null => {
    const whole = Buffer.concat(parts);
    const identifier = aim;
    parts = [];
    aim = null;
    if (whole.length > longestData) return garbled('more data than any code holds');
    const text = textOf(whole);
    if (text === null) return garbled('not text');
    // A scanner may be programmed to end its data as a keyboard would.
    return framedText(text.replace(/[\r\n\t]+$/, ''), identifier);
  };
  const decoded = (report: Uint8Array): Framed | null => {
    const placed = placedLike(layout, report);
    if (placed === null) return null;
    const length = report[placed.lengthAt] ?? 0;
    if (length > placed.dataBytes || placed.dataAt + length > report.length) return garbled('a wrong length');
    const data = report.slice(placed.dataAt, placed.dataAt + length);
    const heldBytes = parts.reduce((sum, part) => sum + part.length, 0);
    if (heldBytes <= longestData) parts.push(data);
    aim ??= aimIn(placed, report);
    const isMore = placed.more !== null && ((report[placed.more.at] ?? 0) & placed.more.mask) !== 0;
    return isMore ? null : ended();
  };

  return {
    push(report) {
      const framed = decoded(report);
      if (framed?.kind === 'garbled') {
        parts = [];
        aim = null;
      }
      return framed ? [framed] : [];
    },
    isPartial: () => parts.length > 0,
    reset() {
      parts = [];
      aim = null;
    },
  };
}

/** The reports in which a scanner sends that data, in the common layout. For simulated scanners and tests. */
export function posReports(data: string, aim: string): Uint8Array[] {
  const bytes = new TextEncoder().encode(data);
  const { dataBytes, dataAt, aimAt, lengthAt, more } = commonPosLayout;
  const reports: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += dataBytes) {
    const part = bytes.subarray(at, at + dataBytes);
    const report = new Uint8Array(64);
    report[0] = 2;
    report[lengthAt] = part.length;
    report.set(new TextEncoder().encode(aim.padEnd(3, '\0')).subarray(0, 3), aimAt ?? 2);
    report.set(part, dataAt);
    if (more && at + dataBytes < bytes.length) report[more.at] = 1;
    reports.push(report);
  }
  return reports;
}

/** The largest code in use, a QR code of version 40, holds less. */
const longestData = 4296;
const bracket = 0x5d;

/**
 * Some scanners leave out the report's number or put a byte before everything: the bracket of the AIM identifier
 * tells. Null for a report of another kind, as scanners send when a trigger is pulled.
 */
function placedLike(layout: PosLayout, report: Uint8Array): PosLayout | null {
  const isPlain = layout.reportId === null || report[0] === layout.reportId;
  if (layout.aimAt === null || layout.isDescribed) return isPlain ? layout : null;
  if (isPlain && report[layout.aimAt] === bracket) return layout;
  for (const by of [-1, 1]) {
    if (report[layout.aimAt + by] === bracket && isPlausible(report, layout, by)) return moved(layout, by);
  }
  return isPlain ? layout : null;
}

const isPlausible = (report: Uint8Array, layout: PosLayout, by: number): boolean => {
  const length = report[layout.lengthAt + by] ?? 0;
  return length > 0 && length <= layout.dataBytes && isLetter(report[(layout.aimAt ?? 0) + by + 1] ?? 0);
};

const moved = (layout: PosLayout, by: number): PosLayout => ({
  ...layout,
  reportId: null,
  lengthAt: layout.lengthAt + by,
  aimAt: layout.aimAt === null ? null : layout.aimAt + by,
  dataAt: layout.dataAt + by,
  more: layout.more && { ...layout.more, at: layout.more.at + by },
});

function aimIn({ aimAt }: PosLayout, report: Uint8Array): string | null {
  if (aimAt === null) return null;
  const [first = 0, letter = 0, modifier = 0] = report.subarray(aimAt, aimAt + 3);
  return first === bracket && isLetter(letter) && modifier > 0x20 && modifier < 0x7f
    ? String.fromCharCode(first, letter, modifier)
    : null;
}

const isLetter = (byte: number): boolean => /[A-Za-z]/.test(String.fromCharCode(byte));

const usages = {
  byteCount: 0x01_003b,
  symbologyFirst: 0x8c_00fb,
  symbologyLast: 0x8c_00fd,
  decodedData: 0x8c_00fe,
  continued: 0x8c_00ff,
} as const;

function describedLayout({ fields }: ReportDescriptor): PosLayout | null {
  const data = fields.filter(
    ({ usage, bits, bitOffset }) => usage === usages.decodedData && bits === 8 && bitOffset % 8 === 0,
  );
  const first = data[0];
  if (!first) return null;
  const { reportId } = first;
  const inReport = fields.filter((field) => field.reportId === reportId);
  const symbology = inReport.find(
    ({ usage }) => usage >= usages.symbologyFirst && usage <= usages.symbologyLast,
  );
  const length =
    inReport.find(({ usage }) => usage === usages.byteCount) ??
    before(inReport, symbology && symbology.bitOffset < first.bitOffset ? symbology : first);
  if (!length) return null;
  const continued = inReport.find(({ usage }) => usage === usages.continued);
  const byteOf = ({ bitOffset }: ReportField): number =>
    Math.floor(bitOffset / 8) + (reportId === null ? 0 : 1);
  return {
    reportId,
    lengthAt: byteOf(length),
    aimAt: symbology ? byteOf(symbology) : null,
    dataAt: byteOf(first),
    dataBytes: data.length,
    more: continued
      ? { at: byteOf(continued), mask: ((1 << continued.bits) - 1) << (continued.bitOffset % 8) }
      : null,
    isDescribed: true,
  };
}

/** Some descriptors call the length by a usage of their own: it is the byte before. */
const before = (fields: readonly ReportField[], next: ReportField): ReportField | undefined =>
  fields.find(({ bitOffset, bits }) => bits === 8 && bitOffset + bits === next.bitOffset);

const garbled = (detail: string): Framed => ({ kind: 'garbled', detail });
