/** Vouchers that end before they begin, and campaigns that could hand out only paper. */
import { addDays } from '../../../kernel/dates.ts';
import type { Text } from '../../../kernel/language.ts';
import type { Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

export function* vouchersCanBeUsed({ vouchers, startsOn }: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of placed('vouchers', vouchers)) {
    const { validFrom, validDays, until, bearer, claimCode } = entry;
    const waits = validFrom?.days ?? 0;
    const isTooShort = validDays !== undefined && waits > validDays;
    const isTooLate = until !== undefined && addDays(startsOn, waits) > until;
    if (isTooShort || isTooLate) yield { path: `${path}.validFrom.days`, text: endsBeforeUse };
    if (bearer && claimCode !== undefined) yield { path: `${path}.claimCode`, text: claimedByMembers };
  }
}

/** What a campaign gives waits with the member, who need not be at the counter. */
export function* campaignsReachMembers({ campaigns, vouchers }: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of placed('campaigns', campaigns)) {
    const voucher = vouchers.find(({ id }) => id === entry.voucher);
    if (voucher?.bearer === true) yield { path: `${path}.voucher`, text: needsPersonal };
  }
}

const endsBeforeUse: Text = {
  vi: 'Phiếu hết hạn trước ngày bắt đầu dùng được.',
  th: 'บัตรกำนัลหมดอายุก่อนวันที่เริ่มใช้ได้',
  en: 'The voucher would end before it can be used.',
};

const claimedByMembers: Text = {
  vi: 'Chỉ phiếu cá nhân mới nhận được bằng mã; phiếu in có mã riêng.',
  th: 'รับด้วยโค้ดได้เฉพาะบัตรกำนัลส่วนตัว บัตรแบบพิมพ์มีรหัสของตนเอง',
  en: 'Only a personal voucher is claimed with a word; a printed one has a code of its own.',
};

const needsPersonal: Text = {
  vi: 'Chiến dịch cần phiếu cá nhân, không phải phiếu in.',
  th: 'แคมเปญต้องใช้บัตรกำนัลส่วนตัว ไม่ใช่แบบพิมพ์',
  en: 'A campaign needs a personal voucher, not a printed one.',
};
