/** What a column of an imported file can be, and what can be wrong with a row. */
import { nameKey } from '../name-key.ts';

export const fields = [
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
] as const;
export type Field = (typeof fields)[number];

export const problemKinds = [
  'nothingNamed',
  'phoneInvalid',
  'cardInvalid',
  'birthdayInvalid',
  'genderUnknown',
  'emailInvalid',
  'balanceInvalid',
  'expiryInvalid',
  'expiryPast',
  'tooLong',
  'tooManyTags',
  'unreadable',
  /** The phone number is one member's and the card another's. */
  'twoMembers',
  'cardBlocked',
  /** Nobody has this phone number or card, and nobody new is to be enrolled. */
  'unknownMember',
  /** The same phone number or card stands in an earlier row. */
  'repeated',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Words of headers, as `headerKey` writes them. A header that contains none of them is left to the owner. */
const headerWords: Record<Field, readonly string[]> = {
  name: [
    'ten',
    'ho ten',
    'ho va ten',
    'ten khach',
    'ten khach hang',
    'khach hang',
    'ten hoi vien',
    'hoi vien',
    'ชือ',
    'ชือ-สกุล',
    'ชือสกุล',
    'ชือลูกค้า',
    'ชือสมาชิก',
    'ชือ นามสกุล',
    'name',
    'full name',
    'customer',
    'customer name',
    'member',
    'member name',
  ],
  phone: [
    'dien thoai',
    'so dien thoai',
    'sdt',
    'di dong',
    'so di dong',
    'dt',
    'เบอร์',
    'เบอร์โทร',
    'เบอร์โทรศัพท์',
    'โทรศัพท์',
    'โทร',
    'มือถือ',
    'เบอร์มือถือ',
    'หมายเลขโทรศัพท์',
    'phone',
    'phone number',
    'mobile',
    'mobile number',
    'tel',
    'telephone',
  ],
  card: [
    'the',
    'ma the',
    'so the',
    'the thanh vien',
    'ma so the',
    'บัตร',
    'เลขบัตร',
    'หมายเลขบัตร',
    'รหัสบัตร',
    'เลขทีบัตร',
    'card',
    'card number',
    'card no',
    'card id',
    'member card',
  ],
  birthday: [
    'ngay sinh',
    'sinh nhat',
    'ngay thang nam sinh',
    'วันเกิด',
    'วันเดือนปีเกิด',
    'birthday',
    'birth date',
    'date of birth',
    'birthdate',
    'dob',
  ],
  gender: ['gioi tinh', 'phai', 'เพศ', 'gender', 'sex'],
  area: [
    'khu vuc',
    'dia chi',
    'quan',
    'quan huyen',
    'phuong',
    'พืนที',
    'ทีอยู่',
    'เขต',
    'อำเภอ',
    'จังหวัด',
    'area',
    'district',
    'address',
    'city',
    'region',
  ],
  tags: [
    'the nhan',
    'nhan',
    'nhom',
    'phan loai',
    'แท็ก',
    'ป้าย',
    'กลุ่ม',
    'tag',
    'tags',
    'labels',
    'group',
    'groups',
  ],
  email: ['email', 'e mail', 'thu dien tu', 'อีเมล', 'อีเมล์'],
  note: ['ghi chu', 'chu thich', 'หมายเหตุ', 'บันทึก', 'note', 'notes', 'remark', 'remarks', 'comment'],
  balance: [
    'diem',
    'so diem',
    'so du',
    'diem hien co',
    'diem tich luy',
    'tem',
    'แต้ม',
    'คะแนน',
    'แต้มคงเหลือ',
    'คะแนนสะสม',
    'แต้มสะสม',
    'ยอดคงเหลือ',
    'points',
    'balance',
    'point balance',
    'points balance',
    'stamps',
  ],
  expiry: [
    'het han',
    'ngay het han',
    'han dung',
    'han su dung',
    'วันหมดอายุ',
    'หมดอายุ',
    'expiry',
    'expires',
    'expires on',
    'expiry date',
    'valid until',
  ],
};

const fieldOfWord = new Map(
  fields.flatMap((field) => headerWords[field].map((word) => [headerKey(word), field] as const)),
);

/** Small letters without tone marks, punctuation as single spaces. */
export function headerKey(header: string): string {
  return nameKey(header)
    .replace(/[\s._:;/()*#-]+/gu, ' ')
    .trim();
}

/** What each column seems to be. Of two columns with the same word the first one is taken. */
export function fieldsOfHeader(headers: readonly string[]): (Field | null)[] {
  const taken = new Set<Field>();
  return headers.map((header) => {
    const field = fieldOfWord.get(headerKey(header)) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}
