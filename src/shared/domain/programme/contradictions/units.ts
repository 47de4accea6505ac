/** Units whose settings do not fit their kind. */
import type { Text } from '../../../kernel/language.ts';
import { type Currency, exponentOf } from '../../../kernel/money.ts';
import type { Programme, Unit } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

export function* unitsFitTheirKind({ units, currency }: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of placed('units', units)) {
    yield* scaleFits(entry, currency, path);
    yield* topUpFits(entry, path);
    if (entry.expiry.kind === 'fromFirstStamp' && entry.kind !== 'stamps') {
      yield { path: `${path}.expiry.kind`, text: onlyStampsGoTogether };
    }
    if (entry.pendingDays > shortestLife(entry))
      yield { path: `${path}.pendingDays`, text: endsWhilePending };
  }
}

function* scaleFits({ kind, scale }: Unit, currency: Currency, path: string): Generator<ProgrammeRefusal> {
  if (kind === 'stamps' && scale !== 0) yield { path: `${path}.scale`, text: stampsAreWhole };
  if (kind === 'entries' && scale !== 0) yield { path: `${path}.scale`, text: entriesAreWhole };
  if (kind === 'money' && scale !== exponentOf[currency]) {
    yield { path: `${path}.scale`, text: moneyHasItsScale(currency) };
  }
}

function* topUpFits({ kind, topUp }: Unit, path: string): Generator<ProgrammeRefusal> {
  if (topUp === undefined) return;
  if (kind !== 'money') yield { path: `${path}.topUp`, text: onlyMoneyIsPaidIn };
  if (topUp.mostMinor < topUp.leastMinor) yield { path: `${path}.topUp.mostMinor`, text: mostBelowLeast };
}

/** Days after the worst day of earning on which a lot can still be spent. */
function shortestLife({ expiry }: Unit): number {
  switch (expiry.kind) {
    case 'never':
      return Number.POSITIVE_INFINITY;
    case 'days':
    case 'inactivity':
      return expiry.days;
    // Earned on the last day of a month: the next ones count in full, and a February is among the first twelve.
    case 'monthEnd':
      return Math.max(0, expiry.months * 30 - 2);
    case 'yearEnd':
      return expiry.years * 365;
    // A stamp may be the last before its card ends.
    case 'fromFirstStamp':
      return 0;
  }
}

const stampsAreWhole: Text = {
  vi: 'Tem phải là số nguyên: đặt 0 chữ số thập phân.',
  th: 'แสตมป์ต้องเป็นจำนวนเต็ม: ตั้งทศนิยมเป็น 0',
  en: 'Stamps are whole: the scale must be 0.',
};

const entriesAreWhole: Text = {
  vi: 'Lượt quay thưởng phải là số nguyên: đặt 0 chữ số thập phân.',
  th: 'สิทธิ์ลุ้นรางวัลต้องเป็นจำนวนเต็ม: ตั้งทศนิยมเป็น 0',
  en: 'Chances in a draw are whole: the scale must be 0.',
};

const moneyHasItsScale = (currency: Currency): Text => ({
  vi: `Ví tiền ${currency} phải có đúng ${exponentOf[currency]} chữ số thập phân.`,
  th: `กระเป๋าเงิน ${currency} ต้องมีทศนิยม ${exponentOf[currency]} ตำแหน่งพอดี`,
  en: `A wallet in ${currency} has the scale ${exponentOf[currency]}.`,
});

const onlyMoneyIsPaidIn: Text = {
  vi: 'Chỉ đơn vị loại tiền mới nạp được.',
  th: 'เติมเงินได้เฉพาะหน่วยประเภทเงิน',
  en: 'Only a unit of the kind "money" can be paid in.',
};

const mostBelowLeast: Text = {
  vi: 'Mức nạp cao nhất không được thấp hơn mức thấp nhất.',
  th: 'ยอดเติมสูงสุดต้องไม่น้อยกว่ายอดต่ำสุด',
  en: 'The most that can be paid in must not be less than the least.',
};

const onlyStampsGoTogether: Text = {
  vi: 'Chỉ tem mới hết hạn theo thẻ.',
  th: 'เฉพาะแสตมป์เท่านั้นที่หมดอายุพร้อมบัตร',
  en: 'Only stamps can end with their card.',
};

const endsWhilePending: Text = {
  vi: 'Thời gian chờ dài hơn hạn dùng: sẽ hết hạn trước khi dùng được.',
  th: 'ระยะรอนานกว่าอายุการใช้งาน จะหมดอายุก่อนใช้ได้',
  en: 'Waits longer than it lasts: it could end before it can be spent.',
};
