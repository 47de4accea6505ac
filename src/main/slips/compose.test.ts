/** What the terminal puts on paper: the slips as they wait for a printer that is switched off. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newOperation, openCounter, ownerPin, type TestCounter } from '../../../test/support/open-counter.ts';
import type { ProgrammeInput } from '../../shared/domain/programme/document.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import { openForReading } from '../database/database.ts';

let counter: TestCounter;
afterEach(() => counter.close());

const named = (text: string) => ({ vi: text, th: text, en: text });
const never = { kind: 'never' } as const;

const programme: ProgrammeInput = {
  schema: 1,
  id: 'loyalty',
  version: 1,
  startsOn: '2026-11-21',
  currency: 'VND',
  name: named('Club'),
  units: [
    { id: 'points', kind: 'points', name: named('điểm'), scale: 0, expiry: never },
    {
      id: 'wallet',
      kind: 'money',
      name: named('ví'),
      scale: 0,
      expiry: never,
      topUp: { leastMinor: 100_000, mostMinor: 5_000_000 },
    },
    { id: 'back', kind: 'money', name: named('hoàn tiền'), scale: 0, expiry: never, pendingDays: 7 },
    { id: 'chances', kind: 'entries', name: named('lượt quay'), scale: 0, expiry: never },
  ],
  earn: [
    {
      id: 'spend',
      name: named('spend'),
      unit: 'points',
      on: { kind: 'bill' },
      amount: { kind: 'perAmount', perMinor: 10_000, quantity: 1, steps: 'full' },
    },
    {
      id: 'cashback',
      name: named('cashback'),
      unit: 'back',
      on: { kind: 'bill' },
      amount: { kind: 'percent', basisPoints: 500, unitMinor: 1 },
    },
    {
      id: 'bonus',
      name: named('bonus'),
      unit: 'wallet',
      on: { kind: 'topUp', unit: 'wallet' },
      amount: { kind: 'percent', basisPoints: 1_000, unitMinor: 1 },
    },
    {
      id: 'chance',
      name: named('chance'),
      unit: 'chances',
      on: { kind: 'bill' },
      amount: { kind: 'fixed', quantity: 1 },
    },
  ],
  stampCards: [],
  tiers: {
    metric: { kind: 'earned', unit: 'points' },
    window: { kind: 'rolling', days: 365 },
    levels: [
      { id: 'green', name: named('Xanh'), threshold: 0 },
      { id: 'gold', name: named('Vàng'), threshold: 30, card: true, benefits: named('Ưu tiên đặt bàn') },
    ],
    review: 'toFit',
    freezeDays: 60,
  },
  promotions: [
    {
      id: 'noon',
      name: named('Giờ vàng'),
      gives: { kind: 'percentOff', basisPoints: 1_000 },
      for: 'members',
    },
  ],
  rewards: [
    {
      kind: 'pointsAsMoney',
      id: 'as-money',
      name: named('Điểm thay tiền'),
      unit: 'points',
      step: 1,
      stepMinor: 1_000,
    },
    {
      kind: 'experience',
      id: 'class',
      name: named('Lớp pha cà phê'),
      price: { unit: 'points', quantity: 5 },
      note: named('Gọi 0901 234 567'),
    },
    {
      kind: 'donation',
      id: 'trees',
      name: named('Trồng cây'),
      price: { unit: 'points', quantity: 5 },
      worthMinor: 20_000,
    },
    {
      kind: 'partner',
      id: 'film',
      name: named('Vé xem phim'),
      price: { unit: 'points', quantity: 10 },
      partner: 'star',
      worthMinor: 5_000,
    },
  ],
  partners: [{ id: 'star', name: 'Rạp Ngôi Sao', settlement: [{ unit: 'points', minor: 500 }] }],
  vouchers: [
    {
      id: 'cake',
      name: named('Bánh'),
      gives: { kind: 'moneyOff', amountMinor: 20_000 },
      validDays: 30,
      when: { minimumMinor: 100_000, weekdays: [0, 6] },
    },
  ],
  memberships: [
    { id: 'club', name: named('Hội'), priceMinor: 300_000, days: 365, benefits: named('Mỗi ngày một ly') },
  ],
  draws: [
    {
      id: 'new-year',
      name: named('Năm mới'),
      unit: 'chances',
      drawnOn: '2026-11-21',
      prizes: [{ name: named('Xe đạp'), count: 1, costMinor: 5_000_000 }],
    },
  ],
};

describe('The slip', () => {
  it('of a first bill names the discount, the new level with its card, cashback with its day and the draw', async () => {
    await open();
    await choose(await enrol());
    const [before] = await counter.call('draw.list', {});
    await sell({ totalMinor: 400_000 });
    const lines = slipLines();
    expect(lines).toContain('Giờ vàng: −40.000\u00a0₫');
    expect(lines).toContain('Thanh toán: 360.000\u00a0₫');
    expect(lines).toContain('+36\u00a0điểm · Hoàn\u00a0tiền\u00a0+18.000\u00a0₫ · +1\u00a0lượt\u00a0quay');
    expect(lines).toContain('Chúc mừng, bạn đã lên hạng');
    expect(lines).toContain('Hạng thành viên: Vàng');
    expect(lines).toContain('Dùng được từ 28/11/2026: Hoàn tiền 18.000\u00a0₫');
    expect(lines).toContain('Số lượt của bạn: 1');
    expect(lines.join('\n').replaceAll(' ', '')).toContain(before?.commitment);
    const card = lines.slice(lines.indexOf('✂'));
    expect(card).toContain('Thẻ thành viên');
    expect(card).toContain('Ưu tiên đặt bàn');
    expect(card.join('\n')).toContain('[QUEN:');
  });

  it('of a later bill says what the level needs and no longer that it is new', async () => {
    await open();
    const member = await enrol();
    await choose(member);
    await sell({ totalMinor: 400_000 });
    const first = done().event;
    await choose(member);
    await sell({ totalMinor: 100_000 });
    expect(slipLines()).toContain('Hạng thành viên: Vàng');
    expect(slipLines()).not.toContain('Thẻ thành viên');
    await counter.call('slip.reprint', { event: first });
    expect(slipLines()[0]).toBe('BẢN SAO');
    expect(slipLines()).not.toContain('Chúc mừng, bạn đã lên hạng');
  });

  it('of an earlier bill, printed again, does not take the level that the later one brought for its own', async () => {
    await open();
    const member = await enrol();
    await choose(member);
    await sell({ totalMinor: 100_000 });
    const first = done().event;
    await choose(member);
    await sell({ totalMinor: 400_000 });
    const second = done().event;
    await counter.call('slip.reprint', { event: first });
    expect(slipLines()).toContain('Hạng thành viên: Vàng');
    expect(slipLines()).not.toContain('Chúc mừng, bạn đã lên hạng');
    await counter.call('slip.reprint', { event: second });
    expect(slipLines()).toContain('Chúc mừng, bạn đã lên hạng');
  });

  it('keeps what a bill used apart from what it earned of the same points', async () => {
    await open();
    const member = await enrol();
    await choose(member);
    await sell({ totalMinor: 200_000 });
    await choose(member);
    await sell({ totalMinor: 100_000, rewards: [{ reward: 'as-money', quantity: 10 }] });
    const lines = slipLines();
    expect(lines).toContain('Điểm thay tiền: −10.000\u00a0₫');
    expect(lines).toContain('Đã dùng: 10 điểm');
    expect(lines).toContainEqual(expect.stringContaining('+8\u00a0điểm · '));
  });

  it('of a top-up shows bonus and balance; a bill then what the wallet paid and kept; a refund what returned', async () => {
    await open();
    const member = await enrol();
    await choose(member);
    await counter.call('wallet.topUp', { operationId: newOperation(), unit: 'wallet', paidMinor: 200_000 });
    expect(slipLines()).toContain('Đã nạp: 200.000\u00a0₫');
    expect(slipLines()).toContain('Tặng thêm: +20.000\u00a0₫');
    expect(slipLines()).toContain('220.000\u00a0₫');
    await choose(member);
    const tenders = [{ kind: 'wallet' as const, unit: 'wallet', amountMinor: 150_000 }];
    await sell({ totalMinor: 200_000, tenders });
    const lines = slipLines();
    expect(lines).toContain('Trả từ ví: −150.000\u00a0₫');
    expect(lines).toContain('Còn lại: 70.000\u00a0₫');
    expect(lines).toContain('Còn phải trả: 30.000\u00a0₫');
    expect(lines.filter((line) => line.startsWith('Đã dùng'))).toEqual([]);
    await refund(done().event);
    const back = slipLines();
    expect(back).toContain('Giá trị hoàn: 200.000\u00a0₫');
    expect(back).toContain('Hoàn bằng điểm: 20.000\u00a0₫');
    expect(back).toContain('Hoàn vào ví, thẻ quà tặng: 150.000\u00a0₫');
    expect(back).toContain('Tiền trả khách: 30.000\u00a0₫');
  });

  it('of a refund in two parts gives back no đồng twice', async () => {
    await open();
    await choose(await enrol());
    await counter.call('wallet.topUp', { operationId: newOperation(), unit: 'wallet', paidMinor: 100_000 });
    await choose(counterMember());
    const tenders = [{ kind: 'wallet' as const, unit: 'wallet', amountMinor: 50_000 }];
    await sell({ totalMinor: 100_001, tenders });
    const { event } = done();
    await refund(event, 33_333);
    const first = amountOf('Hoàn vào ví, thẻ quà tặng');
    await refund(event, 66_668);
    expect(first + amountOf('Hoàn vào ví, thẻ quà tặng')).toBe(50_000);
  });

  it('of money that was paid in and is handed back says what it was for', async () => {
    await open();
    await choose(await enrol());
    await counter.call('membership.sell', { operationId: newOperation(), membership: 'club' });
    const lines = slipLines();
    expect(lines).toContain('đến hết 20/11/2027');
    expect(lines).toContain('Mỗi ngày một ly');
    expect(lines).toContain('Đã thanh toán: 300.000\u00a0₫');
    await refund(done().event);
    expect(slipLines()).toContain('Hoàn khoản: Gói hội viên: Hội');
    expect(slipLines()).toContain('Tiền trả khách: 300.000\u00a0₫');
  });

  it('of a promised voucher says what it is good for, and the next bill that it waits', async () => {
    await open();
    const member = await enrol();
    await choose(member);
    await counter.call('voucher.promise', { operationId: newOperation(), member, voucher: 'cake' });
    const lines = slipLines();
    expect(lines).toContain('Bánh');
    expect(lines).toContain('đến hết 21/12/2026');
    expect(lines).toContain('Hóa đơn từ 100.000\u00a0₫');
    expect(lines).toContain('Vào Chủ Nhật, Thứ Bảy');
    await choose(member);
    await sell({ totalMinor: 50_000 });
    expect(slipLines()).toContain('Ưu đãi đang chờ bạn');
    expect(slipLines()).toContain('Bánh: đến hết 21/12/2026');
    await choose(member);
    await sell({ totalMinor: 200_000, rewards: [{ reward: 'cake', quantity: 1 }] });
    expect(slipLines()).toContain('Đã dùng: 1 × Bánh');
    expect(slipLines()).not.toContain('Ưu đãi đang chờ bạn');
  });

  it('of an experience says how to book it, of a donation thank you', async () => {
    await open();
    const member = await enrol();
    await choose(member);
    await sell({ totalMinor: 300_000 });
    await choose(member);
    const rewards = [
      { reward: 'class', quantity: 1 },
      { reward: 'trees', quantity: 2 },
    ];
    await counter.call('reward.redeem', { operationId: newOperation(), rewards });
    expect(slipLines()).toContain('Gọi 0901 234 567');
    expect(slipLines()).toContain('Cảm ơn bạn đã góp 40.000\u00a0₫!');
  });

  it('of a frozen level is its card', async () => {
    await open();
    const member = await enrol();
    await choose(member);
    await sell({ totalMinor: 400_000 });
    await choose(member);
    const freeze = { member, from: '2026-11-21', until: '2026-12-20', reason: 'ốm', ownerPin };
    await counter.call('tier.freeze', { ...freeze, operationId: newOperation() });
    await counter.call('slip.reprint', { event: done().event });
    expect(slipLines()).toContain('Thẻ thành viên');
    expect(slipLines()).toContain('Hạng được bảo lưu đến hết 20/12/2026');
  });

  it('of a draw is its promise before, and its result once afterwards', async () => {
    await open();
    await choose(await enrol());
    await sell({ totalMinor: 50_000 });
    const [draw] = await counter.call('draw.list', {});
    await counter.call('draw.commit', { draw: 'new-year' });
    expect(slipLines()).toContain('Phiếu quay thưởng');
    expect(slipLines().join('\n').replaceAll(' ', '')).toContain(draw?.commitment);
    const drawn = await counter.call('draw.run', { draw: 'new-year', ownerPin });
    const lines = slipLines();
    expect(lines).toContain('Kết quả quay thưởng');
    expect(lines).toContain('Số lượt tham gia: 1');
    expect(lines).toContain('Xe đạp: T. T. Mai');
    expect(lines.join('\n').replaceAll(' ', '')).toContain(drawn.winners[0]?.entry);
    const slips = slipsSoFar();
    await counter.call('draw.run', { draw: 'new-year', ownerPin });
    expect(slipsSoFar()).toBe(slips);
  });

  it('of a settlement says what is owed, and needs a printer', async () => {
    await open();
    await choose(await enrol());
    await sell({ totalMinor: 300_000 });
    await choose(counterMember());
    const rewards = [{ reward: 'film', quantity: 1 }];
    await counter.call('reward.redeem', { operationId: newOperation(), rewards });
    expect(slipLines()).toContain('Dùng tại Rạp Ngôi Sao');
    const period = { from: '2026-11-01', until: '2026-11-30' };
    await counter.call('partner.print', period);
    expect(slipLines()).toContain('Đã dùng ở đó: 10 điểm');
    expect(slipLines()).toContain('Cửa hàng trả đối tác: 5.000\u00a0₫');
    const backwards = { from: period.until, until: period.from };
    expect(await counter.refusal('partner.print', backwards)).toBe('badRequest');
    await counter.call('printer.remove', { id: 'paper' });
    expect(await counter.refusal('partner.print', period)).toBe('printerNotFound');
  });

  it('of a guest who gets nothing later is not printed', async () => {
    await open();
    await counter.call('member.leave', {});
    const before = slipsSoFar();
    await counter.call('bill.postAnonymous', { operationId: newOperation(), totalMinor: 120_000 });
    expect(slipsSoFar()).toBe(before);
  });
});

async function open(): Promise<void> {
  counter = await openCounter({ printer: { kind: 'simulated', id: 'paper', name: 'Paper', width: 80 } });
  await counter.call('simulated.set', { printer: 'paper', online: false });
  await counter.call('settings.programme', { document: programme });
}

async function enrol(): Promise<string> {
  await counter.call('member.leave', {});
  const enrolment = { phone: null, name: 'Trần Thị Mai', consent: true, withCard: false };
  await counter.call('member.enrol', { ...enrolment, operationId: newOperation() });
  return counterMember();
}

const choose = (member: string) => counter.call('member.choose', { member });

type Bill = Omit<Parameters<typeof counter.call<'bill.post'>>[1], 'operationId'>;
const sell = (bill: Bill) => counter.call('bill.post', { ...bill, operationId: newOperation() });
const refund = (event: string, refundMinor: number | null = null) =>
  counter.call('event.refund', { operationId: newOperation(), event, refundMinor, reason: 'x' });

function counterMember(): string {
  const { counter: at } = counter.view();
  const member = at.at === 'member' ? at.member : at.at === 'done' ? at.done.member : null;
  if (!member) throw new Error(`nobody is shown: ${at.at}`);
  return member.member;
}

function done() {
  const { counter: at } = counter.view();
  if (at.at !== 'done') throw new Error(`nothing was posted: ${at.at}`);
  return at.done;
}

/** The newest slip in the queue. */
const slip = (): SlipDocument | null =>
  asked<SlipDocument | null>('SELECT slip AS answer FROM print_job ORDER BY id DESC LIMIT 1');

const slipsSoFar = (): number => asked<number>('SELECT count(*) AS answer FROM print_job');

function asked<T>(sql: string): T {
  const opened = openForReading(join(counter.folder, 'quen.db'));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const row = opened.value.prepare<[], { answer: string | number }>(sql).get();
  opened.value.close();
  return JSON.parse(String(row?.answer ?? null)) as T;
}

/** What it says, a line per block. */
function slipLines(): string[] {
  const newest = slip();
  if (!newest) throw new Error('no slip waits');
  return newest.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'title':
      case 'text':
      case 'banner':
        return [block.text];
      case 'pair':
        return [`${block.label}: ${block.value}`];
      case 'qr':
        return [`[${block.content}] ${block.caption}`];
      case 'cut':
        return ['✂'];
      case 'rule':
      case 'picture':
      case 'stamps':
      case 'bars':
      case 'ruler':
      case 'space':
        return [];
    }
  });
}

/** Đồng behind a label; 0: there is no such line. */
function amountOf(label: string): number {
  const line = slipLines().find((one) => one.startsWith(`${label}: `)) ?? '';
  return Number(line.slice(label.length + 2).replace(/\D/g, ''));
}
