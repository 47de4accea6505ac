import { randomInt } from 'node:crypto';
import type { SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import { DeviceFault } from '../contract/device.ts';
import type {
  PaperWidth,
  Printer,
  PrinterLine,
  PrinterStatus,
  PrinterTransport,
  PrintOutcome,
} from '../contract/printer.ts';
import { Conversation } from './conversation.ts';
import {
  askProcessId,
  askQueuedStatus,
  drawerPulse,
  encodePieces,
  type Piece,
  processIdCount,
  processIdOf,
} from './escpos.ts';
import { Pace } from './pace.ts';
import { dotsPerMillimetre } from './paper.ts';
import { type DrawerPin, hasQuirk, type PrinterProfile, unknownProfile } from './profiles/profiles.ts';
import { faultOf, nothingKnown, statusOf } from './status.ts';

export interface EscposPrinterOptions {
  readonly id: string;
  readonly width: PaperWidth;
  /** Of the same width; without one, the printer is an unknown one. */
  readonly profile?: PrinterProfile;
  readonly transport: PrinterTransport;
  /**
   * Who confirms a slip: the printer, which is asked; or the transport, which has it for good once its session ends
   * and has nothing of it when the session is rejected.
   */
  readonly confirmation: 'printer' | 'transport';
  readonly timing?: Partial<PrinterTiming>;
}

export interface PrinterTiming {
  /** How long an answer to a status question may take. */
  readonly answerMs: number;
  /** Pause between questions while paper moves. */
  readonly pollMs: number;
  /** The slowest paper that we wait for. */
  readonly millimetresPerSecond: number;
  /** Beyond the time the paper needs. */
  readonly patienceMs: number;
  /** How long after the paper should be out a printer may take to prove that it answers process ids. */
  readonly probeMs: number;
}

const usualTiming: PrinterTiming = {
  answerMs: 1_000,
  pollMs: 400,
  millimetresPerSecond: 40,
  patienceMs: 20_000,
  probeMs: 2_500,
};

/** White below the slip: without a blade it must clear the tear bar. */
const tailMillimetres = { none: 12, unknown: 12, partial: 3, full: 3 };
/** Half of the buffer, so that the next strip arrives while one is printed; more rows than 128 some printers refuse. */
const stripsPerBuffer = 2;
const mostStripRows = 128;

/**
 * A printer that speaks ESC/POS. It is asked first: with paper out, the cover open or the printer offline nothing is
 * sent and the job has `failed`. Once a byte of the slip has left, only the printer can make it `printed`: by sending
 * back the process ids that go with the slip, or, where a model knows no process ids, by answering the questions that
 * go with it, if it ever answered one, and reporting itself online with paper until the slip must be out.
 * Everything else is `unknown`. Nothing is ever sent twice.
 */
export function createEscposPrinter(options: EscposPrinterOptions): EscposPrinter {
  return new Escpos(options);
}

export interface EscposPrinter extends Printer {
  readonly profile: PrinterProfile;
  /** Pulses the drawer; settles when the bytes are handed over, which does not mean that a drawer is there. */
  openDrawer(pin: DrawerPin): Promise<void>;
}

class Escpos implements EscposPrinter {
  readonly id: string;
  readonly width: PaperWidth;
  readonly profile: PrinterProfile;
  private readonly transport: PrinterTransport;
  private readonly confirmation: 'printer' | 'transport';
  private readonly timing: PrinterTiming;
  /** Whether this printer has ever answered a question: silence then means that something is wrong. */
  private answers = false;
  private processIds: 'untried' | 'known' | 'absent';
  /** Whether this printer has ever answered a queued question: without the answer the slip did not come to its end. */
  private answersQueued = false;
  private nextJob = randomInt(processIdCount);

  constructor({ id, width, profile, transport, confirmation, timing }: EscposPrinterOptions) {
    this.id = id;
    this.width = width;
    this.profile = profile ?? unknownProfile(width);
    if (this.profile.paper !== width) throw new RangeError(`${this.profile.id} is no ${width} mm printer`);
    this.processIds = processIdsOf(this.profile);
    this.transport = transport;
    this.confirmation = confirmation;
    this.timing = { ...usualTiming, ...timing };
  }

  async print(slip: SlipDocument): Promise<PrintOutcome> {
    const { layoutSlip } = await import('./raster/layout.ts');
    const { profile } = this;
    const { cutter, dpi } = profile;
    const bitmap = layoutSlip(slip, profile);
    const pieces = encodePieces(bitmap, {
      stripRows: mostStripRows,
      stripBytes: Math.floor(profile.bufferBytes / stripsPerBuffer),
      tailDots: Math.round(tailMillimetres[cutter] * dotsPerMillimetre(dpi)),
      dpi,
      doubles: !hasQuirk(profile, 'picturesNotDoubled'),
      centres: !hasQuirk(profile, 'picturesAtLeft'),
      // Printers without a blade ignore it.
      cut: cutter === 'unknown' ? 'partial' : cutter,
    });
    const paperMs = (bitmap.height / dotsPerMillimetre(dpi) / this.timing.millimetresPerSecond) * 1000;
    return this.confirmation === 'transport' ? this.handOver(pieces) : this.printAndConfirm(pieces, paperMs);
  }

  async openDrawer(pin: DrawerPin): Promise<void> {
    await this.transport.session((line) => line.write(drawerPulse(pin)));
  }

  async status(): Promise<PrinterStatus> {
    if (this.confirmation === 'transport') return statusOf(nothingKnown);
    return this.transport.session(async (line) => {
      const conversation = new Conversation(line);
      if (!(await conversation.inquire(this.timing.answerMs))) throw new DeviceFault('timeout', this.id);
      this.answers = true;
      return statusOf(conversation.known);
    });
  }

  private async handOver(pieces: readonly Piece[]): Promise<PrintOutcome> {
    try {
      await this.transport.session((line) => line.write(joined(pieces)));
      return { kind: 'printed' };
    } catch (error) {
      return { kind: 'failed', fault: faultKind(error) };
    }
  }

  private async printAndConfirm(pieces: readonly Piece[], paperMs: number): Promise<PrintOutcome> {
    const job: Job = { pieces, paperMs, begun: false, outcome: null };
    try {
      await this.transport.session(async (line) => {
        job.outcome = await this.talk(line, job);
      });
    } catch (error) {
      // What the printer said before the line broke still stands.
      const fault = faultKind(error);
      job.outcome ??= job.begun ? { kind: 'unknown', fault } : { kind: 'failed', fault };
    }
    return job.outcome ?? { kind: 'unknown', fault: null };
  }

  private async talk(line: PrinterLine, job: Job): Promise<PrintOutcome> {
    const conversation = new Conversation(line);
    const answered = await conversation.inquire(this.timing.answerMs);
    if (answered) this.answers = true;
    const fault = faultOf(conversation.known);
    if (fault) return { kind: 'failed', fault };
    if (!answered && this.answers) return { kind: 'failed', fault: 'timeout' };

    job.begun = true;
    const marks = await this.send(line, conversation, job.pieces);
    return answered
      ? this.watch(conversation, marks, job.paperMs)
      : this.hope(conversation, marks, job.paperMs);
  }

  /** The slip with a mark after every stretch. */
  private async send(
    line: PrinterLine,
    conversation: Conversation,
    pieces: readonly Piece[],
  ): Promise<Marks> {
    const { bufferBytes, dpi, paceMillimetresPerSecond: speed } = this.profile;
    const pace = speed === null ? null : new Pace(bufferBytes, speed * dotsPerMillimetre(dpi));
    const marks: Marks = { ids: [], questions: 0 };
    const stretches = stretchesOf(pieces);
    for (const [index, stretch] of stretches.entries()) {
      if (pace) await sendAtPace(line, conversation, stretch, pace);
      else await line.write(joined(stretch));
      await this.mark(line, marks, index === stretches.length - 1);
    }
    return marks;
  }

  /** A printer that is only tried out is asked for a process id below the slip: some print what they do not know. */
  private async mark(line: PrinterLine, marks: Marks, isLast: boolean): Promise<void> {
    if (this.processIds !== 'known') {
      marks.questions++;
      await line.write(askQueuedStatus);
    }
    if (this.processIds === 'known' || (this.processIds === 'untried' && isLast)) {
      const id = this.newProcessId();
      marks.ids.push(id);
      await line.write(askProcessId(id));
    }
  }

  /** Whether the printer has confirmed every mark, as far as it confirms any of that kind. */
  private hasConfirmed({ confirmed, queuedAnswers }: Conversation, { ids, questions }: Marks): boolean {
    const count = ids.filter((id) => confirmed.has(id)).length;
    if (count === 0) return false;
    this.processIds = 'known';
    return count === ids.length && (queuedAnswers === 0 || queuedAnswers >= questions);
  }

  /** Listens for the process id and keeps asking how the printer is, until either decides. */
  private async watch(conversation: Conversation, marks: Marks, paperMs: number): Promise<PrintOutcome> {
    const { pollMs, patienceMs } = this.timing;
    const begun = performance.now();
    let asked = begun;
    for (;;) {
      await conversation.listen(pollMs);
      if (this.hasConfirmed(conversation, marks)) return { kind: 'printed' };
      // Half of the answers would say offline and not why.
      const quiet = conversation.unanswered === 0;
      const fault = quiet ? faultOf(conversation.known) : null;
      if (fault) return { kind: 'unknown', fault };
      const now = performance.now();
      if (conversation.queuedAnswers > 0) this.answersQueued = true;
      const ended = conversation.queuedAnswers >= marks.questions || !this.answersQueued;
      if (quiet && ended && this.withoutProcessId(asked - begun - paperMs)) return { kind: 'printed' };
      if (now - begun > paperMs + patienceMs) return { kind: 'unknown', fault: 'timeout' };
      if (quiet && now - asked >= pollMs) {
        asked = now;
        await conversation.ask(1, 2, 3, 4);
      }
    }
  }

  /** Whether a clean status, asked that long after the paper must be out, has to do: for want of process ids. */
  private withoutProcessId(sincePaperMs: number): boolean {
    if (sincePaperMs < 0 || this.processIds === 'known') return false;
    if (this.processIds === 'untried' && sincePaperMs < this.timing.probeMs) return false;
    this.processIds = 'absent';
    return true;
  }

  /** For a printer that has never said anything: a process id may still come; otherwise nobody knows. */
  private async hope(conversation: Conversation, marks: Marks, paperMs: number): Promise<PrintOutcome> {
    const until = performance.now() + paperMs + this.timing.answerMs;
    for (let left = until - performance.now(); left > 0; left = until - performance.now()) {
      await conversation.listen(left);
      if (this.hasConfirmed(conversation, marks)) return { kind: 'printed' };
      const fault = faultOf(conversation.known);
      if (fault) return { kind: 'unknown', fault };
    }
    return { kind: 'unknown', fault: null };
  }

  private newProcessId(): string {
    this.nextJob = (this.nextJob + 1) % processIdCount;
    return processIdOf(this.nextJob);
  }
}

function processIdsOf({ processId }: PrinterProfile): 'untried' | 'known' | 'absent' {
  if (processId === null) return 'untried';
  return processId ? 'known' : 'absent';
}

function joined(pieces: readonly Piece[]): Uint8Array {
  return Buffer.concat(pieces.map(({ bytes }) => bytes));
}

/**
 * Questions between the pieces of a slip, which the printer answers when their turn comes. A printer that was off in
 * between has forgotten some of them, even where the line never noticed.
 */
interface Marks {
  readonly ids: string[];
  questions: number;
}

/** A power cut loses more than this on any line: a printer takes a second to start. */
const markEveryBytes = 8_192;

/** Pieces in groups; each but the last has at least that many bytes. */
function stretchesOf(pieces: readonly Piece[]): Piece[][] {
  const stretches: Piece[][] = [];
  let bytes = Infinity;
  for (const piece of pieces) {
    if (bytes >= markEveryBytes) {
      stretches.push([]);
      bytes = 0;
    }
    stretches.at(-1)?.push(piece);
    bytes += piece.bytes.length;
  }
  return stretches;
}

/** No faster than the paper moves, listening meanwhile. */
async function sendAtPace(
  line: PrinterLine,
  conversation: Conversation,
  pieces: readonly Piece[],
  pace: Pace,
): Promise<void> {
  for (const piece of pieces) {
    const until = performance.now() + pace.waitMs(piece, performance.now());
    for (let left = until - performance.now(); left > 0; left = until - performance.now()) {
      await conversation.listen(left);
    }
    await line.write(piece.bytes);
    pace.sent(piece, performance.now());
  }
}

interface Job {
  readonly pieces: readonly Piece[];
  readonly paperMs: number;
  /** Set before the first byte of the slip leaves. */
  begun: boolean;
  outcome: PrintOutcome | null;
}

/** Only the world may fail here; anything else is our own bug and goes on up. */
function faultKind(error: unknown): DeviceFault['kind'] {
  if (error instanceof DeviceFault) return error.kind;
  throw error;
}
