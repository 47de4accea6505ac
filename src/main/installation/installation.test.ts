import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { rdm6300Frame } from '../../../drivers/readers/framing/rdm6300.ts';
import { openCounter, ownerPin, type TestCounter } from '../../../test/support/open-counter.ts';
import { startSerialLine } from '../../../test/support/serial-line.ts';
import type { TerminalView } from '../../shared/contract/view.ts';
import type { LearnKey } from '../../shared/domain/cards/learn/samples.ts';

let counter: TestCounter;
afterEach(async () => {
  await counter.close();
});

const reader = { kind: 'simulated', id: 'r', name: 'RFID', format: 'text' } as const;

async function withReader(): Promise<void> {
  counter = await openCounter({ printer: { kind: 'simulated', id: 'p', name: '80 mm', width: 80 } });
  await counter.call('reader.save', reader);
  await counter.until((view) => view.readers.find(({ setting }) => setting.id === 'r')?.state === 'ready');
}

const present = (text: string) => counter.call('scan.simulate', { reader: 'r', text });

const keysOf = (digits: string): LearnKey[] => [
  ...Array.from(digits, (digit, index) => ({
    code: `Digit${digit}`,
    key: digit,
    shift: false,
    gapMs: index === 0 ? 0 : 6,
    composed: false,
  })),
  { code: 'Enter', key: 'Enter', shift: false, gapMs: 6, composed: false },
];

describe('Learn mode', () => {
  it('takes the scans of the reader that is learnt, and the counter hears none of them', async () => {
    await withReader();
    await counter.call('learn.start', { reader: 'r' });
    await present(';0040856634?');
    await present(';0040856634?');
    await present(';0013961168?');
    const view = await counter.until(({ learning }) => learning?.at === 'done');
    expect(view.counter.at).toBe('ready');
    expect(view.cue).toBeNull();
    expect(view.learning?.learnt).toMatchObject({
      format: '8H10D',
      trim: { prefix: ';', suffix: '?' },
      number: '0040856634',
    });

    await counter.call('learn.stop', {});
    const { learnt } = view.learning ?? {};
    await counter.call('reader.save', {
      ...reader,
      format: '8H10D',
      trim: learnt?.trim ?? { prefix: '', suffix: '' },
    });
    await counter.until(
      ({ readers }) => readers.find(({ setting }) => setting.id === 'r')?.state === 'ready',
    );
    await present(';0040856634?');
    const after = await counter.until(({ counter: { at } }) => at === 'unknownCard');
    expect(after.counter).toMatchObject({ card: { kind: 'rfid', masked: '•••• 6634' } });
  });

  it('takes what other readers send meanwhile and forgets it', async () => {
    await withReader();
    await counter.call('learn.start', { reader: 'r' });
    await counter.scan('0040856634');
    expect(counter.view().learning).toMatchObject({ at: 'first', samples: 0 });
    expect(counter.view().counter.at).toBe('ready');
  });

  it('learns a keyboard from its keys, also one without a setting', async () => {
    counter = await openCounter();
    expect(await counter.refusal('learn.keys', { keys: keysOf('0040856634') })).toBe('notLearning');
    await counter.call('learn.start', { reader: null });
    for (const digits of ['0040856634', '0040856634', '0013961168']) {
      await counter.call('learn.keys', { keys: keysOf(digits) });
    }
    const { learning } = await counter.until((view) => view.learning?.at === 'done');
    expect(learning?.learnt).toMatchObject({ format: '8H10D', confidence: 'sure', pace: null });
  });

  it('believes a card that a member holds more than digits', async () => {
    await withReader();
    await counter.call('reader.save', { ...reader, format: 'uid' });
    await counter.until(
      ({ readers }) => readers.find(({ setting }) => setting.id === 'r')?.state === 'ready',
    );
    await present('04A1B2C3');
    await counter.until(({ counter: { at } }) => at === 'unknownCard');
    await counter.call('member.enrol', {
      operationId: '0'.repeat(32),
      phone: null,
      name: 'Lan',
      consent: true,
      withCard: true,
    });
    await counter.call('learn.start', { reader: null });
    for (const digits of ['3283263748', '3283263748', '0013961168']) {
      await counter.call('learn.keys', { keys: keysOf(digits) });
    }
    const { learning } = await counter.until((view) => view.learning?.at === 'done');
    expect(learning?.learnt).toMatchObject({ format: 'uidDecimalReversed', confidence: 'sure' });
  });

  it('ends by itself when nobody scans, and when the counter is locked', async () => {
    await withReader();
    await counter.call('learn.start', { reader: 'r' });
    counter.clock.advance(119_000);
    expect(counter.view().learning).not.toBeNull();
    await present('0040856634');
    await counter.until(({ learning }) => learning?.samples === 1);
    counter.clock.advance(119_000);
    expect(counter.view().learning).not.toBeNull();
    counter.clock.advance(1_001);
    await counter.until(({ learning }) => learning === null);

    await counter.call('learn.start', { reader: 'r' });
    await counter.call('staff.lock', {});
    await counter.until(({ learning }) => learning === null);
    const owner = counter.view().staff[0]?.id ?? '';
    await counter.call('staff.signIn', { staff: owner, pin: ownerPin });
    expect(counter.view().learning).toBeNull();
  });

  it.each([
    ['no keys', { keys: [] }],
    ['too many', { keys: Array.from({ length: 161 }, () => keysOf('1')[0]) }],
    ['a long name', { keys: [{ ...keysOf('1')[0], key: 'x'.repeat(25) }] }],
    ['a time before the last', { keys: [{ ...keysOf('1')[0], gapMs: -1 }] }],
  ])('refuses %s', async (_, request) => {
    counter = await openCounter();
    await counter.call('learn.start', { reader: null });
    expect(await counter.refusal('learn.keys', request)).toBe('badRequest');
    expect(counter.view().learning?.samples).toBe(0);
  });

  it('is not for cashiers, and neither is anything else of the check', async () => {
    counter = await openCounter();
    await counter.call('staff.add', { name: 'Minh', role: 'cashier', pin: '1234' });
    const minh = (await counter.until(({ staff }) => staff.length === 2)).staff.find(
      ({ name }) => name === 'Minh',
    );
    await counter.call('staff.lock', {});
    await counter.call('staff.signIn', { staff: minh?.id ?? '', pin: '1234' });
    expect(await counter.refusal('learn.start', { reader: null })).toBe('notAllowed');
    expect(await counter.refusal('network.search', {})).toBe('notAllowed');
    expect(await counter.refusal('practice.start', {})).toBe('notAllowed');
    expect(await counter.refusal('check.report', {})).toBe('notAllowed');
    expect(counter.view()).toMatchObject({ learning: null, check: null });
  });
});

describe('A serial reader', () => {
  it('is given its speed and framing, then learnt, while somebody scans', async () => {
    const line = await startSerialLine();
    counter = await openCounter();
    try {
      const { path } = line;
      await counter.call('reader.save', {
        kind: 'serial',
        id: 's',
        name: 'COM',
        format: 'text',
        path,
        baudRate: 115200,
        framing: 'line',
      });
      const isReady = ({ readers }: TerminalView) =>
        readers.find(({ setting }) => setting.id === 's')?.state === 'ready';
      await counter.until(isReady);
      await counter.call('learn.start', { reader: 's' });
      const searching = counter.call('learn.findSpeed', {});
      await counter.until(({ learning }) => learning?.speed?.state === 'trying');
      while (counter.view().learning?.speed?.state !== 'found') {
        await line.send(rdm6300Frame('01026F6C3A'));
        await new Promise((resolve) => setTimeout(resolve, 50));
        counter.clock.advance(10);
      }
      await searching;
      expect(counter.view().learning?.speed).toMatchObject({ baudRate: 9600, framing: 'rdm6300' });
      // The port is the counter's again.
      await counter.until(isReady);
    } finally {
      await line.stop();
    }
  });

  it('has no speed to be found where it is none', async () => {
    await withReader();
    await counter.call('learn.start', { reader: 'r' });
    expect(await counter.refusal('learn.findSpeed', {})).toBe('notSerial');
  });
});

describe('The practice sale', () => {
  const practising = async () => {
    await counter.call('practice.start', {});
    await present('0040856634');
    return counter.until(({ check }) => check?.practice?.at === 'amount');
  };

  it('sells, prints and takes back like a counter, and the shop hears nothing of it', async () => {
    await withReader();
    const before = temporaryFolders();
    const view = await practising();
    expect(view.check?.practice).toMatchObject({ card: '•••• 6634', eventsAfter: null });
    expect(temporaryFolders()).toHaveLength(before.length + 1);

    await counter.call('practice.sell', { totalMinor: 185_000 });
    const sold = await counter.until(({ check }) => check?.practice?.slip === 'printed');
    expect(sold.check?.practice?.at).toBe('sold');
    expect(sold.check?.practice?.changes).toContainEqual({ unit: 'points', quantity: 9 });
    expect(sold.counter.at).toBe('ready');
    expect(sold.customer.at).toBe('idle');

    await counter.call('practice.undo', {});
    await counter.call('practice.end', {});
    const { check } = await counter.until(({ check }) => check?.practice?.at === 'wiped');
    const { eventsBefore, eventsAfter } = check?.practice ?? {};
    expect(eventsAfter).toBe(eventsBefore);
    expect(temporaryFolders()).toEqual(before);
    expect(check?.results).toMatchObject([
      { step: 'practice', result: 'passed', facts: { slip: 'printed', eventsBefore: String(eventsBefore) } },
    ]);
    expect(await counter.call('member.search', { query: 'Quen' })).toEqual([]);

    await present('0040856634');
    expect((await counter.until(({ counter: { at } }) => at === 'unknownCard')).cue?.kind).toBe('unknown');
  });

  it('prints a slip that nobody takes for a real one', async () => {
    await withReader();
    await practising();
    await counter.call('practice.sell', { totalMinor: 185_000 });
    await counter.until(({ check }) => check?.practice?.slip === 'printed');
    const paper = await counter.call('simulated.paper', { id: 'p' });
    expect(paper?.png.length).toBeGreaterThan(1000);
  });

  it('that is left half done has failed, and leaves nothing', async () => {
    await withReader();
    const before = temporaryFolders();
    await practising();
    await counter.call('practice.end', {});
    expect(temporaryFolders()).toEqual(before);
    expect((await counter.until(({ check }) => check?.results.length === 1)).check?.results[0]?.result).toBe(
      'failed',
    );
  });

  it('ends with whoever began it', async () => {
    await withReader();
    const before = temporaryFolders();
    await practising();
    await counter.call('staff.lock', {});
    await expect.poll(temporaryFolders).toEqual(before);
  });

  it('that nobody goes on with gives the counter its scans back', async () => {
    await withReader();
    await practising();
    counter.clock.advance(11 * 60_000);
    await counter.until(({ check }) => check?.practice?.at === 'wiped');
    expect(temporaryFolders()).toEqual([]);
    await present('0013961168');
    await counter.until(({ counter: { at } }) => at === 'unknownCard');
  });

  it('stands once, however often it is begun, and enrols once, however fast cards come', async () => {
    await withReader();
    await Promise.all([counter.call('practice.start', {}), counter.call('practice.start', {})]);
    expect(temporaryFolders()).toHaveLength(1);
    await Promise.all([present('0040856634'), present('0040856634'), present('0013961168')]);
    const view = await counter.until(({ check }) => check?.practice?.at === 'amount');
    expect(view.check?.practice?.card).toBe('•••• 6634');
    const sales = await Promise.all(
      ['first', 'second'].map(() => counter.ask('practice.sell', { totalMinor: 185_000 })),
    );
    expect(sales.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  });

  it('ends with whoever is removed while practising', async () => {
    await withReader();
    await counter.call('staff.add', { name: 'Mai', role: 'owner', pin: '7351' });
    const { staff } = await counter.until((view) => view.staff.length === 2);
    const mai = staff.find(({ name }) => name === 'Mai')?.id ?? '';
    await counter.call('staff.signIn', { staff: mai, pin: '7351' });
    await practising();
    await counter.call('staff.remove', { id: mai });
    await expect.poll(temporaryFolders).toEqual([]);
  });

  it('is over before it stands when whoever wanted it has left', async () => {
    await withReader();
    const [answer] = await Promise.all([counter.ask('practice.start', {}), counter.call('staff.lock', {})]);
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'notSignedIn' } });
    expect(temporaryFolders()).toEqual([]);
  });

  it('whose terminal died is wiped when the terminal starts', async () => {
    await withReader();
    mkdirSync(join(counter.folder, 'practice-a1b2c3'));
    mkdirSync(join(counter.folder, 'restore-test'));
    await counter.restart();
    expect(temporaryFolders()).toEqual([]);
    expect(existsSync(join(counter.folder, 'restore-test'))).toBe(false);
  });

  it('is refused out of turn', async () => {
    await withReader();
    expect(await counter.refusal('practice.sell', { totalMinor: 1 })).toBe('practiceNotThere');
    await counter.call('practice.start', {});
    expect(await counter.refusal('practice.sell', { totalMinor: 1 })).toBe('practiceNotThere');
    expect(await counter.refusal('practice.undo', {})).toBe('practiceNotThere');
  });
});

const temporaryFolders = (): string[] =>
  readdirSync(counter.folder).filter((name) => name.startsWith('practice-'));

describe('The restore test', () => {
  it('restores a real backup, reads its whole log, and wipes it', async () => {
    await withReader();
    const proof = await counter.call('backup.prove', {});
    expect(proof.events).toBeGreaterThan(0);
    expect(existsSync(proof.file)).toBe(true);
    expect(existsSync(join(counter.folder, 'restore-test'))).toBe(false);
    expect(counter.view().check?.results).toMatchObject([
      { step: 'backup', result: 'passed', by: 'Lan', facts: { events: String(proof.events) } },
    ]);
  });
});

describe('The report', () => {
  it('says each step, its result, when and by whom, in the language of the shop', async () => {
    await withReader();
    await counter.call('check.note', {
      step: 'printer',
      result: 'passed',
      facts: { device: '80 mm <b>', lines: 'yes', drawer: 'none' },
    });
    await counter.call('check.note', { step: 'display', result: 'skipped' });
    const { text, html } = await counter.call('check.report', {});
    expect(text.name).toBe('quen-installation-2026-11-21.txt');
    expect(text.text).toContain('Máy in: Đạt');
    expect(text.text).toContain('In đủ ba chữ viết: Có');
    expect(text.text).toContain('Màn hình cho khách: Bỏ qua');
    expect(text.text).toContain('Bán thử: Chưa kiểm tra');
    expect(html.text).toContain('80 mm &lt;b&gt;');
    expect(html.text).not.toContain('<b>80');
    await counter.call('check.print', {});
    await counter.until(({ printers }) => printers[0]?.printed === 1);
  });

  it('begins anew when asked, and survives a restart until then', async () => {
    await withReader();
    await counter.call('check.note', { step: 'display', result: 'skipped' });
    await counter.restart();
    const owner = counter.view().staff[0]?.id ?? '';
    await counter.call('staff.signIn', { staff: owner, pin: ownerPin });
    expect((await counter.until(({ check }) => check !== null)).check?.results).toHaveLength(1);
    await counter.call('check.begin', {});
    expect((await counter.until(({ check }) => check?.results.length === 0)).check?.results).toEqual([]);
  });

  it('takes no word of a person for what the terminal has to prove', async () => {
    counter = await openCounter();
    for (const step of ['backup', 'practice'] as const) {
      expect(await counter.refusal('check.note', { step, result: 'passed' })).toBe('badRequest');
      await counter.call('check.note', { step, result: 'skipped' });
    }
    const forged = 'A\nSao lưu: Đạt';
    await counter.call('check.note', { step: 'reader', result: 'passed', facts: { device: forged } });
    const { text } = await counter.call('check.report', {});
    expect(text.text.split('\n')).not.toContain('Sao lưu: Đạt');
  });

  it('needs a printer to be printed', async () => {
    counter = await openCounter();
    expect(await counter.refusal('check.print', {})).toBe('printerNotFound');
  });
});
