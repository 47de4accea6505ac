import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  stringMatching,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualPace, type WedgeKey, wedgeDecoder } from './wedge.ts';

interface Press extends WedgeKey {
  /** Milliseconds until it goes up. */
  readonly dwellMs: number;
}

const press = (code: string, timeMs: number, more: Partial<Press> = {}): Press => ({
  code,
  shift: false,
  command: false,
  composed: false,
  repeat: false,
  timeMs,
  dwellMs: 2,
  ...more,
});

const codeOf: Readonly<Record<string, string>> = {
  ']': 'BracketRight',
  '-': 'Minus',
  '/': 'Slash',
  ' ': 'Space',
  '\n': 'Enter',
  '\t': 'Tab',
};

/** The keys of a text, one each `gapMs`; capitals and the Enter at the end as a scanner sends them. */
function typed(text: string, gapMs: number | ((index: number) => number), dwellMs = 2, startMs = 0): Press[] {
  let timeMs = startMs;
  return Array.from(text).map((character, index) => {
    if (index > 0) timeMs += typeof gapMs === 'number' ? gapMs : gapMs(index);
    const letter = /[a-z]/i.test(character);
    const code = letter
      ? `Key${character.toUpperCase()}`
      : /\d/.test(character)
        ? `Digit${character}`
        : (codeOf[character] ?? character);
    return press(code, timeMs, { shift: letter && character !== character.toLowerCase(), dwellMs });
  });
}

interface Heard {
  /** Keys that the page got to act on, in order: passed or replayed. */
  readonly acted: string[];
  readonly scans: string[];
  readonly swallowed: string[];
  readonly troubles: number;
  /** Keys whose going up reached the page before they acted, or that never went up for the page. */
  readonly upsOutOfStep: string[];
  /** The longest that a key waited before it acted. */
  readonly waitedMs: number;
}

/** What a page with this decoder in front of it gets to see. The timer may be late, as in a busy page. */
function play(presses: readonly Press[], timerLateMs = 0, pace = usualPace): Heard {
  const decoder = wedgeDecoder<Press>(pace);
  const acted: string[] = [];
  const scans: string[] = [];
  const swallowed: string[] = [];
  const down = new Set<string>();
  const upsOutOfStep: string[] = [];
  let troubles = 0;
  let waitedMs = 0;

  const act = (key: Press, nowMs: number) => {
    acted.push(key.code);
    waitedMs = Math.max(waitedMs, nowMs - key.timeMs);
  };
  const release = (released: readonly { key: Press; lifted: boolean }[], nowMs: number) => {
    for (const { key, lifted } of released) {
      act(key, nowMs);
      if (!lifted) down.add(key.code);
    }
  };
  const timerUntil = (timeMs: number) => {
    const deadlineMs = decoder.deadlineMs();
    if (deadlineMs === null || deadlineMs + timerLateMs >= timeMs) return;
    const { released, scan } = decoder.expire();
    release(released, deadlineMs + timerLateMs);
    if (scan !== null) scans.push(scan);
  };

  const moments = presses
    .flatMap((key) => [
      { atMs: key.timeMs, key, goesUp: false },
      { atMs: key.timeMs + key.dwellMs, key, goesUp: true },
    ])
    .sort((a, b) => a.atMs - b.atMs);
  for (const { atMs, key, goesUp } of moments) {
    timerUntil(atMs);
    if (goesUp) {
      if (decoder.up(key.code, atMs) === 'pass' && !down.delete(key.code)) upsOutOfStep.push(key.code);
      continue;
    }
    const verdict = decoder.down(key);
    release(verdict.released, atMs);
    if (verdict.key === 'pass') {
      act(key, atMs);
      down.add(key.code);
    }
    if (verdict.key === 'swallow') swallowed.push(key.code);
    if (verdict.scan !== null) scans.push(verdict.scan);
    if (verdict.trouble) troubles += 1;
  }
  timerUntil(Number.POSITIVE_INFINITY);
  return { acted, scans, swallowed, troubles, upsOutOfStep: [...upsOutOfStep, ...down], waitedMs };
}

const codes = (presses: readonly Press[]): string[] => presses.map((key) => key.code);

describe('A scan', () => {
  it.each`
    text                   | gapMs | because
    ${'0040856634\n'}      | ${1}  | ${'the fastest that an X server passed on'}
    ${'8934563138165\n'}   | ${8}  | ${'one key each USB frame of 8 ms'}
    ${'8934563138165\t'}   | ${20} | ${'a slow reader with Tab'}
    ${'8934563138165\n'}   | ${35} | ${'the slowest'}
    ${']C1Khach-7/vn A\n'} | ${4}  | ${'letters, capitals, bracket, slash and space'}
    ${'123456\n'}          | ${10} | ${'the shortest'}
  `('$text at $gapMs ms is heard whole and nothing of it acts: $because', ({ text, gapMs }) => {
    expect(play(typed(text, gapMs))).toMatchObject({
      scans: [text.trim()],
      acted: [],
      upsOutOfStep: [],
      troubles: 0,
    });
  });

  it('is decoded by position: digits of the number pad, with NumLock or without', () => {
    const keys = Array.from('0040856634').map((digit, index) => press(`Numpad${digit}`, index * 5));
    expect(play([...keys, press('NumpadEnter', 52)])).toMatchObject({ scans: ['0040856634'], acted: [] });
  });

  it('may stutter once it has begun, as radio scanners do', () => {
    const stutter = typed('8934563138165\n', (index) => (index % 5 === 0 ? 95 : 4));
    expect(play(stutter)).toMatchObject({ scans: ['8934563138165'], acted: [] });
  });

  it('may stutter after its first key, which went up again as fast as a scanner lifts it', () => {
    expect(play(typed('0040856634\n', (index) => (index === 1 ? 90 : 4)))).toMatchObject({
      scans: ['0040856634'],
      acted: [],
    });
  });

  it('may stutter when it lifts each key only with the next, once three keys have come', () => {
    const pressed = typed('0040856634\n', (index) => (index === 6 ? 90 : 12), 12);
    const lifted = pressed.map((key, index) => (index === 5 ? { ...key, dwellMs: 90 } : key));
    expect(play(lifted)).toMatchObject({ scans: ['0040856634'], acted: [], upsOutOfStep: [] });
  });

  it('does not mind a page that is too busy to hear of it in time', () => {
    expect(play(typed('0040856634\n', 20), 500)).toMatchObject({ scans: ['0040856634'], acted: [] });
  });

  it('takes its second suffix with it: CR LF', () => {
    expect(play(typed('0040856634\n\n', 5))).toMatchObject({ scans: ['0040856634'], acted: [] });
  });

  it('can follow another at once', () => {
    const scans = ['0040856634', '8934563138165', 'ABCDEF'];
    expect(play(typed(`${scans.join('\n')}\n`, 5))).toMatchObject({ scans, acted: [] });
  });

  it('can follow a key of a person at once: the key acts, the scan does not', () => {
    const key = press('KeyQ', 0, { dwellMs: 80 });
    const heard = play([key, ...typed('0040856634\n', 5, 2, 60)]);
    expect(heard).toMatchObject({ scans: ['0040856634'], acted: ['KeyQ'], upsOutOfStep: [] });
  });

  it('keeps its first 512 characters, and nothing of it acts', () => {
    const heard = play(typed(`${'7'.repeat(4000)}\n`, 3));
    expect(heard).toMatchObject({ scans: ['7'.repeat(512)], acted: [], upsOutOfStep: [] });
    expect(play(typed('7'.repeat(600), 3))).toMatchObject({ scans: ['7'.repeat(512)], acted: [] });
  });

  it('carries the group separator of a GS1 code, which is written with Ctrl', () => {
    const keys = typed('010893456313816\n', 4);
    keys[5] = press('BracketRight', 20, { command: true });
    expect(play(keys)).toMatchObject({ scans: ['01089\u001d456313816'], acted: [] });
  });
});

describe('A scan through an input method', () => {
  const spoilt = (text: string) =>
    typed(text, 5).map((key) => ({ ...key, composed: key.code.startsWith('Key') }));

  it('is trouble, not a card, and its Enter presses nothing', () => {
    const heard = play(spoilt('KH00417\n'));
    expect(heard).toMatchObject({ scans: [], troubles: 1, swallowed: ['Enter'] });
    expect(heard.acted).not.toContain('Enter');
  });

  it('is trouble also when characters come without keys', () => {
    const packets = typed('KH004178\n', 5).map((key) =>
      key.code === 'Enter' ? key : { ...key, code: '', composed: true },
    );
    expect(play(packets)).toMatchObject({ scans: [], troubles: 1 });
  });

  it('says nothing about the next scan', () => {
    const heard = play([...spoilt('KH00417\n'), ...typed('0040856634\n', 5, 2, 200)]);
    expect(heard).toMatchObject({ scans: ['0040856634'], troubles: 1 });
  });

  it("is over when Enter comes long after it: that Enter is a person's", () => {
    const keys = spoilt('KHACHAA');
    const heard = play([...keys, press('Enter', 400, { dwellMs: 80 })]);
    expect(heard).toMatchObject({ troubles: 0, swallowed: [] });
    expect(heard.acted.at(-1)).toBe('Enter');
  });

  it('is not what a person does who writes Vietnamese', () => {
    const keys = typed('nguyeexn\n', 90, 60).map((key) => ({ ...key, composed: key.code !== 'Enter' }));
    expect(play(keys)).toMatchObject({ acted: codes(keys), scans: [], troubles: 0 });
  });
});

describe('A person', () => {
  it('has each key act within the time that a finger needs to lift', () => {
    const keys = typed('cafe sua da\n', 120, 80);
    expect(play(keys)).toMatchObject({ acted: codes(keys), scans: [], waitedMs: usualPace.pressMs });
  });

  it('may enter a short number and press Enter very fast', () => {
    const keys = typed('12345\n', 20, 15);
    expect(play(keys)).toMatchObject({ acted: codes(keys), scans: [] });
  });

  it('may slap the keyboard: without Enter it is no scan', () => {
    const keys = typed('asdfghjk', 8, 90);
    expect(play(keys)).toMatchObject({ acted: codes(keys), scans: [] });
  });

  it('has Enter, Tab, arrows, function keys and shortcuts act at once', () => {
    const keys = [
      press('Enter', 0),
      press('Tab', 10),
      press('F2', 20),
      press('ArrowDown', 30),
      press('Backspace', 40),
      press('Escape', 50),
      press('KeyA', 60, { command: true }),
      press('Delete', 70),
    ];
    expect(play(keys)).toMatchObject({ acted: codes(keys), waitedMs: 0 });
  });

  it('keeps the order when a key that is never held follows one that is', () => {
    const keys = [press('KeyA', 0, { dwellMs: 70 }), press('Backspace', 12), press('KeyB', 25)];
    expect(play(keys)).toMatchObject({ acted: ['KeyA', 'Backspace', 'KeyB'], upsOutOfStep: [] });
  });

  it('may hold a key down until it repeats', () => {
    const keys = [press('Digit0', 0, { dwellMs: 400 })];
    const repeats = Array.from({ length: 20 }, (_, index) =>
      press('Digit0', 250 + index * 30, { repeat: true, dwellMs: 0 }),
    );
    const decoder = wedgeDecoder<Press>();
    const verdicts = [...keys, ...repeats].map((key) => decoder.down(key));
    expect(verdicts[0]?.key).toBe('hold');
    expect(verdicts[1]?.released.map(({ key }) => key)).toEqual(keys);
    expect(verdicts.slice(1).every(({ key }) => key === 'pass')).toBe(true);
  });

  it('gets held keys back when the page is about to lose the focus', () => {
    const decoder = wedgeDecoder<Press>();
    const key = press('Digit5', 0);
    decoder.down(key);
    decoder.up('Digit5', 10);
    expect(decoder.letGo().map((released) => [released.key, released.lifted])).toEqual([[key, true]]);
    expect(decoder.deadlineMs()).toBeNull();
  });
});

describe('Whatever is pressed', () => {
  const code = constantFrom(
    'KeyA',
    'KeyZ',
    'Digit0',
    'Digit7',
    'Numpad4',
    'Space',
    'Minus',
    'Enter',
    'NumpadEnter',
    'Tab',
    'Backspace',
    'ArrowLeft',
    'F4',
    'ShiftLeft',
    'ControlLeft',
  );
  /** Fingers: keys from 45 ms apart, each down for 45 ms or more, now and then two rolled over each other. */
  const fingers = array(
    record({
      code,
      gapMs: oneof({ weight: 8, arbitrary: integer({ min: 45, max: 600 }) }, integer({ min: 0, max: 44 })),
      dwellMs: integer({ min: 45, max: 180 }),
      shift: boolean(),
      command: boolean(),
      composed: boolean(),
    }),
    { maxLength: 60 },
  );
  const anything = array(
    record({
      code,
      gapMs: integer({ min: 0, max: 150 }),
      dwellMs: integer({ min: 0, max: 150 }),
      shift: boolean(),
      command: boolean(),
      composed: boolean(),
    }),
    { maxLength: 60 },
  );
  const inTime = (keys: readonly (Omit<Press, 'timeMs' | 'repeat'> & { gapMs: number })[]): Press[] => {
    let timeMs = 0;
    return keys.map(({ gapMs, ...key }) => {
      timeMs += gapMs + 1;
      return { ...key, repeat: false, timeMs };
    });
  };
  /** Two rollovers in a row are all that fingers do; a run of five or more would be a scanner's pace. */
  const isHuman = (keys: readonly Press[]): boolean => {
    let run = 0;
    return keys.every((key, index) => {
      const gapMs = key.timeMs - (keys[index - 1]?.timeMs ?? Number.NEGATIVE_INFINITY);
      run = gapMs < 45 ? run + 1 : 0;
      return run <= 2;
    });
  };

  it('a person is never taken for a scanner and loses no key, however late the timer is', () => {
    assert(
      property(fingers.map(inTime).filter(isHuman), integer({ min: 0, max: 300 }), (keys, lateMs) => {
        const heard = play(keys, lateMs);
        expect(heard.acted.filter((code) => !isModifier(code))).toEqual(
          codes(keys).filter((code) => !isModifier(code)),
        );
        expect(heard.scans).toEqual([]);
        expect(heard.troubles).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('every key acts once and in order, or belongs to a scan', () => {
    assert(
      property(anything.map(inTime), integer({ min: 0, max: 300 }), (keys, lateMs) => {
        const heard = play(keys, lateMs);
        const scanned = heard.scans.join('').length + heard.swallowed.length;
        if (heard.troubles === 0) expect(heard.acted.length + scanned).toBe(keys.length);
        expect(isSubsequence(withoutModifiers(heard.acted), withoutModifiers(codes(keys)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a scanner is always heard, at any pace that it can have and after anything a person did', () => {
    const text = stringMatching(/^[A-Za-z0-9\]/-]{6,40}$/);
    assert(
      property(
        text,
        array(integer({ min: 0, max: 35 }), { minLength: 41, maxLength: 41 }),
        fingers.map(inTime).filter(isHuman),
        (text, gapsMs, before) => {
          const startMs = 1000 + Math.max(0, ...before.map((key) => key.timeMs + key.dwellMs));
          const scan = typed(`${text}\n`, (index) => gapsMs[index % gapsMs.length] ?? 0, 1, startMs);
          const heard = play([...before, ...scan]);
          expect(heard.scans).toEqual([text]);
          expect(withoutModifiers(heard.acted)).toEqual(withoutModifiers(codes(before)));
        },
      ),
      { numRuns: 300 },
    );
  });

  const isModifier = (code: string): boolean => code === 'ShiftLeft' || code === 'ControlLeft';
  const withoutModifiers = (codes: readonly string[]): string[] => codes.filter((code) => !isModifier(code));
  const isSubsequence = (part: readonly string[], whole: readonly string[]): boolean => {
    let next = 0;
    for (const code of whole) if (code === part[next]) next += 1;
    return next === part.length;
  };
});

describe('A pace that learn mode found', () => {
  const silent = { ...usualPace, endsWithPause: true };
  const slow = { ...usualPace, medianGapMs: 90, timeoutMs: 180 };

  it.each([0, 60, 500])('hears a scan without an end key, also when the timer is %i ms late', (lateMs) => {
    const [first, second] = [typed('0040856634', 6), typed('0013961168', 6, 2, 400)];
    const heard = play([...first, ...second], lateMs, silent);
    expect(heard).toMatchObject({ scans: ['0040856634', '0013961168'], acted: [], troubles: 0 });
  });

  it('still takes Enter, and leaves people their keys', () => {
    expect(play(typed('0040856634\n', 6), 0, silent).scans).toEqual(['0040856634']);
    const byHand = typed('185000', 130, 60);
    expect(play(byHand, 0, silent)).toMatchObject({ scans: [], acted: codes(byHand) });
    const short = typed('12345', 6);
    expect(play(short, 0, silent)).toMatchObject({ scans: [], acted: codes(short) });
  });

  it('hears a reader that is slower than the usual limit', () => {
    const keys = typed('0040856634\n', 60);
    expect(play(keys, 0, slow).scans).toEqual(['0040856634']);
    expect(play(keys).scans).toEqual([]);
  });
});

describe('On a machine that hears of keys too late', () => {
  it('a scan whose first key was let go is trouble, never a shorter number', () => {
    const decoder = wedgeDecoder<Press>();
    const keys = typed('40040856634\n', 4);
    const [first, ...rest] = keys;
    if (!first) throw new Error('a scan has keys');
    expect(decoder.down(first).key).toBe('hold');
    // The timer fires before the key's release is delivered.
    expect(decoder.expire().released.map(({ key }) => key.code)).toEqual(['Digit4']);
    const verdicts = rest.map((key) => {
      const verdict = decoder.down(key);
      decoder.up(key.code, key.timeMs + key.dwellMs);
      return verdict;
    });
    expect(verdicts.map(({ scan }) => scan)).toEqual(rest.map(() => null));
    expect(verdicts.at(-1)).toMatchObject({ key: 'swallow', trouble: true });
  });

  it('a scan after a person’s key is heard whole', () => {
    const decoder = wedgeDecoder<Press>();
    const [finger] = typed('7', 0, 90);
    if (!finger) throw new Error('a finger presses a key');
    decoder.down(finger);
    expect(decoder.expire().released).toHaveLength(1);
    const scans = typed('0040856634\n', 4, 2, 300).map((key) => {
      const { scan } = decoder.down(key);
      decoder.up(key.code, key.timeMs + key.dwellMs);
      return scan;
    });
    expect(scans.at(-1)).toBe('0040856634');
  });
});
