/** The events file of `quen evaluate`: one JSON object on each line. */
import * as v from 'valibot';
import { actionKinds, mostLines } from '../../shared/domain/bills/bill.ts';
import { tenderKinds } from '../../shared/domain/programme/document/conditions.ts';
import { refusalOf } from '../../shared/domain/programme/refusals.ts';
import { isLocalDate, type LocalDate } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';

/** A line of the file, with its number counted from 1. */
export type TrialEvent = { readonly line: number } & v.InferOutput<typeof TrialEventSchema>;
export type TrialEventOf<Kind extends TrialEvent['kind']> = Extract<TrialEvent, { kind: Kind }>;

/** All events, or a sentence about the first line that is not right. Empty lines are passed over. */
export function readEvents(text: string): Result<TrialEvent[], string> {
  const events: TrialEvent[] = [];
  let lastDate: LocalDate = '';
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const event = readEvent(content);
    if (!event.ok) return refuse(`line ${line}: ${event.refusal}`);
    const { date } = event.value;
    if (date < lastDate) return refuse(`line ${line}: date: Lies before the date of an earlier line.`);
    lastDate = date;
    events.push({ line, ...event.value });
  }
  return ok(events);
}

const whole = v.pipe(v.number(), v.safeInteger());
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const date = v.pipe(v.string(), v.check(isLocalDate));
const timeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM'));

const rewards = v.optional(
  v.pipe(
    v.array(v.strictObject({ reward: word, quantity: v.optional(whole, 1), code: v.optional(word) })),
    v.maxLength(20),
  ),
  [],
);

const line = v.strictObject({
  item: v.optional(v.nullable(word), null),
  category: v.optional(v.nullable(word), null),
  tags: v.optional(v.array(word), []),
  quantity: v.optional(whole, 1),
  unitMinor: whole,
  taxBasisPoints: v.optional(whole, 0),
  sells: v.optional(v.picklist(['goods', 'giftCard', 'topUp', 'membership']), 'goods'),
  voided: v.optional(v.boolean(), false),
});

const tender = v.strictObject({
  kind: v.picklist(tenderKinds),
  unit: v.optional(word),
  code: v.optional(word),
  amountMinor: v.optional(v.nullable(whole), null),
});

const common = {
  date,
  /** How a later refund or claim calls it; absent: the number of its line. */
  id: v.optional(word),
  /** Of the day; absent: rules with hours do not apply. */
  time: v.optional(timeOfDay),
  store: v.optional(word),
  channel: v.optional(word),
};

const TrialEventSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('bill'),
    ...common,
    /** Absent: a guest. */
    member: v.optional(word),
    /** Absent: the sum of the lines. */
    totalMinor: v.optional(whole),
    taxMinor: v.optional(whole, 0),
    /** Absent: the lines count themselves, and a bill without any has 1. */
    itemCount: v.optional(whole),
    lines: v.optional(v.pipe(v.array(line), v.minLength(1), v.maxLength(mostLines))),
    tenders: v.optional(v.pipe(v.array(tender), v.maxLength(10))),
    rewards,
    status: v.optional(v.picklist(['open', 'completed', 'voided']), 'completed'),
  }),
  v.strictObject({
    kind: v.literal('action'),
    ...common,
    member: word,
    action: v.picklist(actionKinds),
    name: v.optional(word),
    rewards,
  }),
  /** Joining, and what is known of the person. */
  v.strictObject({
    kind: v.literal('enrolment'),
    ...common,
    member: word,
    birthday: v.optional(v.pipe(v.string(), v.check(isBirthday))),
    groups: v.optional(v.array(word), []),
    referrer: v.optional(word),
    /** Gets the cards without a head start, where a programme compares. */
    control: v.optional(v.boolean(), false),
  }),
  v.strictObject({ kind: v.literal('topUp'), ...common, member: word, unit: word, paidMinor: whole }),
  v.strictObject({ kind: v.literal('membership'), ...common, member: word, membership: word }),
  v.strictObject({ kind: v.literal('giftCard'), ...common, code: word, unit: word, paidMinor: whole }),
  v.strictObject({ kind: v.literal('promise'), ...common, member: word, voucher: word }),
  v.strictObject({ kind: v.literal('freeze'), ...common, member: word, from: date, until: date }),
  /** What a guest's bill earned, given to the member who brings its code. */
  v.strictObject({ kind: v.literal('claim'), ...common, member: word, of: word }),
  /** Absent `refundMinor`: all that is left. */
  v.strictObject({ kind: v.literal('refund'), ...common, of: word, refundMinor: v.optional(whole) }),
  /** Looks at the member as a scan does. */
  v.strictObject({ kind: v.literal('scan'), ...common, member: word }),
]);

function isBirthday(text: string): boolean {
  return text.startsWith('--') ? isLocalDate(`2024-${text.slice(2)}`) : isLocalDate(text);
}

function readEvent(content: string): Result<v.InferOutput<typeof TrialEventSchema>, string> {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return refuse('This is not valid JSON.');
  }
  const read = v.safeParse(TrialEventSchema, json, { abortEarly: true });
  if (!read.success) {
    const { path, text } = refusalOf(read.issues[0]);
    return refuse(path === '' ? text.en : `${path}: ${text.en}`);
  }
  const event = read.output;
  // The accounts of codes are named so.
  if ('member' in event && event.member?.startsWith('bearer:')) {
    return refuse('member: Must not begin with "bearer:".');
  }
  if (event.kind !== 'bill' || event.totalMinor !== undefined || event.lines !== undefined) return ok(event);
  return refuse('totalMinor: The setting "totalMinor" is missing.');
}
