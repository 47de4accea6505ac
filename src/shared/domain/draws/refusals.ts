/** What is wrong with a draw, and at which step it shows. */
import type { Text } from '../../kernel/language.ts';

export interface DrawRefusal {
  readonly kind:
    | 'notADraw'
    | 'badSeed'
    | 'badEntries'
    | 'tooMany'
    | 'otherCommitment'
    | 'commitment'
    | 'entriesHash'
    | 'winners';
  readonly text: Text;
}

const because =
  <const Values extends readonly unknown[]>(
    kind: DrawRefusal['kind'],
    text: (...values: Values) => Text,
  ): ((...values: Values) => DrawRefusal) =>
  (...values) => ({ kind, text: text(...values) });

export const drawRefusal = {
  notADraw: because('notADraw', (detail: string) => ({
    vi: `Đây không phải là tệp kết quả quay thưởng: ${detail}`,
    th: `ไฟล์นี้ไม่ใช่ผลการจับรางวัล: ${detail}`,
    en: `This is not a published draw: ${detail}`,
  })),
  badSeed: because('badSeed', () => ({
    vi: 'Mã gốc phải gồm 64 ký tự từ 0 đến 9 và từ a đến f.',
    th: 'รหัสตั้งต้นต้องมี 64 อักขระ ใช้ 0 ถึง 9 และ a ถึง f',
    en: 'The seed must be 64 of 0 to 9 and a to f.',
  })),
  badLine: because('badEntries', (line: number) => ({
    vi: `Dòng ${line} của danh sách phải là mã lượt, một dấu cách và số lượt quay.`,
    th: `บรรทัดที่ ${line} ของรายชื่อต้องเป็นรหัสผู้มีสิทธิ์ เว้นวรรคหนึ่งครั้ง แล้วตามด้วยจำนวนสิทธิ์`,
    en: `Line ${line} of the entries must be an entry, one space and its chances.`,
  })),
  notSorted: because('badEntries', (line: number) => ({
    vi: `Dòng ${line} của danh sách không theo đúng thứ tự.`,
    th: `บรรทัดที่ ${line} ของรายชื่อไม่เรียงตามลำดับ`,
    en: `Line ${line} of the entries is out of order.`,
  })),
  twice: because('badEntries', (line: number, entry: string) => ({
    vi: `Dòng ${line} của danh sách lặp lại lượt "${entry}".`,
    th: `บรรทัดที่ ${line} ของรายชื่อมี "${entry}" ซ้ำ`,
    en: `Line ${line} of the entries names "${entry}" a second time.`,
  })),
  tooMany: because('tooMany', () => ({
    vi: 'Danh sách có quá nhiều lượt.',
    th: 'รายชื่อมีสิทธิ์มากเกินไป',
    en: 'There are too many entries.',
  })),
  otherCommitment: because('otherCommitment', () => ({
    vi: 'Mã cam kết trong tệp khác với mã đã công bố trước khi quay.',
    th: 'รหัสยืนยันในไฟล์ไม่ตรงกับรหัสที่ประกาศไว้ก่อนจับรางวัล',
    en: 'The commitment in the file is not the one that was published before the draw.',
  })),
  commitment: because('commitment', () => ({
    vi: 'Mã gốc không khớp với mã cam kết: đây không phải mã đã chọn trước khi quay.',
    th: 'รหัสตั้งต้นไม่ตรงกับรหัสยืนยัน: ไม่ใช่รหัสที่เลือกไว้ก่อนจับรางวัล',
    en: 'The seed does not match the commitment: it is not the one that was chosen before the draw.',
  })),
  entriesHash: because('entriesHash', () => ({
    vi: 'Danh sách lượt quay đã bị thay đổi: mã băm không khớp.',
    th: 'รายชื่อผู้มีสิทธิ์ถูกแก้ไข: ค่าแฮชไม่ตรงกัน',
    en: 'The entries were changed: their hash does not match.',
  })),
  winners: because('winners', (place: number, drawn: string | null, published: string | null) => ({
    vi: `Giải thứ ${place}: quay ra ${drawn ?? 'không ai'}, nhưng tệp ghi ${published ?? 'không ai'}.`,
    th: `รางวัลลำดับที่ ${place}: ผลที่จับได้คือ ${drawn ?? 'ไม่มีผู้ได้รับ'} แต่ในไฟล์คือ ${published ?? 'ไม่มีผู้ได้รับ'}`,
    en: `Prize number ${place}: the draw gives ${drawn ?? 'nobody'}, the file says ${published ?? 'nobody'}.`,
  })),
} as const;
