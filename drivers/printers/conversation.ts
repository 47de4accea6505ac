import type { PrinterLine } from '../contract/printer.ts';
import { askStatus, type StatusQuestion } from './escpos.ts';
import { type KnownStatus, nothingKnown, StatusParser, withAnswer, withChange } from './status.ts';

/** One session with a printer: questions asked, answers matched to them in order, and what is known from both. */
export class Conversation {
  known: KnownStatus = nothingKnown;
  /** Process ids that came back. */
  readonly confirmed = new Set<string>();
  /** Answers to queued questions that came. */
  queuedAnswers = 0;
  private readonly line: PrinterLine;
  private readonly parser = new StatusParser();
  private readonly open: StatusQuestion[] = [];

  constructor(line: PrinterLine) {
    this.line = line;
  }

  /** Questions that still wait for their answer. */
  get unanswered(): number {
    return this.open.length;
  }

  async ask(...questions: readonly StatusQuestion[]): Promise<void> {
    for (const question of questions) {
      this.open.push(question);
      await this.line.write(askStatus(question));
    }
  }

  /** Hears what comes next; answers false when nothing came in time. */
  async listen(timeoutMs: number): Promise<boolean> {
    const bytes = await this.line.read(timeoutMs);
    if (!bytes) return false;
    for (const message of this.parser.feed(bytes)) {
      if (message.kind === 'processId') this.confirmed.add(message.id);
      else if (message.kind === 'queued') this.queuedAnswers++;
      else if (message.kind === 'change') this.known = withChange(this.known, message.bytes);
      else {
        const question = this.open.shift();
        if (question) this.known = withAnswer(this.known, question, message.byte);
      }
    }
    return true;
  }

  /** Asks for everything and waits for each answer; answers false as soon as one stays out. */
  async inquire(timeoutMs: number): Promise<boolean> {
    for (const question of [1, 2, 3, 4] as const) {
      await this.ask(question);
      const until = performance.now() + timeoutMs;
      while (this.unanswered > 0) {
        const left = until - performance.now();
        if (left <= 0 || !(await this.listen(left))) return false;
      }
    }
    return true;
  }
}
