/** The owner's own slips: set, shown before they are saved, and on what is printed from then on. */
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { newOperation, openCounter, ownerPin, type TestCounter } from '../../../test/support/open-counter.ts';
import { type SlipLookSetting, sampleKinds } from '../../shared/contract/slip-look.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import { openForReading } from '../database/database.ts';

let counter: TestCounter;
afterEach(() => counter.close());

const [width, height] = [40, 20];
const logo = { width, height, greys: Buffer.alloc(width * height, 30).toString('base64') };
const own: SlipLookSetting = {
  logo,
  header: 'Mở cửa 7:00\nThứ Hai nghỉ',
  footer: 'Hẹn gặp lại!',
  wifi: { name: 'Quán; "nhỏ"', password: 'phở:bò\\8888' },
  hidden: ['reasons', 'address'],
};
const plain: SlipLookSetting = { logo: null, header: '', footer: '', wifi: null, hidden: [] };

it('stands on the slips of the next guests, and outlives a restart', async () => {
  counter = await openCounter({ printer: { kind: 'simulated', id: 'p', name: 'Quầy', width: 80 } });
  expect(await counter.call('slipLook.read', {})).toEqual(plain);
  await counter.call('slipLook.save', own);
  await counter.restart();
  await counter.call('staff.signIn', { staff: counter.view().staff[0]!.id, pin: ownerPin });
  expect(await counter.call('slipLook.read', {})).toEqual(own);

  await counter.call('simulated.set', { printer: 'p', online: false });
  await sellToMember();
  const { blocks } = waitingSlip();
  expect(blocks[0]).toMatchObject({ kind: 'picture', width, height });
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  expect(texts).toEqual(expect.arrayContaining(['Mở cửa 7:00', 'Thứ Hai nghỉ', 'Hẹn gặp lại!']));
  expect(texts).not.toContain('Cảm ơn quý khách!');
  const codes = blocks.flatMap((block) => (block.kind === 'qr' ? [block.content] : []));
  expect(codes).toContain('WIFI:T:WPA;S:Quán\\; \\"nhỏ\\";P:phở\\:bò\\\\8888;;');
});

it('is shown before it is saved, on either paper, of every kind', async () => {
  counter = await openCounter();
  for (const kind of sampleKinds) {
    for (const paper of [58, 80] as const) {
      const before = await counter.call('slipLook.preview', { look: plain, kind, width: paper });
      expect(before).toMatchObject({ width: paper === 58 ? 384 : 576 });
      const after = await counter.call('slipLook.preview', { look: own, kind, width: paper });
      if (kind !== 'card') expect([kind, after.png === before.png]).toEqual([kind, false]);
    }
  }
  expect(await counter.call('slipLook.read', {})).toEqual(plain);
});

it('is the owner’s alone, and nothing is kept that no slip could show', async () => {
  counter = await openCounter();
  const wrong: [string, unknown][] = [
    ['a picture that is cut', { ...own, logo: { ...logo, height: 21 } }],
    ['a picture that is too large', { ...own, logo: { ...logo, width: 4_000 } }],
    ['a part that is none', { ...own, hidden: ['total'] }],
    ['a password that no network has', { ...own, wifi: { name: 'a', password: '1234567' } }],
    ['a name with a line feed', { ...own, wifi: { name: 'a\nb', password: '' } }],
    ['too many lines', { ...own, footer: 'a\nb\nc\nd\ne\nf' }],
  ];
  for (const [what, look] of wrong) {
    expect([what, await counter.refusal('slipLook.save', look)]).toEqual([what, 'badRequest']);
  }
  await counter.call('staff.add', { name: 'Hoa', role: 'cashier', pin: '1357' });
  const hoa = counter.view().staff.find(({ name }) => name === 'Hoa')!;
  await counter.call('staff.lock', {});
  await counter.call('staff.signIn', { staff: hoa.id, pin: '1357' });
  for (const method of ['slipLook.save', 'slipLook.preview', 'slipLook.read'] as const) {
    expect(await counter.refusal(method, method === 'slipLook.save' ? own : {})).toBe('notAllowed');
  }
});

async function sellToMember(): Promise<void> {
  await counter.call('member.enrol', {
    operationId: newOperation(),
    phone: '0901234567',
    name: 'Trần Thị Mai',
    consent: true,
    withCard: false,
  });
  await counter.call('phone.lookUp', { phone: '0901234567' });
  await counter.call('bill.post', { operationId: newOperation(), totalMinor: 185_000 });
}

function waitingSlip(): SlipDocument {
  const opened = openForReading(join(counter.folder, 'quen.db'));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const row = opened.value
    .prepare<[], { slip: string }>("SELECT slip FROM print_job WHERE slip <> '' ORDER BY id DESC LIMIT 1")
    .get();
  opened.value.close();
  return JSON.parse(row?.slip ?? 'null') as SlipDocument;
}
