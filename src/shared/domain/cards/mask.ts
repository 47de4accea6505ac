import type { Language } from '../../kernel/language.ts';
import type { Card } from './card.ts';

const hidden = '•••';

/** `•••• 6634`: the last four characters; fewer where four would give away more than half. */
export function maskCard(card: Pick<Card, 'kind' | 'number'>, language: Language = 'en'): string {
  if (card.kind === 'phone') return maskPhone(card.number, language);
  const characters = Array.from(card.number);
  const shown = Math.min(4, Math.floor(characters.length / 2));
  return `•••• ${characters.slice(characters.length - shown).join('')}`.trimEnd();
}

/** `090 ••• 4417`, with hyphens as Thai numbers are written; a foreign number keeps its country: `+12 ••• 4253`. */
export function maskPhone(e164: string, language: Language): string {
  const gap = language === 'th' ? '-' : ' ';
  return [written(e164).slice(0, 3), hidden, e164.slice(-4)].join(gap);
}

const written = (e164: string): string => e164.replace(/^\+(84|66)/, '0');
