/** What became of a programme from one version to another, for people to read. */
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts';
import { type Era, formatDate } from '../../kernel/dates.ts';
import { languages, type Text } from '../../kernel/language.ts';
import { joined, perLanguage, same } from './describe/speaker.ts';
import { type DescribedList, type Description, describe, type Known, type Sentence } from './describe.ts';
import type { Programme } from './document.ts';

export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Where, as in the later version; of what was removed, as in the earlier. */
  readonly path: string;
  readonly list: DescribedList | 'programme';
  readonly name: Text;
  /** What it said before; null: it was not there. Only what differs where it changed. */
  readonly from: Text | null;
  /** What it says now; null: it is gone. */
  readonly to: Text | null;
}

/** In the order of the later document, with what was removed at the end of each list. Empty: the same programme. */
export function difference(
  earlier: Programme,
  later: Programme,
  era: Era = 'gregorian',
  known?: Known,
): Change[] {
  const before = describe(earlier, era, known);
  const after = describe(later, era, known);
  return [
    ...headChanges(earlier, later, era),
    ...lists.flatMap((list) => listChanges(list, { before, after, earlier, later })),
  ];
}

const lists = [
  'units',
  'earn',
  'stampCards',
  'tiers',
  'promotions',
  'rewards',
  'vouchers',
  'memberships',
  'partners',
  'draws',
  'campaigns',
  'policies',
] as const satisfies readonly DescribedList[];

interface Sides {
  readonly before: Description;
  readonly after: Description;
  readonly earlier: Programme;
  readonly later: Programme;
}

function listChanges(list: DescribedList, { before, after, earlier, later }: Sides): Change[] {
  const old = new Map(before[list].map((sentence) => [sentence.id, sentence]));
  const changes: Change[] = [];
  for (const sentence of after[list]) {
    const { path, id, name } = sentence;
    const was = old.get(id);
    old.delete(id);
    if (!was) changes.push({ kind: 'added', list, path, name, from: null, to: whole(sentence) });
    else if (source(earlier, list, id) !== source(later, list, id)) {
      changes.push({ kind: 'changed', list, path, name, ...whatDiffers(was, sentence) });
    }
  }
  for (const { path, name, ...sentence } of old.values()) {
    changes.push({ kind: 'removed', list, path, name, from: whole(sentence), to: null });
  }
  return [...changes, ...orderChange(list, before[list], after[list])];
}

/** Of equals the first goes first, so that the order is a setting too. */
function orderChange(list: DescribedList, before: readonly Sentence[], after: readonly Sentence[]): Change[] {
  const stay = (sentences: readonly Sentence[], others: readonly Sentence[]) =>
    sentences.filter(({ id }) => others.some((other) => other.id === id));
  const was = stay(before, after);
  const is = stay(after, before);
  if (list === 'policies' || was.every(({ id }, index) => id === is[index]?.id)) return [];
  const order = (sentences: readonly Sentence[]) =>
    joined(
      sentences.map(({ name }) => name),
      ', ',
    );
  return [{ kind: 'changed', list, path: list, name: heading.order, from: order(was), to: order(is) }];
}

/** The entry itself, so that nothing that has no sentence goes unnoticed. */
function source(programme: Programme, list: DescribedList, id: string): string {
  const value = valueOf(programme, list, id);
  return value === undefined ? '' : canonicalJson(value as Json);
}

function valueOf(programme: Programme, list: DescribedList, id: string): unknown {
  if (list === 'policies') return Object.entries(programme.policies).find(([key]) => key === id)?.[1];
  if (list !== 'tiers') return programme[list].find((entry) => entry.id === id);
  if (id !== 'tiers') return programme.tiers?.levels.find((level) => level.id === id);
  return programme.tiers && { ...programme.tiers, levels: [] };
}

function whatDiffers(was: Sentence, is: Sentence): { readonly from: Text; readonly to: Text } {
  const before = linesOf(was);
  const after = linesOf(is);
  const gone = before.filter((line) => !after.some((other) => equal(line, other)));
  const fresh = after.filter((line) => !before.some((other) => equal(line, other)));
  if (gone.length + fresh.length === 0) return { from: details, to: otherDetails };
  return { from: gone.length > 0 ? told(gone) : nothing, to: fresh.length > 0 ? told(fresh) : nothing };
}

const linesOf = ({ name, text, notes }: Sentence): readonly Text[] => [name, text, ...notes];

const whole = ({ text, notes }: Pick<Sentence, 'text' | 'notes'>): Text => told([text, ...notes]);

const told = (lines: readonly Text[]): Text => joined(lines, ' · ');

const equal = (a: Text, b: Text): boolean => languages.every((language) => a[language] === b[language]);

function headChanges(earlier: Programme, later: Programme, era: Era): Change[] {
  const day = (date: string | undefined): Text =>
    date === undefined ? never : perLanguage((language) => formatDate(date, language, era));
  const heads = [
    { path: 'name', name: heading.name, from: earlier.name, to: later.name },
    { path: 'startsOn', name: heading.startsOn, from: day(earlier.startsOn), to: day(later.startsOn) },
    { path: 'endsOn', name: heading.endsOn, from: day(earlier.endsOn), to: day(later.endsOn) },
    { path: 'currency', name: heading.currency, from: same(earlier.currency), to: same(later.currency) },
  ];
  return heads
    .filter(({ from, to }) => !equal(from, to))
    .map((head) => ({ kind: 'changed', list: 'programme', ...head }));
}

const heading = {
  name: { vi: 'Tên chương trình', th: 'ชื่อโปรแกรม', en: 'Name of the programme' },
  startsOn: { vi: 'Ngày bắt đầu', th: 'วันเริ่ม', en: 'Starts on' },
  endsOn: { vi: 'Ngày kết thúc', th: 'วันสิ้นสุด', en: 'Ends on' },
  order: { vi: 'Thứ tự', th: 'ลำดับ', en: 'Order' },
  currency: { vi: 'Tiền tệ', th: 'สกุลเงิน', en: 'Currency' },
} as const satisfies Record<string, Text>;

const never: Text = { vi: 'không hẹn ngày', th: 'ไม่กำหนด', en: 'no end' };
const nothing: Text = { vi: 'không có', th: 'ไม่มี', en: 'nothing' };
const details: Text = { vi: 'chi tiết cũ', th: 'รายละเอียดเดิม', en: 'details as before' };
const otherDetails: Text = { vi: 'chi tiết mới', th: 'รายละเอียดใหม่', en: 'other details' };
