/** Which lines of a bill a rule, promotion or reward is about. */
import type { Selection } from '../programme/document.ts';

/** What a selection looks at. */
interface Selectable {
  readonly item: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
}

/** A line that any list names and `except` does not; without lists every line. */
export function isSelected(selection: Selection | undefined, line: Selectable): boolean {
  if (selection === undefined) return true;
  const { except, ...lists } = selection;
  return (isEmpty(lists) || isNamed(lists, line)) && (except === undefined || !isNamed(except, line));
}

/** Whether some lines only are meant, so that a bill of which only the amount is known has no answer. */
export const asksForLines = (selection: Selection | undefined): boolean =>
  selection !== undefined &&
  !(isEmpty(selection) && (selection.except === undefined || isEmpty(selection.except)));

type Lists = NonNullable<Selection['except']>;

const isEmpty = ({ items, categories, tags }: Lists): boolean =>
  items === undefined && categories === undefined && tags === undefined;

const isNamed = ({ items, categories, tags }: Lists, line: Selectable): boolean =>
  (line.item !== null && items?.includes(line.item) === true) ||
  (line.category !== null && categories?.includes(line.category) === true) ||
  line.tags.some((tag) => tags?.includes(tag) === true);
