import { describe, expect, it } from 'vitest';
import { noAttributes } from '../attributes.ts';
import { groupIdFor } from '../groups.ts';
import { type Field, fieldsOfHeader } from './fields.ts';
import { quantityOf, type RowContext, readRow } from './row.ts';

const context: RowContext = {
  columns: [
    'name',
    'phone',
    'card',
    'birthday',
    'gender',
    'area',
    'tags',
    'email',
    'note',
    'balance',
    'expiry',
  ],
  currency: 'VND',
  today: '2026-11-22',
  scale: 0,
  format: '8H10D',
};

const one = (field: Field, text: string, changed: Partial<RowContext> = {}) => {
  const read = readRow(['An', text], { ...context, columns: ['name', field], ...changed });
  if (!read.ok) return read.problems.map(({ kind }) => kind).join();
  const { person } = read;
  const { attributes, ...rest } = person;
  if (field === 'card') return person.card?.number ?? null;
  if (field === 'expiry') return person.expiresOn;
  return field in attributes
    ? attributes[field as keyof typeof attributes]
    : rest[field as keyof typeof rest];
};

it('reads a whole row', () => {
  const cells = [
    ' Nguyễn  Thị Ánh ',
    '090 123 44 17',
    '100001',
    '3/11/1990',
    'Nữ',
    'Quận 3',
    'vip; trà sữa',
    'Anh@Example.vn',
    'ghé sáng',
    '1.284',
    '31/12/2026',
  ];
  expect(readRow(cells, context)).toEqual({
    ok: true,
    person: {
      name: 'Nguyễn Thị Ánh',
      phone: '+84901234417',
      card: { kind: 'rfid', number: '0000100001', bits: expect.any(String) },
      attributes: {
        birthday: '1990-11-03',
        gender: 'female',
        area: 'Quận 3',
        tags: ['vip', 'trà sữa'],
        email: 'anh@example.vn',
        note: 'ghé sáng',
      },
      balance: 1284,
      expiresOn: '2026-12-31',
    },
  });
});

describe('A cell', () => {
  it.each<[Field, string, unknown]>([
    ['phone', '901234417', '+84901234417'],
    ['phone', '+66 81 234 5678', '+66812345678'],
    ['phone', '12', 'phoneInvalid'],
    ['phone', 'Nguyễn', 'phoneInvalid'],
    ['card', '0000100001', '0000100001'],
    ['card', '99999999999', 'cardInvalid'],
    ['birthday', '1990-11-03', '1990-11-03'],
    ['birthday', '๓/๑๑/๒๕๓๓', '1990-11-03'],
    ['birthday', '03.11.1990', '1990-11-03'],
    ['birthday', '3/11', '--11-03'],
    ['birthday', '--02-29', '--02-29'],
    ['birthday', '1990-11-03 00:00:00', '1990-11-03'],
    ['birthday', '31/02/1990', 'birthdayInvalid'],
    ['birthday', '11/23/1990', 'birthdayInvalid'],
    ['birthday', '33180', 'birthdayInvalid'],
    ['gender', 'ชาย', 'male'],
    ['gender', 'NỮ', 'female'],
    ['gender', 'x', 'genderUnknown'],
    ['tags', 'a,b|c ; a', ['a', 'b', 'c']],
    ['tags', 'a,b,c,d,e,f,g,h,i,j,k', 'tooManyTags'],
    ['tags', 'x'.repeat(31), 'tooLong'],
    ['email', 'no address', 'emailInvalid'],
    ['note', 'x'.repeat(301), 'tooLong'],
    ['note', '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
    ['note', "'=1+1", '=1+1'],
    ['area', 'Qu\uFFFDn 3', 'unreadable'],
    ['balance', '12', 12],
    ['balance', '-12', 'balanceInvalid'],
    ['balance', '12.5', 'balanceInvalid'],
    ['balance', 'many', 'balanceInvalid'],
    ['expiry', '2026-11-22', '2026-11-22'],
    ['expiry', '2026-11-21', 'expiryPast'],
    ['expiry', 'soon', 'expiryInvalid'],
  ])('%s %j is %j', (field, text, expected) => expect(one(field, text)).toEqual(expected));

  it('that is missing or empty is nothing', () => {
    expect(readRow(['An'], context)).toMatchObject({
      person: { name: 'An', phone: null, card: null, attributes: noAttributes, balance: 0 },
    });
  });
});

it('tells everything that is wrong with a row at once, by column', () => {
  expect(readRow(['An', '12', '', '', 'x'], context)).toEqual({
    ok: false,
    problems: [
      { column: 1, kind: 'phoneInvalid', found: '12' },
      { column: 4, kind: 'genderUnknown', found: 'x' },
    ],
  });
});

it('refuses a row that names nobody', () => {
  expect(readRow(['', '', '', '1990-11-03'], context)).toMatchObject({
    problems: [{ column: null, kind: 'nothingNamed' }],
  });
});

it.each([
  ['6,75', 2, 675],
  ['6.7', 2, 670],
  ['1.284', 2, 128_400],
  ['1,284,000', 0, 1_284_000],
  ['1.284,50', 2, null],
  ['6.755', 2, 675_500],
  ['12.00', 0, 12],
  ['2000000000', 0, null],
])('%s at %i decimals is %s', (text, scale, expected) => expect(quantityOf(text, scale)).toBe(expected));

it.each([
  ['vi', ['Họ và tên', 'Số điện thoại', 'Mã thẻ', 'Ngày sinh', 'Giới tính', 'Khu vực', 'Ghi chú', 'Điểm']],
  ['th', ['ชื่อ-สกุล', 'เบอร์โทรศัพท์', 'หมายเลขบัตร', 'วันเกิด', 'เพศ', 'พื้นที่', 'หมายเหตุ', 'แต้ม']],
  ['en', ['Full name', 'MOBILE', 'Card No.', 'Date of birth', 'Sex', 'District', 'Remarks', 'Points']],
])('knows the headers of a file in %s', (_, headers) => {
  expect(fieldsOfHeader(headers)).toEqual([
    'name',
    'phone',
    'card',
    'birthday',
    'gender',
    'area',
    'note',
    'balance',
  ]);
});

it('takes the first of two columns alike, and leaves the unknown to the owner', () => {
  expect(fieldsOfHeader(['Phone', 'Mobile', 'Shoe size', ''])).toEqual(['phone', null, null, null]);
});

it.each([
  ['Khách quen', [], 'khach-quen'],
  ['Khách quen', ['khach-quen'], 'khach-quen-2'],
  ['ลูกค้า', [], 'group-1'],
  ['  !!  ', ['group-1'], 'group-2'],
])('names a group %j after %j: %s', (name, taken, expected) => {
  expect(groupIdFor(name, (id) => taken.includes(id))).toBe(expected);
});
