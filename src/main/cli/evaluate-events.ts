/** The events file of `quen evaluate`: one JSON object on each line. */
import * as v from 'valibot';
import { actionKinds, type Occasion } from '../../shared/domain/bills/bill.ts';
import { refusalOf } from '../../shared/domain/programme/refusals.ts';
import { isLocalDate, type LocalDate } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';

export interface TrialEvent {
  /** Counted from 1. */
  readonly line: number;
  readonly member: string;
  readonly occasion: Occasion;
}

/** All events, or a sentence about the first line that is not right. Empty lines are passed over. */
export function readEvents(text: string): Result<TrialEvent[], string> {
  const events: TrialEvent[] = [];
  let lastDate: LocalDate = '';
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const event = readEvent(content);
    if (!event.ok) return refuse(`line ${line}: ${event.refusal}`);
    const { member, date, ...facts } = event.value;
    if (date < lastDate) return refuse(`line ${line}: date: Lies before the date of an earlier line.`);
    lastDate = date;
    events.push({ line, member, occasion: { ...facts, businessDate: date } });
  }
  return ok(events);
}

const whole = v.pipe(v.number(), v.safeInteger());
const common = {
  member: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  date: v.pipe(v.string(), v.check(isLocalDate)),
  rewards: v.optional(
    v.pipe(v.array(v.strictObject({ reward: v.string(), quantity: whole })), v.maxLength(10)),
    [],
  ),
};
const TrialEventSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('bill'),
    ...common,
    totalMinor: whole,
    taxMinor: v.optional(whole, 0),
    itemCount: v.optional(whole, 1),
    status: v.optional(v.picklist(['open', 'completed']), 'completed'),
  }),
  v.strictObject({ kind: v.literal('action'), ...common, action: v.picklist(actionKinds) }),
]);

function readEvent(content: string): Result<v.InferOutput<typeof TrialEventSchema>, string> {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return refuse('This is not valid JSON.');
  }
  const read = v.safeParse(TrialEventSchema, json, { abortEarly: true });
  if (read.success) return ok(read.output);
  const { path, text } = refusalOf(read.issues[0]);
  return refuse(path === '' ? text.en : `${path}: ${text.en}`);
}
