/** What is told when a programme document is not taken: where, and a sentence for the one who wrote it. */
import type * as v from 'valibot';
import type { Text } from '../../kernel/language.ts';

export interface ProgrammeRefusal {
  /** `earn[0].amount.perMinor`; empty for the document as a whole. */
  readonly path: string;
  readonly text: Text;
}

/** Turns a finding of the schema into a sentence. */
export function refusalOf(issue: v.BaseIssue<unknown>): ProgrammeRefusal {
  return { path: pathOf(issue), text: sentenceOf(issue) };
}

export const sentences = {
  notJson: {
    vi: 'Tệp không phải là JSON hợp lệ.',
    th: 'ไฟล์นี้ไม่ใช่ JSON ที่ถูกต้อง',
    en: 'This is not valid JSON.',
  },
  fromTheFuture: {
    vi: 'Chương trình này được tạo bởi phiên bản Quen mới hơn. Hãy cập nhật Quen trước.',
    th: 'โปรแกรมนี้สร้างจาก Quen รุ่นใหม่กว่า โปรดอัปเดต Quen ก่อน',
    en: 'This programme was made by a newer version of Quen. Update Quen first.',
  },
} as const satisfies Record<string, Text>;

function pathOf(issue: v.BaseIssue<unknown>): string {
  let path = '';
  for (const { key } of issue.path ?? []) {
    if (typeof key === 'number') path += `[${key}]`;
    else path += path === '' ? shortened(key) : `.${shortened(key)}`;
  }
  return path;
}

function sentenceOf(issue: v.BaseIssue<unknown>): Text {
  if (issue.received === 'undefined') return missing(lastKey(issue));
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownSetting(lastKey(issue));
  switch (issue.type) {
    case 'literal':
    case 'picklist':
    case 'variant':
      return isObjectExpected(issue) ? mustBe.group : oneOf(issue.expected ?? '');
    case 'string':
      return mustBe.text;
    case 'number':
    case 'safe_integer':
      return mustBe.wholeNumber;
    case 'boolean':
      return mustBe.boolean;
    case 'array':
      return mustBe.list;
    case 'strict_object':
      return mustBe.group;
    case 'min_value':
      return atLeast(issue.requirement);
    case 'max_value':
      return atMost(issue.requirement);
    case 'min_length':
      return typeof issue.input === 'string' ? mustBe.notEmpty : atLeastEntries(issue.requirement);
    case 'max_length':
      return typeof issue.input === 'string'
        ? atMostCharacters(issue.requirement)
        : atMostEntries(issue.requirement);
    case 'check':
      return mustBe.date;
    case 'regex':
      return patternOf(issue.message);
    default:
      return mustBe.valid;
  }
}

/** Told apart by the schema's own words. */
function patternOf(message: string): Text {
  if (message.startsWith('an id')) return mustBe.id;
  if (message.startsWith('a time')) return mustBe.time;
  return message.startsWith('a code') ? mustBe.code : mustBe.printable;
}

const mustBe = {
  text: { vi: 'Phải là chữ.', th: 'ต้องเป็นข้อความ', en: 'Must be a text.' },
  wholeNumber: { vi: 'Phải là số nguyên.', th: 'ต้องเป็นจำนวนเต็ม', en: 'Must be a whole number.' },
  boolean: {
    vi: 'Phải là true hoặc false.',
    th: 'ต้องเป็น true หรือ false',
    en: 'Must be true or false.',
  },
  list: { vi: 'Phải là một danh sách.', th: 'ต้องเป็นรายการ', en: 'Must be a list.' },
  group: {
    vi: 'Phải là một nhóm thiết lập trong dấu { }.',
    th: 'ต้องเป็นกลุ่มการตั้งค่าในเครื่องหมาย { }',
    en: 'Must be a group of settings in { }.',
  },
  notEmpty: { vi: 'Không được để trống.', th: 'ต้องไม่เว้นว่าง', en: 'Must not be empty.' },
  date: {
    vi: 'Phải là một ngày có thật, viết dạng 2026-12-31.',
    th: 'ต้องเป็นวันที่ที่มีจริง เขียนแบบ 2026-12-31',
    en: 'Must be a day that exists, written 2026-12-31.',
  },
  id: {
    vi: 'Mã gồm 1 đến 40 ký tự a–z, 0–9 và dấu gạch nối, bắt đầu bằng chữ.',
    th: 'รหัสต้องมี 1 ถึง 40 ตัวอักษร ใช้ a–z, 0–9 และขีดกลาง ขึ้นต้นด้วยตัวอักษร',
    en: 'An id is 1 to 40 of a–z, 0–9 and hyphens, beginning with a letter.',
  },
  time: {
    vi: 'Phải là giờ từ 00:00 đến 24:00, viết dạng 09:30.',
    th: 'ต้องเป็นเวลา 00:00 ถึง 24:00 เขียนแบบ 09:30',
    en: 'Must be a time from 00:00 to 24:00, written 09:30.',
  },
  code: {
    vi: 'Mã khuyến mãi gồm 3 đến 24 ký tự A–Z, 0–9 và dấu gạch nối.',
    th: 'โค้ดต้องมี 3 ถึง 24 ตัวอักษร ใช้ A–Z, 0–9 และขีดกลาง',
    en: 'A code is 3 to 24 of A–Z, 0–9 and hyphens.',
  },
  printable: {
    vi: 'Không được chứa ký tự điều khiển.',
    th: 'ต้องไม่มีอักขระควบคุม',
    en: 'Must not contain control characters.',
  },
  valid: { vi: 'Giá trị không hợp lệ.', th: 'ค่าไม่ถูกต้อง', en: 'This value cannot be used.' },
} as const satisfies Record<string, Text>;

const missing = (key: string): Text => ({
  vi: `Thiếu mục "${key}".`,
  th: `ขาดการตั้งค่า "${key}"`,
  en: `The setting "${key}" is missing.`,
});

const unknownSetting = (key: string): Text => ({
  vi: `Không có mục nào tên "${key}".`,
  th: `ไม่มีการตั้งค่าชื่อ "${key}"`,
  en: `There is no setting "${key}".`,
});

function oneOf(expected: string): Text {
  const choices = expected.replace(/[()"]/g, '').replaceAll(' | ', ', ');
  return {
    vi: `Phải là một trong: ${choices}.`,
    th: `ต้องเป็นค่าใดค่าหนึ่งต่อไปนี้: ${choices}`,
    en: `Must be one of: ${choices}.`,
  };
}

const atLeast = (least: unknown): Text => ({
  vi: `Ít nhất là ${String(least)}.`,
  th: `ต้องไม่น้อยกว่า ${String(least)}`,
  en: `Must be at least ${String(least)}.`,
});

const atMost = (most: unknown): Text => ({
  vi: `Nhiều nhất là ${String(most)}.`,
  th: `ต้องไม่เกิน ${String(most)}`,
  en: `Must be at most ${String(most)}.`,
});

const atLeastEntries = (least: unknown): Text => ({
  vi: `Cần ít nhất ${String(least)} mục.`,
  th: `ต้องมีอย่างน้อย ${String(least)} รายการ`,
  en: `Needs at least ${String(least)}.`,
});

const atMostEntries = (most: unknown): Text => ({
  vi: `Nhiều nhất ${String(most)} mục.`,
  th: `มีได้ไม่เกิน ${String(most)} รายการ`,
  en: `There can be at most ${String(most)}.`,
});

const atMostCharacters = (most: unknown): Text => ({
  vi: `Nhiều nhất ${String(most)} ký tự.`,
  th: `ยาวได้ไม่เกิน ${String(most)} ตัวอักษร`,
  en: `At most ${String(most)} characters.`,
});

/** A variant that was given no object at all lists its kinds as well; told apart by the value itself. */
const isObjectExpected = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type === 'variant' && issue.expected === 'Object';

function lastKey(issue: v.BaseIssue<unknown>): string {
  return shortened(issue.path?.at(-1)?.key);
}

/** Keys of an unknown document come from outside and may be anything. */
function shortened(key: unknown): string {
  const text = String(key).replace(/\p{Cc}/gu, ' ');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
