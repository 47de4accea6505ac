/** What the installer's check of a shop calls and is shown: learn mode, the search for printers, the practice sale, the report. */
import * as v from 'valibot';
import type { NumberFormat } from '../domain/cards/card.ts';
import type { Learning, Learnt } from '../domain/cards/learn/learn.ts';
import { mostLearnKeys } from '../domain/cards/learn/samples.ts';
import type { LearnSentence } from '../domain/cards/learn/sentences.ts';
import type { Minor } from '../kernel/money.ts';
import type { JobState } from './view.ts';

const id = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_-]{1,64}$/));
const nothing = v.strictObject({});
const short = (most: number) => v.pipe(v.string(), v.maxLength(most));

const learnKeys = v.strictObject({
  keys: v.pipe(
    v.array(
      v.strictObject({
        code: short(24),
        key: short(24),
        shift: v.boolean(),
        gapMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(60_000)),
        composed: v.boolean(),
      }),
    ),
    v.minLength(1),
    v.maxLength(mostLearnKeys),
  ),
});

/** What is checked, in the order of the report. */
export const checkSteps = ['reader', 'printer', 'display', 'key', 'backup', 'practice'] as const;
export type CheckStep = (typeof checkSteps)[number];

/** What is known of a step besides its result; nothing in it is about a guest. */
export const checkFacts = [
  'device',
  'connection',
  'format',
  'prefix',
  'suffix',
  'pace',
  'width',
  'profile',
  'lines',
  'cut',
  'drawer',
  'ruler',
  'screen',
  'pole',
  'file',
  'bytes',
  'events',
  'tookMs',
  'slip',
  'eventsBefore',
  'eventsAfter',
] as const;
export type CheckFact = (typeof checkFacts)[number];

/** Noted by the terminal alone, which has the proof; a person may skip them. */
const provenSteps: readonly CheckStep[] = ['backup', 'practice'];

/** Readers send control characters before numbers; in a report one of them could look like a line of its own. */
const fact = v.pipe(
  short(80),
  v.transform((text) => text.replaceAll(/\p{Cc}/gu, ' ')),
);

/** By a person. */
const noted = v.pipe(
  v.strictObject({
    step: v.picklist(checkSteps),
    result: v.picklist(['passed', 'failed', 'skipped']),
    facts: v.optional(v.record(v.picklist(checkFacts), fact), {}),
  }),
  v.check(({ step, result }) => result === 'skipped' || !provenSteps.includes(step), 'needs a proof'),
);

export const installationMethods = {
  /** Until it ends, scans go to the learner and never to the counter. Null: a reader that plays keyboard. */
  'learn.start': method<null>()(v.strictObject({ reader: v.nullable(id) })),
  'learn.stop': method<null>()(nothing),
  /** One burst of a reader that plays keyboard, as the window heard it. */
  'learn.keys': method<null>()(learnKeys),
  /** Tries the usual speeds on the port of the serial reader that is being learnt, while somebody scans. */
  'learn.findSpeed': method<null>()(nothing),
  /** Printers of the networks that this machine is in, by port 9100. Only one search at a time. */
  'network.search': method<NetworkPrinter[]>()(nothing),
  /** What was found until then is the answer of the search. */
  'network.cancel': method<null>()(nothing),
  /** A sale in a database of its own, which is wiped afterwards; the shop's ledger hears nothing of it. */
  'practice.start': method<null>()(nothing),
  'practice.sell': method<null>()(
    v.strictObject({
      totalMinor: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000_000)),
    }),
  ),
  'practice.undo': method<null>()(nothing),
  /** Wipes it. The result is in the view. */
  'practice.end': method<null>()(nothing),
  /** Makes a backup, restores it into a folder of its own, checks the log in it, and wipes that folder. */
  'backup.prove': method<BackupProof>()(nothing),
  'check.note': method<null>()(noted),
  /** Begins anew: earlier results are forgotten. */
  'check.begin': method<null>()(nothing),
  'check.report': method<CheckReport>()(nothing),
  /** The report as a slip, on the first printer. */
  'check.print': method<null>()(nothing),
} as const;

export interface NetworkPrinter {
  readonly host: string;
  readonly port: number;
}

export interface BackupProof {
  readonly file: string;
  readonly bytes: number;
  /** Found in the restored copy, and in the shop when the backup was made: the same. */
  readonly events: number;
  readonly tookMs: number;
}

export interface CheckReport {
  readonly html: { readonly name: string; readonly text: string };
  readonly text: { readonly name: string; readonly text: string };
}

/** Learn mode as it stands. Only screens of the counter see it. */
export interface LearningView extends Pick<Learning, 'at' | 'trouble' | 'heard'> {
  /** Null: a reader that plays keyboard and has no setting yet. */
  readonly reader: string | null;
  /** Grows with each sample, so that a repeated trouble shows as new. */
  readonly samples: number;
  readonly learnt: (Omit<Learnt, 'card'> & { readonly number: string }) | null;
  readonly speed: SpeedSearch | null;
}

export interface SpeedSearch {
  readonly state: 'trying' | 'found' | 'notFound';
  readonly baudRate: number;
  readonly framing: 'rdm6300' | 'line' | 'wiegand';
  readonly step: number;
  readonly of: number;
}

export interface PracticeView {
  /** `wiped`: it is over, and nothing of it is left. */
  readonly at: 'card' | 'amount' | 'sold' | 'undone' | 'wiped';
  readonly card: string | null;
  readonly totalMinor: Minor | null;
  readonly changes: readonly { readonly unit: string; readonly quantity: number }[];
  /** Null: there is no printer. */
  readonly slip: JobState | null;
  readonly eventsBefore: number;
  /** Null until it is wiped. */
  readonly eventsAfter: number | null;
}

export interface CheckResult {
  readonly step: CheckStep;
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly atMs: number;
  /** Name of the person. */
  readonly by: string;
  readonly facts: Readonly<Partial<Record<CheckFact, string>>>;
}

/** The check of the installation as it stands; null for cashiers. */
export interface CheckView {
  readonly results: readonly CheckResult[];
  readonly practice: PracticeView | null;
  readonly search: { readonly done: number; readonly of: number; readonly found: number } | null;
  readonly isProvingBackup: boolean;
}

export type { LearnSentence, Learnt, NumberFormat };

/** The reply is a type only: nothing carries it at run time. */
function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}
