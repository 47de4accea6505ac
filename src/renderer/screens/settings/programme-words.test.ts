import { describe, expect, it } from 'vitest';
import { ownerProgramme } from '../../../../test/support/fixture-owner.ts';
import type { ProgrammeView } from '../../../shared/contract/view.ts';
import { owner as en } from '../../locales/en/owner.ts';
import { owner as th } from '../../locales/th/owner.ts';
import { owner as vi } from '../../locales/vi/owner.ts';
import { programmeInWords } from './programme-words.ts';

const spoken = { vi: vi.settings.programme, th: th.settings.programme, en: en.settings.programme };

/** Everything that is said, in the order of the screen. */
function said(programme: ProgrammeView, language: 'vi' | 'th' | 'en'): string[] {
  const words = programmeInWords(programme, language, 'gregorian', spoken[language]);
  const sentences = [...words.earn, ...words.stampCards, ...words.rewards];
  return [...sentences.flatMap(({ text, notes }) => [text, ...notes]), ...words.rules].map((line) =>
    line.replaceAll('\u00A0', ' '),
  );
}

describe('A programme in words', () => {
  it('is told in English', () => {
    expect(said(ownerProgramme('en'), 'en')).toEqual([
      'Every $0.80 spent earns 1 point',
      'bills from $0.80',
      'Each item bought earns 1 stamp',
      'on Monday, Tuesday, Wednesday, Thursday, Friday',
      '10 boxes. A full card gives: One drink free',
      '2 stamped from the start',
      '1 point: $0.04 off the bill',
      'from 10 points',
      'for 10 stamps',
      'costs the shop $0.36',
      'for 40 points',
      'costs the shop $0.24',
      'Points can be used for 365 days',
      'Stamps never expire',
      'Fractions are rounded down',
      'The part paid with points earns nothing',
      'The same card within 3 s is shown, not awarded again',
      'Undo for 10 s after each entry',
      'Rewards above $8.00 need the owner’s PIN',
    ]);
  });

  it('is told in Vietnamese with amounts in đồng', () => {
    expect(said(ownerProgramme('vi'), 'vi').slice(0, 2)).toEqual([
      'Mỗi 20.000 ₫ chi tiêu được 1 điểm',
      'hóa đơn từ 20.000 ₫',
    ]);
  });

  it.each(['vi', 'th', 'en'] as const)('leaves no blank unfilled in %s', (language) => {
    const programme: ProgrammeView = {
      ...ownerProgramme(language),
      earn: [
        ...ownerProgramme(language).earn,
        {
          id: 'back',
          name: { vi: 'Hoàn', th: 'คืน', en: 'Back' },
          unit: 'points',
          on: { kind: 'bill' },
          when: { dates: { from: '2026-01-01', until: '2026-12-31' } },
          amount: { kind: 'percent', basisPoints: 250, unitMinor: 1000 },
        },
        {
          id: 'hello',
          name: { vi: 'Ghé', th: 'มา', en: 'Visit' },
          unit: 'stamps',
          on: { kind: 'action', action: 'visit' },
          when: {},
          amount: { kind: 'fixed', quantity: 1 },
        },
      ],
    };
    expect(said(programme, language).join('\n')).not.toMatch(/\{\{|undefined/);
  });
});
