/** Members as a table for a spreadsheet. */
import Papa from 'papaparse';
import { noAttributes } from '../../shared/domain/members/attributes.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { xlsxOf } from '../import/files/xlsx-write.ts';
import type { Profile } from './members.ts';

export interface ExportedMember {
  readonly profile: Profile;
  readonly enrolledOn: LocalDate | null;
  readonly visits: number;
  readonly lastVisitOn: LocalDate | null;
  /** In the order of `ExportTable.units`, written with a point. */
  readonly balances: readonly string[];
}

const words = {
  vi: {
    sheet: 'Thành viên',
    columns: [
      'Tên',
      'Điện thoại',
      'Ngày sinh',
      'Giới tính',
      'Khu vực',
      'Nhãn',
      'Email',
      'Ghi chú',
      'Ngày tham gia',
      'Lượt ghé',
      'Lần ghé cuối',
    ],
    gender: { female: 'Nữ', male: 'Nam', other: 'Khác' },
  },
  th: {
    sheet: 'สมาชิก',
    columns: [
      'ชื่อ',
      'โทรศัพท์',
      'วันเกิด',
      'เพศ',
      'พื้นที่',
      'ป้าย',
      'อีเมล',
      'หมายเหตุ',
      'วันที่สมัคร',
      'จำนวนครั้ง',
      'มาล่าสุด',
    ],
    gender: { female: 'หญิง', male: 'ชาย', other: 'อื่นๆ' },
  },
  en: {
    sheet: 'Members',
    columns: [
      'Name',
      'Phone',
      'Birthday',
      'Gender',
      'Area',
      'Tags',
      'Email',
      'Note',
      'Joined on',
      'Visits',
      'Last visit',
    ],
    gender: { female: 'Female', male: 'Male', other: 'Other' },
  },
} as const satisfies Record<Language, { sheet: string; columns: readonly string[]; gender: object }>;

export function exportRows(
  members: readonly ExportedMember[],
  units: readonly string[],
  language: Language,
): string[][] {
  const { columns, gender } = words[language];
  return [
    [...columns, ...units],
    ...members.map(({ profile, enrolledOn, visits, lastVisitOn, balances }) => {
      const told = profile.attributes ?? noAttributes;
      return [
        profile.name,
        profile.phone ?? '',
        told.birthday ?? '',
        told.gender ? gender[told.gender] : '',
        told.area ?? '',
        told.tags.join('; '),
        told.email ?? '',
        told.note ?? '',
        enrolledOn ?? '',
        String(visits),
        lastVisitOn ?? '',
        ...balances,
      ];
    }),
  ];
}

const byteOrderMark = '\uFEFF';

/**
 * Byte order mark first, and nothing that a spreadsheet would run as a formula: such a cell begins with an apostrophe.
 * A phone number begins with a plus and is none.
 */
export function exportFile(rows: string[][], format: 'csv' | 'xlsx', language: Language): Uint8Array {
  if (format === 'xlsx') return xlsxOf(words[language].sheet, rows);
  const text = Papa.unparse(rows, {
    escapeFormulae: /^(?!\+\d+$|-?\d+([.]\d+)?$)[=+\-@\t\r]/,
    newline: '\r\n',
  });
  return Buffer.from(byteOrderMark + text);
}
