import * as v from 'valibot';
import { DeviceFault } from '../contract/device.ts';
import { type HelperCall, type HelperMessage, HelperMessageSchema } from './messages.ts';
import type { HelperName, HelperProcess, StartHelper } from './start-helper.ts';

export interface HelperClientOptions {
  readonly start: StartHelper;
  readonly name: HelperName;
  /** Named in faults. */
  readonly device: string;
  /** Hears what it tells by itself, and throws a ValiError for what makes no sense. */
  readonly onEvent?: (event: unknown) => void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: DeviceFault) => void;
  readonly timer: NodeJS.Timeout;
}

/** A helper while it runs. Whatever becomes of it, every call settles. One that talks nonsense is ended. */
export class HelperClient {
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  /** Named in faults. */
  device: string;
  readonly #process: HelperProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isGone = false;

  constructor({ start, name, device, onEvent }: HelperClientOptions) {
    this.device = device;
    this.#process = start(name);
    this.#process.onMessage((message) => this.#received(message, onEvent));
    this.gone = new Promise((resolve) => {
      this.#process.onGone(() => {
        this.#left();
        resolve();
      });
    });
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /**
   * Rejects with a DeviceFault: the helper's own, `unplugged` when its process ends, and `timeout` when it has not
   * answered within `limitMs`, which ends the process: whatever it hangs on, it hangs on for good.
   */
  call(method: string, params: unknown, limitMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isGone) {
        reject(this.#fault('unplugged', 'its process is gone'));
        return;
      }
      this.#lastId += 1;
      const id = this.#lastId;
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(this.#fault('timeout', `${method} took longer than ${limitMs} ms`));
        this.end();
      }, limitMs);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#process.post({ id, method, params } satisfies HelperCall);
    });
  }

  /** The same, for an answer that is read. One that makes no sense is a fault, `broken`, and ends the process. */
  async ask<const Schema extends v.GenericSchema>(
    schema: Schema,
    method: string,
    params: unknown,
    limitMs: number,
  ): Promise<v.InferOutput<Schema>> {
    const answer = v.safeParse(schema, await this.call(method, params, limitMs));
    if (answer.success) return answer.output;
    this.end();
    throw this.#fault('broken', `its process answered ${method} with nonsense`);
  }

  /** Whether it still answers; one that does not is ended. */
  async isWell(limitMs: number): Promise<boolean> {
    return this.call('ping', null, limitMs).then(
      () => true,
      () => false,
    );
  }

  /** Whether this process may end while the helper runs. */
  rest(isResting: boolean): void {
    this.#process.rest(isResting);
  }

  end(): void {
    if (!this.#isGone) this.#process.kill();
  }

  #received(message: unknown, onEvent: HelperClientOptions['onEvent']): void {
    try {
      this.#heard(v.parse(HelperMessageSchema, message), onEvent);
    } catch (error) {
      if (!v.isValiError(error)) throw error;
      this.end();
    }
  }

  #heard(message: HelperMessage, onEvent: HelperClientOptions['onEvent']): void {
    if (message.kind === 'event') {
      onEvent?.(message.event);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.kind === 'done') waiting.resolve(message.value);
    else waiting.reject(this.#fault(message.fault, message.detail));
  }

  #left(): void {
    this.#isGone = true;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(this.#fault('unplugged', 'its process ended'));
    }
    this.#waiting.clear();
  }

  #fault(kind: DeviceFault['kind'], detail: string): DeviceFault {
    return new DeviceFault(kind, this.device, detail === '' ? undefined : detail);
  }
}
