/** A counter for tests: the real terminal on a real database, its frames over a pair in memory, simulated devices. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DevicePorts } from '../../src/main/devices/ports.ts';
import { memoryPair } from '../../src/main/hosts/carriers/memory.ts';
import { devicePorts } from '../../src/main/hosts/device-ports.ts';
import type { Log } from '../../src/main/log.ts';
import { createTerminal, type Terminal } from '../../src/main/terminal.ts';
import type { Answer } from '../../src/shared/contract/frame.ts';
import type { MethodName, ReplyOf, RequestOf } from '../../src/shared/contract/methods.ts';
import type { TerminalView } from '../../src/shared/contract/view.ts';
import { type TestClock, testClock } from './test-clock.ts';
import { type TestScreen, testScreen } from './test-screen.ts';

export interface TestCounter {
  readonly clock: TestClock;
  readonly folder: string;
  view(): TerminalView;
  /** The answer as the screen gets it. */
  ask<M extends MethodName>(method: M, request: RequestOf<M>): Promise<Answer>;
  /** The value of an answer that must be done. */
  call<M extends MethodName>(method: M, request: RequestOf<M>): Promise<ReplyOf<M>>;
  /** The code of an answer that must be a refusal. */
  refusal<M extends MethodName>(method: M, request: unknown): Promise<string>;
  /** A frame that no screen of ours would send. */
  send(frame: unknown): void;
  /** Waits until the view fulfils something. */
  until(promise: (view: TerminalView) => boolean): Promise<TerminalView>;
  scan(text: string): Promise<void>;
  /** Another screen on the same terminal. */
  attach(screen: 'counter' | 'customer'): TestScreen;
  /** Stops the terminal and starts it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface CounterOptions {
  readonly template?: RequestOf<'setup.complete'>['template'];
  readonly currency?: 'VND' | 'THB' | 'USD';
  readonly printer?: RequestOf<'setup.complete'>['printer'];
  /** False stops before the set-up. */
  readonly setUp?: boolean;
  readonly startMs?: number;
  /** Other drivers than the real ones. */
  readonly devices?: DevicePorts;
  /** Of which merchant it is; two shops have two. */
  readonly merchantKey?: Uint8Array;
}

export const ownerPin = '4821';
export const newOperation = () => randomBytes(16).toString('hex');
/** Saturday, 21 November 2026, 09:42 in Hà Nội. */
export const aMorning = Date.UTC(2026, 10, 21, 2, 42);

export async function openCounter(options: CounterOptions = {}): Promise<TestCounter> {
  const folder = mkdtempSync(join(tmpdir(), 'quen-counter-'));
  const clock = testClock(options.startMs ?? aMorning);
  const merchantKey = options.merchantKey ?? new Uint8Array(32).fill(7);
  const devices = options.devices ?? devicePorts();
  /** What the terminal could not do, for the message of a failing test. */
  const errors: object[] = [];
  const log: Log = { info: () => {}, warn: () => {}, error: (facts) => errors.push(facts) };
  let terminal: Terminal;
  let screen: TestScreen;

  const start = async () => {
    const opened = await createTerminal({
      folder,
      clock,
      merchantKey,
      devices,
      log,
      demo: false,
      random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
    });
    if (!opened.ok) throw new Error(`the terminal did not open: ${JSON.stringify(opened.refusal)}`);
    terminal = opened.value;
    screen = openScreen(terminal, 'counter');
    await screen.until(() => true);
  };
  await start();

  const ask: TestCounter['ask'] = (method, request) => screen.call(method, request);
  const counter: TestCounter = {
    clock,
    folder,
    view: () => screen.view(),
    ask,
    async call(method, request) {
      const answer = await ask(method, request);
      if (answer.kind !== 'done')
        throw new Error(`${method}: ${JSON.stringify(answer)} ${JSON.stringify(errors)}`);
      return answer.value as ReplyOf<typeof method>;
    },
    async refusal(method, request) {
      const answer = await screen.callAnything(method, request);
      if (answer.kind !== 'refused') throw new Error(`${method} was not refused: ${JSON.stringify(answer)}`);
      return answer.refusal.code;
    },
    send: (frame) => screen.send(frame),
    until: (promise) => screen.until(promise),
    scan: async (text) => {
      await counter.call('scan.wedge', { text });
    },
    attach: (kind) => openScreen(terminal, kind),
    async restart() {
      await terminal.close();
      await start();
    },
    async close() {
      await terminal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  if (options.setUp !== false) {
    await counter.call('setup.complete', {
      name: 'Cà phê Bến Thành',
      language: 'vi',
      currency: options.currency ?? 'VND',
      zone: 'Asia/Ho_Chi_Minh',
      closingHour: 4,
      era: 'gregorian',
      ownerName: 'Lan',
      ownerPin,
      template: options.template ?? 'pointsAndStamps',
      printer: options.printer ?? null,
      reader: null,
    });
  }
  return counter;
}

function openScreen(terminal: Terminal, kind: 'counter' | 'customer'): TestScreen {
  const pair = memoryPair();
  const screen = testScreen(pair.screen);
  terminal.attach(pair.terminal, kind);
  return screen;
}
