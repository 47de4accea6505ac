import { describe, expect, it } from 'vitest';
import { testClock } from '../../test/support/test-clock.ts';
import { terminalClock } from './terminal-clock.ts';

describe('The clock of a terminal', () => {
  it('calls back in time, once, unless that was taken back', () => {
    const base = testClock(1_000);
    const clock = terminalClock(base);
    const heard: string[] = [];
    clock.after(50, () => heard.push('first'));
    const cancel = clock.after(60, () => heard.push('never'));
    cancel();
    cancel();
    base.advance(100);
    expect([heard, clock.nowMs(), clock.monotonicMs()]).toEqual([['first'], 1_100, 100]);
  });

  it('calls nobody back once it has ended', () => {
    const base = testClock(0);
    const clock = terminalClock(base);
    const heard: string[] = [];
    clock.after(50, () => heard.push('before'));
    clock.end();
    clock.after(50, () => heard.push('after'));
    base.advance(1_000);
    expect(heard).toEqual([]);
  });
});
