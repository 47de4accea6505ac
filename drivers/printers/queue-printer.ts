import { DeviceFault, type DeviceFaultKind } from '../contract/device.ts';
import type {
  PaperWidth,
  PrinterLine,
  PrinterStatus,
  PrinterTransport,
  PrintOutcome,
} from '../contract/printer.ts';
import { createEscposPrinter, type EscposPrinter } from './printer.ts';
import type { PrinterProfile } from './profiles/profiles.ts';

/** A queue of the system's print service. */
export interface PrintQueue {
  /** Why it would not print now; null when it would. Rejects with a DeviceFault when it cannot be asked. */
  trouble(): Promise<DeviceFaultKind | null>;
  /**
   * Hands a job over as it is and follows it. `printed`: the queue says that the printer has taken all of it. A job that
   * does not come to its end is called back, so that it cannot come out later. Never rejects for the world.
   */
  submit(job: Uint8Array): Promise<PrintOutcome>;
}

export interface QueuePrinterOptions {
  readonly id: string;
  readonly width: PaperWidth;
  readonly profile: PrinterProfile;
  readonly queue: PrintQueue;
}

/** A printer that is known only through a queue: nobody can ask it, and the queue's word is all there is. */
export function createQueuePrinter({ id, width, profile, queue }: QueuePrinterOptions): EscposPrinter {
  const carrier = new QueueCarrier(id, queue);
  const printer = createEscposPrinter({ id, width, profile, transport: carrier, confirmation: 'transport' });
  return {
    id,
    width,
    profile,
    print: async (slip) => {
      const trouble = await troubleOf(queue);
      if (trouble !== null) return { kind: 'failed', fault: trouble };
      const outcome = await printer.print(slip);
      return carrier.outcome ?? outcome;
    },
    status: async () => statusOf(await queue.trouble()),
    openDrawer: (pin) => printer.openDrawer(pin),
  };
}

class QueueCarrier implements PrinterTransport {
  /** Of the last job. */
  outcome: PrintOutcome | null = null;
  private readonly id: string;
  private readonly queue: PrintQueue;

  constructor(id: string, queue: PrintQueue) {
    this.id = id;
    this.queue = queue;
  }

  async session<T>(talk: (line: PrinterLine) => Promise<T>): Promise<T> {
    const chunks: Uint8Array[] = [];
    this.outcome = null;
    const result = await talk({
      write: async (bytes) => {
        chunks.push(bytes.slice());
      },
      read: async () => null,
    });
    if (chunks.length > 0) this.outcome = await this.queue.submit(Buffer.concat(chunks));
    if (this.outcome?.kind === 'failed') throw new DeviceFault(this.outcome.fault, this.id);
    return result;
  }
}

async function troubleOf(queue: PrintQueue): Promise<DeviceFaultKind | null> {
  try {
    return await queue.trouble();
  } catch (error) {
    if (error instanceof DeviceFault) return error.kind;
    throw error;
  }
}

function statusOf(fault: DeviceFaultKind | null): PrinterStatus {
  return {
    online: fault === null,
    paper: fault === 'paperOut' ? 'out' : 'unknown',
    coverOpen: fault === 'coverOpen',
    drawerSwitch: 'unknown',
    fault,
  };
}
