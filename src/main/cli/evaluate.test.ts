import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import { evaluateCommand } from './evaluate.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const programme = templateProgramme('pointsAndStamps', 'VND', '2026-01-01');

describe('quen evaluate', () => {
  it('prints balances and reasons for the bills of several members', async () => {
    const example = new URL('../../../examples/events/bills-vnd.jsonl', import.meta.url);
    const { code, lines, errors } = await run(readFileSync(example, 'utf8'));
    expect(errors).toEqual([]);
    expect(code).toBe(0);
    expect(lines.map(({ line, member, balances }) => [line, member, balances])).toEqual([
      [1, 'an', { points: 0, stamps: 2 }],
      [2, 'an', { points: 9, stamps: 4 }],
      [3, 'binh', { points: 0, stamps: 1 }],
      [4, 'an', { points: 9 - 5 + 4, stamps: 5 }],
      [5, 'binh', { points: 0, stamps: 1 }],
    ]);
    expect(lines[3]).toMatchObject({
      due: { totalMinor: 90_000, discountMinor: 5_000, payableMinor: 85_000 },
    });
    expect(lines[4]).toMatchObject({
      effects: [],
      refusals: [{ kind: 'notEnough', text: { en: '50 points short of “Slice of cake”' } }],
    });
    expect(JSON.stringify(lines[1])).toContain('Mỗi món được 1 tem');
  });

  it('lets points expire, earliest first', async () => {
    const days30 = {
      ...programme,
      units: programme.units.map((unit) => ({ ...unit, expiry: { kind: 'days', days: 30 } })),
    };
    const { lines } = await run(
      [
        '{"kind":"bill","member":"an","date":"2026-01-01","totalMinor":200000}',
        '{"kind":"bill","member":"an","date":"2026-01-20","totalMinor":200000,"itemCount":0}',
        '{"kind":"bill","member":"an","date":"2026-01-31","totalMinor":100000,"rewards":[{"reward":"points-as-money","quantity":4}]}',
        '{"kind":"bill","member":"an","date":"2026-02-01","totalMinor":1}',
      ].join('\n'),
      days30,
    );
    expect(lines.map(({ balances }) => balances['points'])).toEqual([10, 20, 20, 14]);
  });

  it.each`
    content                                                                                                                                         | says
    ${'{"kind":"bill"'}                                                                                                                             | ${'line 1: This is not valid JSON.'}
    ${'\n\n[]'}                                                                                                                                     | ${'line 3: kind: The setting "kind" is missing.'}
    ${'7'}                                                                                                                                          | ${'line 1: Must be a group of settings in { }.'}
    ${'{"kind":"gift","member":"an","date":"2026-01-01"}'}                                                                                          | ${'line 1: kind: Must be one of: bill, action, enrolment, topUp, membership, giftCard, promise, freeze, claim, refund, scan.'}
    ${'{"kind":"bill","member":"an","date":"2026-01-01"}'}                                                                                          | ${'line 1: totalMinor: The setting "totalMinor" is missing.'}
    ${'{"kind":"bill","member":"an","date":"2026-02-30","totalMinor":1}'}                                                                           | ${'line 1: date: Must be a day that exists, written 2026-12-31.'}
    ${'{"kind":"bill","member":"an","date":"2026-01-01","totalMinor":0.5}'}                                                                         | ${'line 1: totalMinor: Must be a whole number.'}
    ${'{"kind":"bill","member":"","date":"2026-01-01","totalMinor":5}'}                                                                             | ${'line 1: member: Must not be empty.'}
    ${'{"kind":"action","member":"an","date":"2026-01-01","action":"dance"}'}                                                                       | ${'line 1: action: Must be one of: visit, enrolment, redemption, review, survey, referral, share, donation, webinar, event, profileCompleted, birthday, activity.'}
    ${'{"kind":"bill","member":"an","date":"2026-01-01","totalMinor":1,"note":"x"}'}                                                                | ${'line 1: note: There is no setting "note".'}
    ${'{"kind":"action","member":"an","date":"2026-01-02","action":"visit"}\n{"kind":"action","member":"an","date":"2026-01-01","action":"visit"}'} | ${'line 2: date: Lies before the date of an earlier line.'}
    ${'{"kind":"scan","member":"bearer:G1","date":"2026-01-01"}'}                                                                                   | ${'line 1: member: Must not begin with "bearer:".'}
    ${'{"kind":"scan","member":"an","date":"2026-01-01","time":"9:30"}'}                                                                            | ${'line 1: time: Must be a time from 00:00 to 24:00, written 09:30.'}
  `('refuses a file and tells the line: $says', async ({ content, says }) => {
    const { code, lines, errors } = await run(content);
    expect(code).toBe(1);
    expect(lines).toEqual([]);
    expect(errors).toEqual([`${join(folder, 'events.jsonl')}: ${says}`]);
  });

  it.each`
    events                                                                                                               | says
    ${[{ kind: 'refund', of: 'b1' }]}                                                                                    | ${'line 1: of: There is nothing "b1" to take back.'}
    ${[{ kind: 'bill', member: 'an', id: 'b1', totalMinor: 20_000 }, { kind: 'refund', of: 'b1', refundMinor: 20_001 }]} | ${'line 2: refundMinor: Must be 1 to 20000.'}
    ${[{ kind: 'bill', member: 'an', totalMinor: 20_000 }, { kind: 'refund', of: '1' }, { kind: 'refund', of: '1' }]}    | ${'line 3: of: "1" is taken back already, or cannot be.'}
    ${[{ kind: 'promise', member: 'an', voucher: 'cake' }]}                                                              | ${'line 1: voucher: There is no personal voucher "cake".'}
    ${[{ kind: 'giftCard', code: 'G1', unit: 'points', paidMinor: 5 }]}                                                  | ${'line 1: unit: Nothing can be paid into "points".'}
    ${[{ kind: 'bill', totalMinor: 20_000 }, { kind: 'claim', member: 'an', of: '1' }]}                                  | ${'line 2: of: There is no guest\'s bill "1" to claim.'}
    ${[{ kind: 'freeze', member: 'an', from: '2026-01-01', until: '2026-01-02' }]}                                       | ${'line 1: until: A freeze lasts at most 0 days.'}
  `('stops at what cannot be and tells the line: $says', async ({ events, says }) => {
    const dated = (events as readonly object[]).map((event) => ({ date: '2026-01-01', ...event }));
    const { code, lines, errors } = await run(dated.map((event) => JSON.stringify(event)).join('\n'));
    expect(code).toBe(1);
    expect(lines).toHaveLength(dated.length - 1);
    expect(errors).toEqual([`${join(folder, 'events.jsonl')}: ${says}`]);
  });

  it('takes a refund off what was earned, in parts, and brings back what was used', async () => {
    const { lines } = await run(
      [
        '{"kind":"bill","member":"an","date":"2026-01-01","totalMinor":200000,"itemCount":0}',
        '{"kind":"bill","member":"an","date":"2026-01-02","totalMinor":100000,"itemCount":0,"id":"b","rewards":[{"reward":"points-as-money","quantity":10}]}',
        '{"kind":"refund","date":"2026-01-03","of":"b","refundMinor":50000}',
        '{"kind":"refund","date":"2026-01-03","of":"b"}',
      ].join('\n'),
    );
    expect(lines.map(({ balances }) => balances['points'])).toEqual([10, 4, 7, 10]);
  });

  it('refuses a programme that is not right', async () => {
    const { code, errors } = await run('', { ...programme, currency: 'EUR' });
    expect(code).toBe(1);
    expect(errors).toEqual([`${join(folder, 'programme.json')}: currency: Must be one of: VND, THB, USD.`]);
  });

  it('refuses a file that is not there', async () => {
    const errors: string[] = [];
    const missing = join(folder, 'missing.json');
    const args = ['--programme', missing, '--events', missing];
    const code = await evaluateCommand.run(args, {
      stdout: () => undefined,
      stderr: (line) => void errors.push(line),
    });
    expect(code).toBe(1);
    expect(errors).toEqual([`${missing}: cannot be read (ENOENT)`]);
  });

  it.each([
    { args: [], says: 'Name both files.' },
    { args: ['--programme', 'p.json'], says: 'Name both files.' },
    { args: ['--programme', 'p.json', '--events', 'e.jsonl', '--fast'], says: "Unknown option '--fast'" },
    { args: ['p.json', 'e.jsonl'], says: "Unexpected argument 'p.json'" },
  ])('says what is wrong and how it is used: $args', async ({ args, says }) => {
    const errors: string[] = [];
    const code = await evaluateCommand.run(args, {
      stdout: () => undefined,
      stderr: (line) => void errors.push(line),
    });
    expect(code).toBe(2);
    expect(errors[0]).toContain(says);
    expect(errors.slice(1)).toEqual([evaluateCommand.help]);
  });
});

interface Line {
  readonly line: number;
  readonly member: string;
  readonly balances: Record<string, number>;
}

async function run(events: string, document: unknown = programme) {
  const programmeFile = join(folder, 'programme.json');
  const eventsFile = join(folder, 'events.jsonl');
  writeFileSync(programmeFile, JSON.stringify(document));
  writeFileSync(eventsFile, events);
  const lines: Line[] = [];
  const errors: string[] = [];
  const code = await evaluateCommand.run(['--programme', programmeFile, '--events', eventsFile], {
    stdout: (line) => void lines.push(JSON.parse(line) as Line),
    stderr: (line) => void errors.push(line),
  });
  return { code, lines, errors };
}
