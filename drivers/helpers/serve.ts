import type { DeviceFaultKind } from '../contract/device.ts';
import type { HelperCall, HelperMessage } from './messages.ts';

/** Thrown by a method of a helper when the world failed. */
export class HelperFault extends Error {
  override readonly name = 'HelperFault';
  readonly kind: DeviceFaultKind;

  constructor(kind: DeviceFaultKind, detail = '') {
    super(detail);
    this.kind = kind;
  }
}

/** What a helper can do, by name. A rejection that is no HelperFault is told as `offline`. */
export type HelperMethods = Readonly<Record<string, (params: never) => Promise<unknown>>>;

export interface HelperProgram {
  readonly methods: HelperMethods;
  /** Whether a call to the system takes longer than it ever should. Such a helper stops answering and is ended. */
  isStuck?(): boolean;
  /** Gives back what it holds, when whoever started it is gone. */
  close?(): Promise<void>;
}

/** The line to whoever started this process. */
export interface HelperLine {
  post(message: HelperMessage): void;
  onCall(listener: (call: HelperCall) => void): void;
  onEnd(listener: () => void): void;
}

export function serve(line: Pick<HelperLine, 'post' | 'onCall'>, { methods, isStuck }: HelperProgram): void {
  line.onCall(({ id, method, params }) => {
    if (isStuck?.()) return;
    const work = method === 'ping' ? Promise.resolve(null) : run(methods, method, params);
    work.then(
      (value) => line.post({ kind: 'done', id, value }),
      (error: unknown) => line.post({ kind: 'fault', id, ...faultOf(error) }),
    );
  });
}

async function run(methods: HelperMethods, method: string, params: unknown): Promise<unknown> {
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!found) throw new HelperFault('offline', `there is no ${method}`);
  return found(params as never);
}

function faultOf(error: unknown): { fault: DeviceFaultKind; detail: string } {
  if (error instanceof HelperFault) return { fault: error.kind, detail: error.message };
  return { fault: 'offline', detail: error instanceof Error ? error.message : String(error) };
}
