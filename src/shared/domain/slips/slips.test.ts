import { describe, expect, it } from 'vitest';
import { daySheet, earnFacts, exampleSlip, shops, units } from '../../../../test/support/slip-examples.ts';
import { languages } from '../../kernel/language.ts';
import { asCopy } from './copy.ts';
import { composeDaySlip } from './day-slip.ts';
import { harmless } from './document.ts';
import { composeEarnSlip } from './earn-slip.ts';
import { composeRefundSlip } from './refund-slip.ts';
import { composeRewardSlip } from './reward-slip.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { counted, maskedName } from './wording.ts';
import { words } from './words.ts';

const kinds = ['earn', 'reward', 'refund', 'day', 'test'] as const;

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
      '21/11/2026 · 09:42',
      'Số hóa đơn: A-0042',
      'Thu ngân: Lan',
      'Thành viên: N. T. H. Ánh',
      'Tổng hóa đơn: 185.000\u00a0₫',
      'Giảm giá: −5.000\u00a0₫',
      'Thanh toán: 180.000\u00a0₫',
      'Đã dùng: 50 điểm',
      'Bạn được cộng',
      '+9 điểm',
      '+2 tem',
      'Mỗi 20.000 ₫ được 1 điểm: +9 điểm',
      'Mỗi ly nước được 1 tem: +2 tem',
      'Phần trả bằng điểm không được cộng điểm',
      'Hiện có: 1.284 điểm',
      'Hết hạn 31/12/2026: 200 điểm',
      'Thẻ cà phê',
      '(7/10 +2 cup)',
      'Còn 3 tem nữa để nhận',
      'Cà phê sữa đá miễn phí',
      '[QUEN:k3f9.1.1284] Mã giao dịch k3f9.1.1284',
      'Cảm ơn quý khách!',
    ]);
  });

  it('shows the Buddhist year where the shop counts by it, and the hour of its own zone', () => {
    expect(said(composeEarnSlip(earnFacts('th')))).toContain('21/11/2569 · 09:42');
    expect(said(composeEarnSlip(earnFacts('en')))).toContain('20 Nov 2026 · 21:42');
  });

  it('calls a visit without a bill by what it brought', () => {
    const visit = composeEarnSlip({
      ...earnFacts('en'),
      totalMinor: null,
      discountMinor: 0,
      changes: [{ unit: 'stamps', quantity: 1 }],
      why: [],
    });
    expect(said(visit)).toContain('+1 stamp');
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
    expect(lines).toContain('ครบ 10 ดวงแล้ว! รับ');
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

describe('A daily sheet', () => {
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
    const own = new Set<string>(Object.values(words).map((text) => text[language]));
    const foreign: string[] = Object.values(words)
      .flatMap((text) => languages.filter((other) => other !== language).map((other) => text[other]))
      .filter((text) => !own.has(text) && !text.includes('{'));
    for (const kind of kinds) {
      const pieces = said(exampleSlip(kind, language)).flatMap((line) => [line, ...line.split(': ')]);
      expect(pieces.filter((piece) => foreign.includes(piece))).toEqual([]);
    }
  });

  it('is the same for the same facts', () => {
    for (const kind of kinds) expect(exampleSlip(kind, 'vi')).toEqual(exampleSlip(kind, 'vi'));
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
});

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
    case 'cut':
    case 'ruler':
    case 'space':
    case 'stamps':
      return [];
  }
}
