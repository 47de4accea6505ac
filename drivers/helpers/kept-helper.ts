import { HelperClient, type HelperClientOptions } from './helper-client.ts';

const firstRestartMs = 1_000;
const longestRestartMs = 60_000;
/** One that has lived so long was well. */
const wellAfterMs = 60_000;

/** A helper that is started when it is asked for, and again when it ended: later each time. */
export class KeptHelper {
  readonly #options: HelperClientOptions;
  #client: HelperClient | null = null;
  #startedAtMs = 0;
  #notBeforeMs = 0;
  #restartMs = firstRestartMs;

  constructor(options: HelperClientOptions) {
    this.#options = options;
  }

  /** Null while it is too early to start it again. */
  get(): HelperClient | null {
    if (this.#client) return this.#client;
    const nowMs = performance.now();
    if (nowMs < this.#notBeforeMs) return null;
    this.#startedAtMs = nowMs;
    const client = new HelperClient(this.#options);
    this.#client = client;
    void client.gone.then(() => this.#left(client));
    return client;
  }

  /** Settles when the process is gone. */
  async end(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    client?.end();
    await client?.gone;
  }

  #left(client: HelperClient): void {
    if (this.#client !== client) return;
    this.#client = null;
    const nowMs = performance.now();
    if (nowMs - this.#startedAtMs > wellAfterMs) this.#restartMs = firstRestartMs;
    this.#notBeforeMs = nowMs + this.#restartMs;
    this.#restartMs = Math.min(this.#restartMs * 2, longestRestartMs);
  }
}
