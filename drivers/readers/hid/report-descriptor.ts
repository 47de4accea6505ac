/** What a HID device says about its reports: USB Device Class Definition for HID 1.11, section 6.2.2. */

/** One field of an input report. */
export interface ReportField {
  /** Null where the device numbers no reports. */
  readonly reportId: number | null;
  /** Usage page and usage in one number: 0x8c00fe is decoded data of a bar code scanner. */
  readonly usage: number;
  /** From the first byte after the report's number. */
  readonly bitOffset: number;
  readonly bits: number;
  /** Padding. */
  readonly isConstant: boolean;
}

export interface ReportDescriptor {
  /** Usages of the outermost collections. */
  readonly applications: readonly number[];
  readonly fields: readonly ReportField[];
}

/** Devices of shops have a few dozen fields. */
const mostFields = 4096;

interface Global {
  readonly page: number;
  readonly size: number;
  readonly count: number;
  readonly reportId: number | null;
}

/** Null when it is no descriptor. */
export function parseReportDescriptor(bytes: Uint8Array): ReportDescriptor | null {
  const applications: number[] = [];
  const fields: ReportField[] = [];
  const offsets = new Map<number | null, number>();
  const saved: Global[] = [];
  let global: Global = { page: 0, size: 0, count: 0, reportId: null };
  let usages: number[] = [];
  let minimum: number | null = null;
  let depth = 0;

  const onPage = (usage: number): number => (usage > 0xffff ? usage : global.page * 0x1_0000 + usage);
  const input = (flags: number): boolean => {
    const { size, count, reportId } = global;
    if (fields.length + count > mostFields) return false;
    let bitOffset = offsets.get(reportId) ?? 0;
    for (let index = 0; index < count; index += 1) {
      const usage = usages[Math.min(index, usages.length - 1)] ?? onPage(0);
      fields.push({ reportId, usage, bitOffset, bits: size, isConstant: (flags & 1) === 1 });
      bitOffset += size;
    }
    offsets.set(reportId, bitOffset);
    return true;
  };

  for (const item of itemsOf(bytes)) {
    if (item === null) return null;
    const { tag, value } = item;
    if (tag === tags.usagePage) global = { ...global, page: value };
    else if (tag === tags.reportSize) global = { ...global, size: value };
    else if (tag === tags.reportCount) global = { ...global, count: value };
    else if (tag === tags.reportId) global = { ...global, reportId: value };
    else if (tag === tags.push) saved.push(global);
    else if (tag === tags.pop) global = saved.pop() ?? global;
    else if (tag === tags.usage) usages.push(onPage(value));
    else if (tag === tags.usageMinimum) minimum = onPage(value);
    else if (tag === tags.usageMaximum) {
      const first = minimum ?? onPage(value);
      for (let usage = first; usage <= onPage(value) && usages.length < mostFields; usage += 1) {
        usages.push(usage);
      }
    } else if (mainTags.includes(tag)) {
      if (tag === tags.input && !input(value)) return null;
      if (tag === tags.collection) {
        if (depth === 0) applications.push(usages[0] ?? onPage(0));
        depth += 1;
      }
      if (tag === tags.endCollection) depth -= 1;
      usages = [];
      minimum = null;
    }
  }
  return depth === 0 && applications.length > 0 ? { applications, fields } : null;
}

/** The first byte of an item without the two bits of its size. */
const tags = {
  usagePage: 0x04,
  reportSize: 0x74,
  reportCount: 0x94,
  reportId: 0x84,
  push: 0xa4,
  pop: 0xb4,
  usage: 0x08,
  usageMinimum: 0x18,
  usageMaximum: 0x28,
  input: 0x80,
  output: 0x90,
  feature: 0xb0,
  collection: 0xa0,
  endCollection: 0xc0,
} as const;
const mainTags: readonly number[] = [
  tags.input,
  tags.output,
  tags.feature,
  tags.collection,
  tags.endCollection,
];
const longItem = 0xfe;

/** Ends with null where an item is cut off. */
function* itemsOf(bytes: Uint8Array): Generator<{ readonly tag: number; readonly value: number } | null> {
  for (let at = 0; at < bytes.length; ) {
    const head = bytes[at] ?? 0;
    if (head === longItem) {
      at += 3 + (bytes[at + 1] ?? 0);
      continue;
    }
    const size = [0, 1, 2, 4][head & 3] ?? 0;
    if (at + 1 + size > bytes.length) {
      yield null;
      return;
    }
    let value = 0;
    for (let index = size; index > 0; index -= 1) value = value * 0x100 + (bytes[at + index] ?? 0);
    yield { tag: head & 0xfc, value };
    at += 1 + size;
  }
}
