import { describe, expect, it } from 'vitest';
import {
  claimCode,
  couponCodes,
  daySheet,
  drawResultSlip,
  earnFacts,
  exampleSlip,
  fullEarnFacts,
  giftCardCode,
  giftsSlip,
  shops,
  topUpRefundSlip,
  units,
} from '../../../../test/support/slip-examples.ts';
import { type Language, languages } from '../../kernel/language.ts';
import { asCopy } from './copy.ts';
import { composeDaySlip } from './day-slip.ts';
import { harmless } from './document.ts';
import { composeEarnSlip } from './earn-slip.ts';
import { programmeWords } from './programme-words.ts';
import { composeRefundSlip } from './refund-slip.ts';
import { composeRewardSlip } from './reward-slip.ts';
import { type SlipBlock, type SlipDocument, slipKinds } from './slip.ts';
import { counted, maskedName } from './wording.ts';
import { words } from './words.ts';

/** What a slip says, a line per block. */
function said(slip: SlipDocument): string[] {
  return slip.blocks.map((block) => {
    switch (block.kind) {
      case 'title':
      case 'text':
      case 'banner':
        return block.text;
      case 'pair':
        return `${block.label}: ${block.value}`;
      case 'qr':
        return `[${block.content}] ${block.caption}`;
      case 'stamps':
        return `(${block.filled}/${block.boxes} +${block.fresh} ${block.shape})`;
      case 'bars':
        return block.bars.map(({ label, value }) => `${label}=${value}`).join(' ');
      case 'rule':
      case 'picture':
      case 'cut':
      case 'ruler':
      case 'space':
        return '';
    }
  });
}

describe('An earn slip', () => {
  it('says it all in Vietnamese', () => {
    expect(said(composeEarnSlip(earnFacts('vi'))).filter(Boolean)).toEqual([
      'Cà phê Bến Thành',
      '12 Lê Lợi, P. Bến Nghé, Quận 1, TP. Hồ Chí Minh',
      'Phiếu tích điểm',
      '21/11/2026 · 09:42 · A-0042',
      'Thu ngân: Lan · Thành viên: N. T. H. Ánh',
      'Tổng hóa đơn: 185.000\u00a0₫',
      'Giảm giá: −5.000\u00a0₫',
      'Thanh toán: 180.000\u00a0₫',
      'Đã dùng: 50 điểm',
      'Bạn được cộng',
      '+9\u00a0điểm · +2\u00a0tem',
      'Mỗi 20.000 ₫ được 1 điểm: +9 điểm',
      'Mỗi ly nước được 1 tem: +2 tem',
      'Phần trả bằng điểm không được cộng điểm',
      'Hiện có: 1.284 điểm',
      'Hết hạn 31/12/2026: 200 điểm',
      'Thẻ cà phê · 7/10',
      '(7/10 +2 cup)',
      'Còn 3 tem nữa để nhận Cà phê sữa đá miễn phí',
      '[QUEN:k3f9.1.1284] k3f9.1.1284',
      'Cảm ơn quý khách!',
    ]);
  });

  it('shows the Buddhist year where the shop counts by it, and the hour of its own zone', () => {
    expect(said(composeEarnSlip(earnFacts('th')))).toContain('21/11/2569 · 09:42 · A-0042');
    expect(said(composeEarnSlip(earnFacts('en')))).toContain('20 Nov 2026 · 21:42 · A-0042');
  });

  it('calls a visit without a bill by what it brought', () => {
    const visit = composeEarnSlip({
      ...earnFacts('en'),
      totalMinor: null,
      discountMinor: 0,
      changes: [{ unit: 'stamps', quantity: 1 }],
      why: [],
    });
    expect(said(visit)).toContain('+1\u00a0stamp');
    expect(said(visit).join()).not.toContain('Bill total');
  });

  it('says so when nothing was earned, and shows a debt', () => {
    const facts = earnFacts('en');
    const slip = composeEarnSlip({
      ...facts,
      changes: [],
      balances: [{ unit: 'points', available: 0, debt: 12, nextExpiry: null }],
    });
    expect(said(slip)).toContain('Nothing earned this time');
    expect(said(slip)).toContain('Owed from next visit: 12 points');
  });

  it('celebrates a full card and counts those that wait', () => {
    const facts = earnFacts('th');
    const cards = facts.stampCards.map((card) => ({ ...card, filled: 10, fresh: 3, full: 2 }));
    const lines = said(composeEarnSlip({ ...facts, stampCards: cards }));
    expect(lines).toContain('(10/10 +3 bowl)');
    expect(lines).toContain('ครบ 10 ดวงแล้ว! รับ ก๋วยเตี๋ยวเรือฟรี 1 ชาม');
    expect(lines).toContain('บัตรที่ครบรอแลก: 2');
  });
});

describe('A reward slip', () => {
  it('says large what to hand over and what to take off', () => {
    const facts = earnFacts('en');
    const slip = composeRewardSlip({
      ...facts,
      gives: [{ name: { vi: 'Bánh', th: 'ขนมปัง', en: 'Croissant' }, pieces: 2 }],
      discountMinor: 150,
      changes: [{ unit: 'points', quantity: -50 }],
    });
    const large = slip.blocks.filter((block) => block.kind === 'text' && block.size === 'large');
    expect(large.map((block) => block.kind === 'text' && block.text)).toEqual(['2 × Croissant', '−$1.50']);
    expect(said(slip)).toContain('Used: 50 points');
    expect(said(slip).join()).toContain('[QUEN:k3f9.1.1284]');
  });
});

describe('A refund slip', () => {
  it('tells money, points taken back and points given back apart', () => {
    const lines = said(exampleSlip('refund', 'en'));
    expect(lines).toContain('Amount refunded: $23.45');
    expect(lines).toContain('Returned as points: $1.50');
    expect(lines).toContain('Money back: $21.95');
    expect(lines).toContain('Taken back: 9 points');
    expect(lines).toContain('Given back: 50 points');
  });

  it('is a cancellation when the event was undone at once', () => {
    const facts = { ...earnFacts('vi'), changes: [], originalReceipt: null, refundMinor: null };
    const slip = composeRefundSlip({ ...facts, way: 'undo', pointsPaidMinor: 0, reason: '' });
    expect(said(slip)).toContain('Phiếu hủy giao dịch');
  });
});

describe('A slip of a full programme', () => {
  const lines = said(composeEarnSlip(fullEarnFacts('en'))).filter(Boolean);
  const after = (line: string, count: number) => lines.slice(lines.indexOf(line) + 1).slice(0, count);

  it('names what was taken off, what paid, and what is left of it', () => {
    expect(after('Bill total: $23.45', 9)).toEqual([
      'Welcome: −$1.50',
      'Points as money: −$1.50',
      'To pay: $20.45',
      'Paid from wallet: −$10.00',
      'Left: $7.00',
      'Paid from gift card: −$9.85',
      'Left: $0.00',
      'Still to pay: $0.60',
      'Used: 50 points',
    ]);
  });

  it('shows what nobody named as a discount of its own', () => {
    const facts = fullEarnFacts('en');
    const slip = composeEarnSlip({ ...facts, discounts: (facts.discounts ?? []).slice(0, 1) });
    expect(said(slip)).toContain('Welcome: −$1.50');
    expect(said(slip)).toContain('Discount: −$1.50');
  });

  it('says the level, what keeps it and what brings the next', () => {
    expect(after('New level reached', 2)).toEqual(['Gold', 'Double points, weekend tables first.']);
    expect(after('Level: Gold', 2)).toEqual([
      '216 points more to keep Gold by 20 Nov 2027',
      '716 points more to Diamond',
    ]);
  });

  it.each([
    [{ frozenUntil: '2026-12-20' }, ['Frozen until 20 Dec 2026']],
    [{ toKeep: { unit: 'points', quantity: 0 } }, ['Kept until 20 Nov 2027']],
    [{ toKeep: { visits: 1 }, safeUntil: null }, ['1 visit more to keep Gold']],
    [{ toKeep: { moneyMinor: 1250 }, safeUntil: null }, ['$12.50 more to keep Gold']],
    [{ toKeep: null, safeUntil: null }, []],
  ])('of a level with %j says %j', (change, expected) => {
    const facts = fullEarnFacts('en');
    if (!facts.level) throw new Error('the example has a level');
    const level = { ...facts.level, next: null, isNew: false, ...change };
    const told = said(composeEarnSlip({ ...facts, level }));
    const start = told.indexOf('Level: Gold') + 1;
    expect(told.slice(start, told.indexOf('', start))).toEqual(expected);
    expect(told).not.toContain('New level reached');
    expect(told).not.toContain('Member card');
  });

  it('tells what waits, what is pending and until when', () => {
    expect(lines).toContain('Usable from 28 Nov 2026: Cashback $0.60');
    expect(after('Waiting for you', 2)).toEqual([
      'Birthday cake: until 20 Dec 2026',
      '3 × 10% off what is new: no end',
    ]);
  });

  it('is no catalogue: of many vouchers it says how many more there are', () => {
    const facts = fullEarnFacts('en');
    const [voucher] = facts.vouchers ?? [];
    if (!voucher) throw new Error('the example has vouchers');
    const slip = composeEarnSlip({ ...facts, vouchers: Array.from({ length: 9 }, () => voucher) });
    expect(said(slip).filter((line) => line === 'Birthday cake: until 20 Dec 2026')).toHaveLength(6);
    expect(said(slip)).toContain('and 3 more');
  });

  it('shows the entry and the commitment in groups of four', () => {
    expect(after('New Year draw', 5)).toEqual([
      'Drawn on 31 Dec 2026',
      'Your chances: 3',
      'Your entry: 1f0c 9a7b e52d 4480',
      'Commitment (SHA-256)',
      '9f86 d081 884c 7d65 9a2f eaa0 c55a d015 a3bf 4f1b 2b0b 822c d15d 6c15 b0f0 0a08',
    ]);
  });

  it('carries the card of the new level and the coupon below it, each to be cut off', () => {
    const { blocks } = composeEarnSlip(fullEarnFacts('en'));
    const codes = blocks.flatMap((block) => (block.kind === 'qr' ? [block.content] : []));
    expect(codes).toEqual(['QUEN:k3f9.1.1284', 'QUEN:k3f9.1.1284', couponCodes.en]);
    expect(blocks.filter(({ kind }) => kind === 'cut')).toHaveLength(2);
    expect(lines).toContain('Bills from $20.00');
  });

  it('says nothing of what the programme has not', () => {
    const plain = composeEarnSlip(earnFacts('en'));
    const empty = {
      level: null,
      vouchers: [],
      memberships: [],
      draws: [],
      coupons: [],
      payments: [],
      discounts: [],
    };
    expect(composeEarnSlip({ ...earnFacts('en'), ...empty })).toEqual(plain);
  });
});

describe('A guest’s slip', () => {
  it('says until when it is good for what, and names nobody', () => {
    const lines = said(exampleSlip('claim', 'en'));
    expect(lines).toContain(`[${claimCode}] `);
    expect(lines).toContain('Bring this slip until 21 Dec 2026 and get 12 points, Cashback $0.60, 1 chance');
    expect(lines).toContain(`[${couponCodes.en}] Valid until 5 Dec 2026`);
    expect(lines.join()).not.toContain('Anna');
    expect(lines.join()).not.toContain('QUEN:');
  });
});

describe('What is paid in', () => {
  it('is a gift card with its code to scan and to type', () => {
    const lines = said(exampleSlip('giftCard', 'vi'));
    expect(lines).toContain('200.000\u00a0₫');
    expect(lines).toContain(`[${giftCardCode}] Dùng đến hết 21/11/2027`);
    expect(lines).toContain(giftCardCode);
  });

  it('is a wallet with its bonus and its new balance', () => {
    const lines = said(exampleSlip('topUp', 'en')).filter(Boolean);
    expect(lines.slice(lines.indexOf('Wallet'), lines.indexOf('You earned'))).toEqual([
      'Wallet',
      'Paid in: $20.00',
      'Bonus: +$2.00',
      'New balance',
      '$29.00',
    ]);
  });

  it('is given back as money', () => {
    const lines = said(topUpRefundSlip('en'));
    expect(lines).toContain('Refund of: Top-up: wallet');
    expect(lines).toContain('Money back: $10.00');
    expect(lines).toContain('Taken back: Wallet $10.00');
  });
});

describe('Things that are no goods', () => {
  it('say how to book, whom they help and where they are used', () => {
    const lines = said(giftsSlip('en'));
    expect(lines).toContain('Call 555 0123 two days before; classes are on Saturday mornings.');
    expect(lines).toContain('Thank you for giving $10.00!');
    expect(lines).toContain('To be used at Galaxy');
  });
});

describe('A draw on paper', () => {
  it('masks the winners and shows all that a check needs', () => {
    const lines = said(drawResultSlip('vi'));
    expect(lines).toContain('Xe đạp: N. T. H. Ánh');
    expect(lines).toContain(': 1f0c 9a7b e52d 4480');
    expect(lines).toContain(
      '2c26 b46b 68ff c68f f99b 453c 1d30 4134 1342 2d70 6483 bfa0 f98a 5e88 6266 e7ae',
    );
    expect(lines).toContain(
      'fcde 2b2e dba5 6bf4 0860 1fb7 21fe 9b5c 338d 10ee 429e a04f ae55 11b6 8fbf 8fb9',
    );
  });
});

describe('A partner’s statement', () => {
  it('says who pays whom', () => {
    const lines = said(exampleSlip('settlement', 'en'));
    expect(lines).toContain('1 Nov 2026 – 30 Nov 2026');
    expect(lines).toContain('They pay the shop: $10.00');
    expect(lines).toContain('The shop pays them: $7.00');
    expect(lines).toContain('Nothing moved');
  });
});

describe('A daily sheet', () => {
  it('counts what wallets paid and what was paid in', () => {
    const sheet = {
      ...daySheet,
      walletPaidMinor: 200_000,
      purchases: [{ what: 'topUp' as const, count: 2, paidMinor: 500_000 }],
      takingsMinor: daySheet.takingsMinor + 300_000,
    };
    const lines = said(composeDaySlip({ shop: shops.vi, units, printedAtMs: 0, staffName: 'Lan', sheet }));
    expect(lines).toContain('Trả bằng ví, thẻ quà tặng: −200.000\u00a0₫');
    expect(lines).toContain('2 × Nạp tiền: +500.000\u00a0₫');
    expect(lines).toContain('Thực thu: 12.620.000\u00a0₫');
  });

  it('keeps takings, points and people apart, and charts only the hours with bills', () => {
    const lines = said(exampleSlip('day', 'vi'));
    expect(lines).toContain('Thứ Bảy 21/11/2026');
    expect(lines).toContain('Thực thu: 12.320.000\u00a0₫');
    expect(lines).toContain('Có thành viên: 61 (70%)');
    expect(lines).toContain('Hết hạn: −120');
    expect(lines.at(-4)).toBe('7=3 8=9 9=14 10=8 11=6 12=11 13=12 14=7 15=4 16=5 17=6 18=2');
  });

  it('of a day on which nothing happened is a sheet of zeros', () => {
    const sheet = {
      ...daySheet,
      bills: 0,
      billsWithMember: 0,
      rewards: [],
      staff: [],
      hours: daySheet.hours.map((hour) => ({ ...hour, bills: 0 })),
      closed: false,
    };
    const lines = said(composeDaySlip({ shop: shops.en, units, printedAtMs: 0, staffName: 'Sam', sheet }));
    expect(lines).toContain('With a member: 0 (0%)');
    expect(lines).toContain('None');
    expect(lines).toContain('Day still open');
  });
});

describe('Every slip', () => {
  it.each(languages)('says nothing of its own in another language than %s', (language) => {
    const everything = [...Object.values(words), ...Object.values(programmeWords)];
    const own = new Set<string>(everything.map((text) => text[language]));
    const foreign: string[] = everything
      .flatMap((text) => languages.filter((other) => other !== language).map((other) => text[other]))
      .filter((text) => !own.has(text) && !text.includes('{'));
    for (const slip of everySlip(language)) {
      const pieces = said(slip).flatMap((line) => [line, ...line.split(': ')]);
      expect(pieces.filter((piece) => foreign.includes(piece))).toEqual([]);
    }
  });

  it('is the same for the same facts', () => {
    expect(everySlip('vi')).toEqual(everySlip('vi'));
  });

  it('makes whatever people typed harmless', () => {
    const facts = earnFacts('en');
    const hostile =
      'A\u001bp\u0000\u0019\u00fa\u0010\u0014\u0001\u0000B<script>\u202e\u200bgnp\u2028C\ud800\r\nD';
    const slip = composeEarnSlip({
      ...facts,
      shop: { ...facts.shop, name: hostile, address: hostile },
      staffName: hostile,
      memberName: hostile,
      receipt: hostile,
      event: hostile,
    });
    for (const text of slip.blocks.flatMap(textsOf)) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
    const code = slip.blocks.find((block) => block.kind === 'qr');
    expect(code?.kind === 'qr' && code.content).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('A copy', () => {
  it.each([
    ['vi', 'BẢN SAO'],
    ['th', 'สำเนา'],
    ['en', 'COPY'],
  ] as const)('in %s begins with %s, once', (language, word) => {
    const slip = exampleSlip('earn', language);
    const copy = asCopy(slip, language);
    expect(copy.blocks[0]).toEqual({ kind: 'banner', text: word });
    expect(copy.blocks.slice(1)).toEqual(slip.blocks);
    expect(asCopy(copy, language)).toEqual(copy);
  });
});

describe('Wording', () => {
  it.each([
    ['Nguyễn Thị Hồng Ánh', 'vi', 'N. T. H. Ánh'],
    ['ปิยะนุช ศรีสุวรรณ', 'vi', 'ปิยะนุช ศ.'],
    ['สมชาย ใจดี', 'th', 'สมชาย จ.'],
    ['Anna Miller', 'en', 'Anna M.'],
    ['Cher', 'en', 'Cher'],
    ['', 'vi', ''],
  ] as const)('masks %s in %s as %s', (name, language, masked) => {
    expect(maskedName(name, language)).toBe(masked);
  });

  it.each([
    [{ scale: 0, showWhole: false }, 1, '1 point'],
    [{ scale: 2, showWhole: false }, 675, '6.75 points'],
    [{ scale: 2, showWhole: true }, 675, '6 points'],
    [{ scale: 2, showWhole: true }, 199, '1 point'],
  ])('counts in %o: %i is %s', (unit, quantity, text) => {
    const known = [{ ...units[0]!, ...unit }];
    expect(counted({ unit: 'points', quantity }, known, 'en')).toBe(text);
  });

  it('shows a unit that the programme no longer knows', () => {
    expect(counted({ unit: 'beans', quantity: 3 }, units, 'en')).toBe('3 beans');
  });

  it('keeps towers of marks and endless text within bounds', () => {
    expect(harmless(`a${'\u0301'.repeat(50)}`)).toBe('á\u0301\u0301\u0301');
    expect(Array.from(harmless('ก'.repeat(1000)))).toHaveLength(300);
    expect(harmless('e\u0302\u0301')).toBe('ế');
  });

  it.each([
    ['Phở 24 🍜', 'Phở 24'],
    ['🇹🇭 ชาเย็น 🧋🧋 หวานน้อย', 'ชาเย็น หวานน้อย'],
    ['Lan 👩🏽‍🍳❤️', 'Lan'],
    ['Bàn 1️⃣', 'Bàn'],
    ['Quán © 2026 ™', 'Quán © 2026 ™'],
    ['🍜', '\ufffd'],
    ['Cà phê #1 * 2', 'Cà phê #1 * 2'],
  ])('leaves pictures of feelings out of words: %s is %s', (text, plain) => {
    expect(harmless(text)).toBe(plain);
  });
});

const everySlip = (language: Language): SlipDocument[] => [
  ...slipKinds.map((kind) => exampleSlip(kind, language)),
  composeEarnSlip(fullEarnFacts(language)),
  giftsSlip(language),
  topUpRefundSlip(language),
  drawResultSlip(language),
];

function textsOf(block: SlipBlock): string[] {
  switch (block.kind) {
    case 'title':
    case 'text':
    case 'banner':
      return [block.text];
    case 'pair':
      return [block.label, block.value];
    case 'qr':
      return [block.content, block.caption];
    case 'bars':
      return block.bars.map(({ label }) => label);
    case 'rule':
    case 'picture':
    case 'cut':
    case 'ruler':
    case 'space':
    case 'stamps':
      return [];
  }
}
