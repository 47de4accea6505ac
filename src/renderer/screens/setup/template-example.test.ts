import { describe, expect, it } from 'vitest';
import { currencies } from '../../../shared/kernel/money.ts';
import { templates } from './draft.ts';
import { templateExample } from './template-example.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('The example of a template', () => {
  it('is worked out with the template itself', () => {
    const points = templateExample('points', 'VND', 'vi', '2026-11-21');
    expect(plain(points.bill)).toBe('185.000 ₫');
    expect(points.earned).toBe('9 điểm');
    expect(plain(points.worth)).toBe('100.000 ₫');
    expect(templateExample('pointsAndStamps', 'USD', 'en', '2026-11-21').earned).toBe('12 points + 2 stamps');
    expect(templateExample('cashback', 'THB', 'en', '2026-11-21').back).toBe('฿9.00');
  });

  it.each(templates.flatMap((template) => currencies.map((currency) => [template, currency] as const)))(
    'of %s in %s fills its blanks',
    (template, currency) => {
      const example = templateExample(template, currency, 'en', '2026-11-21');
      const blanks = {
        points: ['bill', 'earned', 'points', 'worth'],
        stamps: ['boxes', 'gift', 'reward'],
        pointsAndStamps: ['bill', 'earned'],
        cashback: ['bill', 'back'],
      } as const;
      for (const blank of blanks[template]) expect(example[blank], blank).not.toBe('');
    },
  );
});
