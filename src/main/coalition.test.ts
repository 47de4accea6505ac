/** Two shops that take each other's slips: two terminals with keys and ledgers of their own, no wire between them. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newOperation, openCounter, ownerPin, type TestCounter } from '../../test/support/open-counter.ts';
import type { ProgrammeInput } from '../shared/domain/programme/document.ts';
import { templateProgramme } from '../shared/domain/programme/templates.ts';

const today = '2026-11-21';
const period = { from: '2026-11-01', until: '2026-11-30' };

let cafe: TestCounter;
let bakery: TestCounter;

beforeEach(async () => {
  cafe = await openShop(1, { id: 'bakery', name: 'Baan Bakery', minor: 900 });
  bakery = await openShop(2, { id: 'cafe', name: 'Riverside Café', minor: 900 });
  await handOver(cafe, 'bakery', bakery, 'cafe');
  await handOver(bakery, 'cafe', cafe, 'bakery');
});
afterEach(async () => {
  await cafe.close();
  await bakery.close();
});

async function openShop(
  number: number,
  partner: { readonly id: string; readonly name: string; readonly minor: number },
): Promise<TestCounter> {
  const counter = await openCounter({ template: 'points', merchantKey: new Uint8Array(32).fill(number) });
  const { id, name, minor } = partner;
  const document: ProgrammeInput = {
    ...templateProgramme('points', 'VND', today),
    version: 2,
    partners: [{ id, name, settlement: [{ unit: 'points', minor }] }],
    policies: { claimDays: 14, claimsPerDay: 5 },
  };
  await counter.call('settings.programme', { document });
  return counter;
}

/** As two owners do: one reads the key aloud, the other types it. */
async function handOver(from: TestCounter, to: string, into: TestCounter, of: string): Promise<void> {
  const { key } = await from.call('partner.ownKey', { partner: to, ownerPin });
  await into.call('partner.saveKey', { partner: of, key });
}

/** What a camera reads on the slip of a bill without a member. */
async function slipOf(counter: TestCounter, totalMinor: number): Promise<string> {
  await counter.call('bill.postAnonymous', { operationId: newOperation(), totalMinor });
  const { counter: at } = counter.view();
  if (at.at !== 'done') throw new Error(`nothing was posted: ${at.at}`);
  const { png } = await counter.call('slip.preview', { event: at.done.event });
  const file = join(counter.folder, 'slip.png');
  writeFileSync(file, Buffer.from(png, 'base64'));
  const read = execFileSync('zbarimg', ['--quiet', '--raw', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return read.split('\n').find((text) => /^Q\dC\//.test(text)) ?? '';
}

async function enrol(counter: TestCounter, name: string): Promise<void> {
  await counter.call('member.enrol', {
    operationId: newOperation(),
    name,
    phone: null,
    consent: true,
    withCard: false,
  });
}

const claim = (counter: TestCounter, code: string) =>
  counter.call('claim.post', { operationId: newOperation(), code });
const refused = (counter: TestCounter, code: string) =>
  counter.refusal('claim.post', { operationId: newOperation(), code });
const settled = async (counter: TestCounter) =>
  (await counter.call('partner.settlement', period)).partners.map(({ partner, lines, balanceMinor }) => ({
    partner,
    given: lines.map(({ givenForPartner }) => givenForPartner),
    balanceMinor,
  }));

describe('Two shops that list each other', () => {
  it('take each other’s slips, each once, and each knows what the other owes', async () => {
    const ofCafe = await slipOf(cafe, 200_000);
    const ofBakery = await slipOf(bakery, 100_000);
    await enrol(cafe, 'An');
    await enrol(bakery, 'Bình');

    await claim(bakery, ofCafe);
    await claim(cafe, ofBakery);
    expect(await refused(bakery, ofCafe)).toBe('alreadyClaimed');
    expect(await refused(cafe, ofBakery)).toBe('alreadyClaimed');

    const perBill = { cafe: 10, bakery: 5 };
    expect(await settled(bakery)).toEqual([
      { partner: 'cafe', given: [perBill.cafe], balanceMinor: perBill.cafe * 900 },
    ]);
    expect(await settled(cafe)).toEqual([
      { partner: 'bakery', given: [perBill.bakery], balanceMinor: perBill.bakery * 900 },
    ]);
  });

  it('take their own slips as their own, and settle nothing for them', async () => {
    const ofCafe = await slipOf(cafe, 200_000);
    await enrol(cafe, 'An');
    await claim(cafe, ofCafe);
    expect(await refused(cafe, ofCafe)).toBe('alreadyClaimed');
    expect(await settled(cafe)).toEqual([{ partner: 'bakery', given: [], balanceMinor: 0 }]);
  });

  it('refuse what was altered, what a stranger signed, and what is too old', async () => {
    const ofCafe = await slipOf(cafe, 200_000);
    const stranger = await openShop(3, { id: 'bakery', name: 'Baan Bakery', minor: 900 });
    const ofStranger = await slipOf(stranger, 200_000);
    await stranger.close();
    await enrol(bakery, 'Bình');
    expect(await refused(bakery, ofCafe.replace(/POINTS:\d+/, 'POINTS:9999'))).toBe('codeAltered');
    expect(await refused(bakery, ofStranger)).toBe('codeOfOtherShop');
    bakery.clock.advance(15 * 86_400_000);
    expect(await refused(bakery, ofCafe)).toBe('codeExpired');
  });

  it('hand their key to nobody without the owner’s PIN, and to no partner the key of another', async () => {
    expect(await cafe.refusal('partner.ownKey', { partner: 'bakery', ownerPin: '0000' })).toBe('wrongPin');
    expect(await cafe.refusal('partner.ownKey', { partner: 'cinema', ownerPin })).toBe('badRequest');
    const [one, two] = [
      await cafe.call('partner.ownKey', { partner: 'bakery', ownerPin }),
      await bakery.call('partner.ownKey', { partner: 'cafe', ownerPin }),
    ];
    expect(one.key).toMatch(/^[0-9a-f]{64}$/);
    expect(one.key).not.toBe(two.key);
    await cafe.restart();
    await cafe.call('staff.signIn', { staff: cafe.view().staff[0]?.id ?? '', pin: ownerPin });
    expect(await cafe.call('partner.ownKey', { partner: 'bakery', ownerPin })).toEqual(one);
  });
});
