/** How many bytes a printer takes before it is busy, and its line with it. */
export class Appetite {
  #left = Number.POSITIVE_INFINITY;
  #goOn: () => void = () => {};

  /** So many more. */
  holdAfter(bytes: number): void {
    this.#left = bytes;
  }

  goOn(): void {
    this.#left = Number.POSITIVE_INFINITY;
    this.#goOn();
  }

  /** Settles once all of them are taken. */
  async feed(bytes: Uint8Array, take: (part: Uint8Array) => void): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + this.#left);
      at += part.length;
      this.#left -= part.length;
      if (part.length > 0) take(part);
      if (at < bytes.length) await new Promise<void>((resolve) => void (this.#goOn = resolve));
    }
  }
}
