import * as v from 'valibot';
import { type Answer, CallFrameSchema, type Refusal, type Transport } from '../shared/contract/frame.ts';
import { type MethodName, methods, type ParsedRequestOf, type ReplyOf } from '../shared/contract/methods.ts';
import type { Result } from '../shared/kernel/result.ts';
import { DiskFullFault } from './database/faults.ts';
import type { Log } from './log.ts';

export type Outcome<T> = Result<T, Refusal>;

/** Decides purely, commits once, answers. A handler that throws has posted nothing. */
export type Handlers = {
  readonly [M in MethodName]: (
    request: ParsedRequestOf<M>,
  ) => Outcome<ReplyOf<M>> | Promise<Outcome<ReplyOf<M>>>;
};

/** Whether a method may be called now; a refusal otherwise. */
export type Gate = (method: MethodName) => Refusal | null;

/**
 * Serves one screen: parses each frame, asks the gate, runs the handler, answers. Frames that are no calls get no
 * answer, because nothing in them can be trusted to name one.
 */
export function serve(transport: Transport, handlers: Handlers, gate: Gate, log: Log): void {
  transport.onFrame((frame) => {
    const call = v.safeParse(CallFrameSchema, frame);
    if (!call.success) {
      log.warn({ reason: 'malformed frame' }, 'a frame was refused');
      return;
    }
    const { id, method, request } = call.output;
    void answerTo(method, request, handlers, gate, log).then((answer) => {
      transport.send({ frame: 'reply', id, answer });
    });
  });
}

async function answerTo(
  method: string,
  request: unknown,
  handlers: Handlers,
  gate: Gate,
  log: Log,
): Promise<Answer> {
  if (!Object.hasOwn(methods, method)) return refused({ code: 'unknownMethod' });
  const name = method as MethodName;
  const closed = gate(name);
  if (closed) return refused(closed);
  const parsed = v.safeParse(methods[name].schema, request, { abortEarly: true });
  if (!parsed.success) {
    return refused({ code: 'badRequest', values: { field: v.getDotPath(parsed.issues[0]) ?? '' } });
  }
  try {
    const handle = handlers[name] as (request: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>;
    const outcome = await handle(parsed.output);
    return outcome.ok ? { kind: 'done', value: outcome.value } : refused(outcome.refusal);
  } catch (error) {
    if (error instanceof DiskFullFault) return refused({ code: 'diskFull' });
    log.error({ method: name, error: error instanceof Error ? error.stack : String(error) }, 'a call failed');
    return { kind: 'failed' };
  }
}

const refused = (refusal: Refusal): Answer => ({ kind: 'refused', refusal });
