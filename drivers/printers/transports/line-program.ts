/** What helpers of printers have in common: one line at a time, opened, written to, closed. */
import { HelperFault, type HelperProgram } from '../../helpers/serve.ts';

/** A printer's line while this process holds it. What comes in, and that it is gone, it tells by itself. */
export interface HeldLine {
  /** What its opening is answered with. */
  readonly says?: unknown;
  /**
   * Part by part, each given `stallMs`. Answers with how many bytes were taken: all of them, or those before the printer
   * went.
   */
  write(bytes: Uint8Array, stallMs: number): Promise<number>;
  close(): Promise<void>;
}

export function lineProgram<Target>(
  open: (target: Target) => Promise<HeldLine>,
): HelperProgram & { close(): Promise<void> } {
  let held: HeldLine | null = null;
  const close = async (): Promise<void> => {
    const closing = held;
    held = null;
    await closing?.close();
  };
  return {
    methods: {
      open: async (target: Target) => {
        await close();
        held = await open(target);
        return held.says ?? null;
      },
      write: async ({ bytes, stallMs }: { bytes: Uint8Array; stallMs: number }) => {
        if (!held) throw new HelperFault('unplugged', 'not open');
        return held.write(bytes, stallMs);
      },
      close,
    },
    close,
  };
}
