import { isModifierKey, isSuffixKey, usCharacter } from '../wedge-keys.ts';
import type { LearnKey } from './samples.ts';
import { type LearnSentence, says } from './sentences.ts';

export type EndKey = 'enter' | 'tab' | 'none';

/** A burst of keys, decoded by position. */
export interface Keystrokes {
  readonly text: string;
  readonly endKey: EndKey;
  /** The middle one of the gaps, in milliseconds. */
  readonly medianGapMs: number;
  /** The longest gap within the burst. */
  readonly longestGapMs: number;
  /** Things worth knowing that stop nothing. */
  readonly notes: readonly LearnSentence[];
}

/** Fewer characters are never taken for a scan at the counter. */
export const leastCharacters = 6;
/** The middle gap of a scan: people are slower, and so are readers that cannot be told from them. */
export const slowestMedianMs = 80;

/** What the keys say, or the one sentence about what is in the way. */
export function readKeystrokes(keys: readonly LearnKey[]): Keystrokes | LearnSentence {
  const inTheWay = interference(keys);
  if (inTheWay) return inTheWay;

  const typed = keys.filter((key) => !isModifierKey(key.code));
  const body = typed.filter((key) => !isSuffixKey(key.code));
  const characters = body.map(usCharacter);
  const strange = body[characters.indexOf(null)];
  if (strange) return says('strangeKey', { key: strange.code });
  if (body.length < leastCharacters) return says('tooShort', { count: body.length, least: leastCharacters });

  const gapsMs = typed.slice(1).map(({ gapMs }) => gapMs);
  const medianGapMs = lowerMedian(gapsMs);
  if (medianGapMs > slowestMedianMs) return says('typedByHand', { gap: medianGapMs });
  return {
    text: characters.join(''),
    endKey: endKeyOf(typed),
    medianGapMs,
    longestGapMs: Math.max(0, ...gapsMs),
    notes: layoutNotes(body),
  };
}

/** Programs that rewrite what is typed: by characters without a key, by taking keys back, or by composing. */
function interference(keys: readonly LearnKey[]): LearnSentence | null {
  if (keys.some(({ code, key }) => code === '' || code === 'Backspace' || key === 'Backspace')) {
    return says('uniKey');
  }
  return keys.some(({ composed, code }) => composed && !isModifierKey(code)) ? says('inputMethod') : null;
}

function endKeyOf(typed: readonly LearnKey[]): EndKey {
  const last = typed.at(-1)?.code ?? '';
  if (!isSuffixKey(last)) return 'none';
  return last === 'Tab' ? 'tab' : 'enter';
}

/** The position decides, so another layout spoils nothing; the installer sees letters and wonders. */
function layoutNotes(body: readonly LearnKey[]): LearnSentence[] {
  const others = body.filter((key) => writesOther(key));
  if (others.length === 0) return [];
  const onlyCase = others.every((key) => key.key.toLowerCase() === usCharacter(key)?.toLowerCase());
  if (onlyCase) return [says('capsLock')];
  return [
    says('otherLayout', {
      seen: others
        .map(({ key }) => key)
        .join('')
        .slice(0, 24),
    }),
  ];
}

/** Named keys, `Home` of a number pad without its lock, tell nothing of the layout. */
const writesOther = (key: LearnKey): boolean =>
  Array.from(key.key).length === 1 && key.key !== usCharacter(key);

/** The middle of the gaps, the shorter one where there are two. */
function lowerMedian(gapsMs: readonly number[]): number {
  const sorted = gapsMs.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
