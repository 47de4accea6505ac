/**
 * Posts bills as fast as it can until it is killed: `node poster.ts FOLDER FIRST`. Writes the number of each bill once
 * its posting has answered. Numbers are operations, so a bill that was durable but never answered is posted again.
 */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../src/main/database/database.ts';
import { openLedger } from '../../src/main/ledger/open-ledger.ts';
import { earnLegs } from '../../src/shared/domain/ledger/legs.ts';
import { billOperation, crashTerminal } from './bills.ts';

const [, , folder = '', first = '1'] = process.argv;
const clock = { nowMs: () => Date.now(), monotonicMs: () => performance.now(), after: () => () => {} };
const opened = openDatabase(folder, { clock, ballastBytes: 0 });
if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
const ledger = openLedger({ database: opened.value, clock, terminal: crashTerminal, bootId: `from${first}` });

for (let number = Number(first); ; number++) {
  const member = `member${number % 97}`;
  const posted = ledger.post({
    operationId: billOperation(number),
    detail: { kind: 'sale', totalMinor: 1000 + number, discountMinor: 0, itemCount: 1, rewards: [], why: [] },
    member,
    staff: 'anna',
    businessDate: '2026-11-21',
    receipt: `r${number}`,
    programme: { id: 'points', version: 1 },
    legs: (self) =>
      earnLegs(self, member, 'store', ledger.holdings(member), [
        { unit: 'points', quantity: 10, expiresOn: '2027-11-21' },
      ]),
  });
  if (!posted.ok) throw new Error(`refused: ${posted.refusal.kind}`);
  writeSync(1, `${number}\n`);
  // A sale now and then moves the write-ahead log, so that the kill falls into checkpoints too.
  if (number % 40 === 0) opened.value.sqlite.pragma('wal_checkpoint(PASSIVE)');
}
