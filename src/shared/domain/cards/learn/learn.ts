/**
 * Learn mode: the same card twice, then another one, and Quen knows how a reader writes its numbers. Two scans of one
 * card show whether it can be trusted; the second card shows what belongs to the number and what the reader adds.
 */
import type { Card, NumberFormat } from '../card.ts';
import { readCard } from '../read-card.ts';
import { type EndKey, type Keystrokes, readKeystrokes } from './keystrokes.ts';
import { likeliest, type Reading, readingsOf, type Trim } from './number-format.ts';
import type { LearnSample } from './samples.ts';
import { type LearnSentence, says } from './sentences.ts';

/** How a wedge types where the counter's usual pace would not hear it. */
export interface LearntPace {
  /** The middle gap between the keys of a scan is at most this long. */
  readonly gapMs: number;
  /** After a longer pause a scan is over. */
  readonly pauseMs: number;
  /** Whether a pause alone ends a scan: the reader sends neither Enter nor Tab. */
  readonly endsWithPause: boolean;
}

export interface Learnt {
  readonly format: NumberFormat;
  /** Null: the reader adds nothing. */
  readonly trim: Trim | null;
  /** Null: the usual pace hears it, or it is no keyboard. */
  readonly pace: LearntPace | null;
  /** `sure`: nothing else fits. `likely`: something else could. `asSent`: no known shape, kept as it comes. */
  readonly confidence: 'sure' | 'likely' | 'asSent';
  /** The first card as Quen will know it. */
  readonly card: Card;
  readonly says: readonly LearnSentence[];
}

export interface Learning {
  /** Which card is wanted next; `done` with `learnt`; `stopped`: this reader cannot be used as it is. */
  readonly at: 'first' | 'again' | 'other' | 'done' | 'stopped';
  /** What stands in the way of the sample that came last; null: it was good. */
  readonly trouble: LearnSentence | null;
  /** What was heard last, decoded; null: nothing, or nothing readable. */
  readonly heard: string | null;
  readonly learnt: Learnt | null;
}

/** So many scans of one card that differ end it, and so many cards with one number. */
const mostMisses = 3;

/**
 * What the samples so far say. `isKnown` tells whether a member holds that card: a card that another reader has
 * registered shows by itself how this one writes it.
 */
export function learn(samples: readonly LearnSample[], isKnown: (card: Card) => boolean): Learning {
  let state: State = { at: 'first', trouble: null, last: null, cards: [], differing: 0, same: 0 };
  for (const sample of samples) {
    if (state.at === 'done' || state.at === 'stopped') break;
    state = after(state, sample);
  }
  const learnt = state.at === 'done' ? conclude(state.cards, isKnown) : null;
  return { at: state.at, trouble: state.trouble, heard: state.last?.text ?? null, learnt };
}

interface State {
  readonly at: Learning['at'];
  readonly trouble: LearnSentence | null;
  readonly last: Heard | null;
  /** First card, the same again, the other one. */
  readonly cards: readonly Heard[];
  readonly differing: number;
  readonly same: number;
}

interface Heard {
  readonly text: string;
  readonly bits: string | null;
  readonly aim: string | null;
  readonly keys: Keystrokes | null;
}

function after(state: State, sample: LearnSample): State {
  const heard = hear(sample);
  if ('key' in heard) return { ...state, trouble: heard, last: null };
  const next = { ...state, trouble: null, last: heard };
  switch (state.cards.length) {
    case 0:
      return { ...next, at: 'again', cards: [heard] };
    case 1:
      return sameCard(next, heard);
    default:
      return otherCard(next, heard);
  }
}

function sameCard(state: State, heard: Heard): State {
  const [first] = state.cards;
  if (first?.text === heard.text) return { ...state, at: 'other', cards: [first, heard] };
  const differing = state.differing + 1;
  if (differing >= mostMisses) return { ...state, at: 'stopped', trouble: says('unreadable'), differing };
  // The latest counts: the first one may have been the spoilt one.
  return {
    ...state,
    trouble: says('differs', { first: first?.text ?? '', second: heard.text }),
    cards: [heard],
    differing,
  };
}

function otherCard(state: State, heard: Heard): State {
  if (state.cards[0]?.text !== heard.text) return { ...state, at: 'done', cards: [...state.cards, heard] };
  const same = state.same + 1;
  if (same >= mostMisses) return { ...state, at: 'stopped', trouble: says('onlyOneNumber'), same };
  return { ...state, trouble: says('sameCard'), same };
}

/** A number that nobody could read aloud is no card, and neither is a document. */
const longestText = 64;

function hear(sample: LearnSample): Heard | LearnSentence {
  const keys = sample.via === 'keys' ? readKeystrokes(sample.keys) : null;
  if (keys && 'key' in keys) return keys;
  const whole = (keys?.text ?? (sample.via === 'scan' ? sample.text : '')).normalize('NFC').trim();
  const typedAim = /^\][A-Za-z][0-9A-Za-z]/.exec(whole)?.[0] ?? null;
  const text = whole.slice(typedAim?.length ?? 0);
  if (/\p{C}/u.test(text)) return says('unprintable');
  if (text === '') return says('tooShort', { count: 0, least: 1 });
  if (Array.from(text).length > longestText) return says('tooLong', { most: longestText });
  const scan = sample.via === 'scan' ? sample : { bits: null, aim: null };
  return { text, bits: scan.bits, aim: scan.aim ?? typedAim, keys };
}

function conclude(cards: readonly Heard[], isKnown: (card: Card) => boolean): Learnt {
  const { reading, confidence, notes } = readingOf(cards, isKnown);
  const pace = paceOf(cards);
  return {
    format: reading.format,
    trim: reading.trim.prefix === '' && reading.trim.suffix === '' ? null : reading.trim,
    pace: pace.pace,
    confidence,
    card: reading.cards[0] ?? { kind: 'barcode', number: cards[0]?.text ?? '', bits: null },
    says: [...notes, ...trimNotes(reading.trim), ...aimNotes(cards), ...pace.notes],
  };
}

interface Judged {
  readonly reading: Reading;
  readonly confidence: Learnt['confidence'];
  readonly notes: readonly LearnSentence[];
}

function readingOf(cards: readonly Heard[], isKnown: (card: Card) => boolean): Judged {
  const texts = cards.map(({ text }) => text);
  if (cards.every(({ bits }) => bits !== null)) return framed(cards);
  const readings = readingsOf(texts);
  const known = readings.find((one) => one.format !== 'text' && one.cards.some(isKnown));
  const reading = known ?? likeliest(readings) ?? plain(texts);
  const { format } = reading;
  const shape = shapeNotes(reading);
  if (known) return { reading, confidence: 'sure', notes: [says('recognised', { format }), ...shape] };
  if (format === 'text') return { reading, confidence: 'asSent', notes: [says('asSent')] };
  const isSure = sureFormats.has(format) || (format === 'uid' && hasSevenBytes(reading));
  return {
    reading,
    confidence: isSure ? 'sure' : 'likely',
    notes: [says(isSure ? 'formatKnown' : 'formatLikely', { format }), ...shape],
  };
}

/** Shapes that hardly anything else has. */
const sureFormats: ReadonlySet<NumberFormat> = new Set(['ean', '4H4H', '2H4H', '8H10D', '10H', '10H13D']);

const hasSevenBytes = ({ cards }: Pick<Reading, 'cards'>): boolean =>
  cards.every(({ number }) => number.length === 14);

/** The frame carries the credential itself: whatever the format says of text, the bits count. */
function framed(cards: readonly Heard[]): Judged {
  const format = '10H';
  const read = cards.map(({ text, bits }) =>
    readCard({ kind: 'rfid', text, bits, aim: null }, { format, prefix: '', suffix: '' }),
  );
  const known = read.flatMap((card) => (card.ok ? [card.value] : []));
  const reading: Reading = { format, trim: nothing, cards: known, isTelling: true };
  return { reading, confidence: 'sure', notes: [says('frameWithBits')] };
}

const nothing: Trim = { prefix: '', suffix: '' };

const plain = (texts: readonly string[]): Reading => ({
  format: 'text',
  trim: nothing,
  isTelling: false,
  cards: texts.map((number) => ({ kind: 'barcode', number, bits: null })),
});

function shapeNotes({ format, cards }: Reading): LearnSentence[] {
  switch (format) {
    case '8H10D':
    case '10H13D':
      return cards.some(({ number }) => number.startsWith('0')) ? [says('leadingZerosKept')] : [];
    case 'decimal':
      return [says('leadingZerosDropped')];
    case '6H8D':
    case '2H4H':
      return [says('only24Bits')];
    case 'uidReversed':
    case 'uidDecimalReversed':
      return [says('reversed')];
    case 'uid':
      return hasSevenBytes({ cards }) ? [] : [says('byteOrderUnknown')];
    case '10H':
    case '4H4H':
    case 'ean':
    case 'uidDecimal':
    case 'text':
      return [];
  }
}

const trimNotes = ({ prefix, suffix }: Trim): LearnSentence[] => [
  ...(prefix === '' ? [] : [says('prefixFound', { text: prefix })]),
  ...(suffix === '' ? [] : [says('suffixFound', { text: suffix })]),
];

function aimNotes(cards: readonly Heard[]): LearnSentence[] {
  const aim = cards.find((card) => card.aim !== null)?.aim;
  return aim ? [says('aimFound', { text: aim })] : [];
}

/** What the counter hears without being told: see `usualPace` of the wedge. */
const usualGapMs = 35;
const usualPauseMs = 100;
/** A middle gap above this is near the limit on a busy day. */
const comfortableGapMs = 25;
const longestPauseMs = 400;

const endings: Readonly<Record<EndKey, LearnSentence>> = {
  enter: says('endsWithEnter'),
  tab: says('endsWithTab'),
  none: says('endsWithPause'),
};

function paceOf(cards: readonly Heard[]): { pace: LearntPace | null; notes: LearnSentence[] } {
  const keys = cards.flatMap((card) => card.keys ?? []);
  const [first] = keys;
  if (!first) return { pace: null, notes: [] };
  const medianMs = Math.max(...keys.map(({ medianGapMs }) => medianGapMs));
  const longestMs = Math.max(...keys.map(({ longestGapMs }) => longestGapMs));
  const endsWithPause = keys.some(({ endKey }) => endKey === 'none');
  const isSlow = medianMs > comfortableGapMs || longestMs > usualPauseMs * 0.8;
  const notes = [
    endings[endsWithPause ? 'none' : first.endKey],
    says('speed', { gap: medianMs }),
    ...(isSlow ? [says('slow')] : []),
    ...first.notes,
  ];
  if (!isSlow && !endsWithPause) return { pace: null, notes };
  const gapMs = Math.max(usualGapMs, Math.ceil(medianMs * 1.5));
  const pauseMs = Math.min(longestPauseMs, Math.max(usualPauseMs, gapMs * 2, Math.ceil(longestMs * 1.5)));
  return { pace: { gapMs, pauseMs, endsWithPause }, notes };
}
