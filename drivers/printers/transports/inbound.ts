import type { DeviceFault } from '../../contract/device.ts';

/** Bytes that came in and were not read yet, and who waits for them. */
export class Inbound {
  private chunks: Uint8Array[] = [];
  private broken: DeviceFault | null = null;
  private wake: (() => void) | null = null;

  push(bytes: Uint8Array): void {
    this.chunks.push(bytes);
    this.wake?.();
  }

  /** What already came can still be read; after it every read is rejected. */
  fail(fault: DeviceFault): void {
    this.broken ??= fault;
    this.wake?.();
  }

  async read(timeoutMs: number): Promise<Uint8Array | null> {
    if (this.chunks.length === 0 && !this.broken) await this.something(timeoutMs);
    if (this.chunks.length > 0) {
      const bytes = Buffer.concat(this.chunks);
      this.chunks = [];
      return bytes;
    }
    if (this.broken) throw this.broken;
    return null;
  }

  private something(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      this.wake = done;
    });
  }
}
