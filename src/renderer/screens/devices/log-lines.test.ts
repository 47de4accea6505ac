import { expect, it } from 'vitest';
import { logLines } from './log-lines.ts';

const atMs = Date.UTC(2026, 10, 21, 2, 40, 9, 800);
const at = '2026-11-21T02:40:09.800Z';

it.each`
  line                                           | id      | what         | fault
  ${`${at} printer p1 tcp failed paperOut`}      | ${'p1'} | ${'failed'}  | ${'paperOut'}
  ${`${at} reader r2 hid opened`}                | ${'r2'} | ${'opened'}  | ${null}
  ${`${at} reader r2 serial garbled ×14`}        | ${'r2'} | ${'garbled'} | ${null}
  ${`${at} reader r2 serial fault unplugged ×2`} | ${'r2'} | ${'fault'}   | ${'unplugged'}
`('reads "$line"', ({ line, id, what, fault }) => {
  expect(logLines(`${line}\n`)).toEqual([{ place: 0, atMs, id, what, fault }]);
});

it('puts the newest first and leaves out what is no line of the log', () => {
  const text = `${at} reader r1 wedge opened\nsomething else\n${at} reader r1 wedge exploded\n${at} reader r1 wedge closed\n`;
  expect(logLines(text).map(({ place, what }) => [place, what])).toEqual([
    [3, 'closed'],
    [0, 'opened'],
  ]);
});
