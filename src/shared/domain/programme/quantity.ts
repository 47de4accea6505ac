import type { Language } from '../../kernel/language.ts';
import { formatQuantity } from '../../kernel/money.ts';
import type { Unit } from './document.ts';

/** What can be counted: a unit, or a voucher or membership that is held like one. */
export type Noun = Pick<Unit, 'name' | 'one' | 'scale' | 'showWhole'>;

/** `1.284 điểm`, `1 point`: a quantity of a unit as people of that language say it. */
export function quantityInWords(unit: Noun, quantity: number, language: Language): string {
  return `${shownQuantity(unit, quantity, language)} ${nameFor(unit, quantity, language)}`;
}

/** The number alone, cut to whole where the unit is shown whole: 675 at scale 2 is `6`. */
export function shownQuantity(unit: Noun, quantity: number, language: Language): string {
  return formatQuantity(shownPart(unit, quantity), unit.scale, language);
}

function nameFor(unit: Noun, quantity: number, language: Language): string {
  const isOne = shownPart(unit, quantity) === 10 ** unit.scale;
  return language === 'en' && isOne ? (unit.one?.en ?? unit.name.en) : unit.name[language];
}

function shownPart({ showWhole, scale }: Noun, quantity: number): number {
  return showWhole ? quantity - (quantity % 10 ** scale) : quantity;
}
