/** A contactless reader at the other end of libccid: what it answers, over a pseudo-terminal, in CCID messages. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { answerToReset, type Card, cardOf, type LyingCard } from './contactless-card.ts';

export interface CcidReader {
  /** Settles once the reader can be opened at its path. */
  plugIn(): Promise<void>;
  /** Settles once its driver has asked again whether a card lies there. */
  whenAsked(): Promise<void>;
  /** From now on every answer is a failure, as of a reader whose cable was cut. */
  breakDown(): void;
  /** A driver that still has it open may wait for its answer for ever. */
  unplug(): Promise<void>;
  /** In place of the card before. Settles once the card was asked for its number, or when `withinMs` are over. */
  put(uid: string, withinMs?: number): Promise<Card>;
}

export function createCcidReader(path: string): CcidReader {
  let line: ChildProcess | null = null;
  let isBroken = false;
  let card: LyingCard | null = null;
  /** Settled by the next question whether a card lies there. */
  let waiting: (() => void)[] = [];
  /** What a mute card was asked. */
  let unanswered: Buffer | null = null;

  const say = (bytes: Buffer): void => {
    line?.stdin?.write(bytes);
  };
  const hear = (frame: Buffer): void => {
    // Readers of this kind repeat what they heard.
    say(frame);
    const request = frame.subarray(2, -1);
    const reply = isBroken ? failed(request) : answer(request, card);
    if (reply) say(framed(reply));
    else unanswered = Buffer.from(request);
    if (request[0] !== slotStatus) return;
    for (const settle of waiting.splice(0)) settle();
  };
  /** Nobody waits for the answer of a card that is gone. */
  const giveUp = (): void => {
    if (unanswered) say(framed(failed(unanswered)));
    unanswered = null;
  };
  return {
    async plugIn() {
      isBroken = false;
      const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, '-'], {
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      line = socat;
      socat.stdin.on('error', () => {});
      onFrame(socat.stdout, hear);
      while (!existsSync(path)) {
        if (socat.exitCode !== null) throw new Error('socat ended');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    whenAsked: () =>
      new Promise((resolve) => {
        waiting = [...waiting, resolve];
      }),
    breakDown: () => {
      isBroken = true;
      giveUp();
    },
    async unplug() {
      const running = line;
      line = null;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = once(running, 'exit');
      running.kill();
      await gone;
      await rm(path, { force: true });
    },
    async put(uid, withinMs) {
      const lying = cardOf(uid, () => {
        if (card !== lying) return;
        card = null;
        giveUp();
      });
      card = lying;
      await lying.whenAsked(withinMs);
      return lying;
    },
  };
}

const slotStatus = 0x65;
const powerOn = 0x62;
const powerOff = 0x63;
const setParameters = 0x61;
const transfer = 0x6f;
const escape = 0x6b;

/** Of an answer: kind, status of card and command, error, and one byte more. */
type Verdict = readonly [kind: number, status: number, error: number, extra: number];

const present = 0;
const absent = 2;
const commandFailed = 0x40;
const noCard = 0xfe;
const hardwareError = 0xfb;

function answer(request: Buffer, card: LyingCard | null): Buffer | null {
  const data = request.subarray(10);
  const [kind] = request;
  const status = card ? present : absent;
  if (kind === escape) return message(request, [0x83, status, 0, 0], Buffer.from('Quen'));
  if (kind === slotStatus || kind === powerOff) return message(request, [0x81, status, 0, 0]);
  if (!card) return message(request, [0x80, commandFailed | absent, noCard, 0]);
  if (kind === powerOn) return message(request, [0x80, present, 0, 0], answerToReset);
  if (kind === setParameters) return message(request, [0x82, present, 0, request[7] ?? 0], data);
  if (kind !== transfer) return message(request, [0x81, commandFailed, 0, 0]);
  const reply = card.answer(data);
  return reply && message(request, [0x80, present, 0, 0], reply);
}

const failed = (request: Buffer): Buffer => message(request, [0x81, commandFailed, hardwareError, 0]);

function message(
  request: Buffer,
  [kind, status, error, extra]: Verdict,
  data: Uint8Array = Buffer.alloc(0),
): Buffer {
  const head = Buffer.alloc(10);
  head[0] = kind;
  head.writeUInt32LE(data.length, 1);
  // The slot and the number of the request.
  request.copy(head, 5, 5, 7);
  head[7] = status;
  head[8] = error;
  head[9] = extra;
  return Buffer.concat([head, data]);
}

/** On a serial line a message has two bytes before it, and their exclusive or behind it. */
function framed(bytes: Buffer): Buffer {
  const frame = Buffer.concat([Buffer.of(0x03, 0x06), bytes]);
  return Buffer.concat([frame, Buffer.of(frame.reduce((sum, byte) => sum ^ byte, 0))]);
}

function onFrame(stream: NodeJS.ReadableStream, heard: (frame: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  stream.on('data', (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length >= 12 && waiting.length >= 13 + waiting.readUInt32LE(3)) {
      const end = 13 + waiting.readUInt32LE(3);
      heard(waiting.subarray(0, end));
      waiting = waiting.subarray(end);
    }
  });
}
