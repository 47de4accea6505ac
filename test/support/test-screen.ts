import type { Answer, Transport } from '../../src/shared/contract/frame.ts';
import type { MethodName, RequestOf } from '../../src/shared/contract/methods.ts';
import type { TerminalView } from '../../src/shared/contract/view.ts';
import { type ViewParts, wholeView } from '../../src/shared/contract/view-parts.ts';

/** A screen without pixels: calls methods, keeps the latest view. */
export interface TestScreen {
  view(): TerminalView;
  send(frame: unknown): void;
  call<M extends MethodName>(method: M, request: RequestOf<M>): Promise<Answer>;
  callAnything(method: string, request: unknown): Promise<Answer>;
  /** Waits until the view fulfils something. */
  until(promise: (view: TerminalView) => boolean): Promise<TerminalView>;
}

export function testScreen(transport: Transport): TestScreen {
  let view: TerminalView | null = null;
  let nextId = 1;
  const answers = new Map<number, (answer: Answer) => void>();
  let watchers: { promise: (view: TerminalView) => boolean; resolve: (view: TerminalView) => void }[] = [];
  transport.onFrame((frame) => {
    const arrived = frame as { frame: string; id: number; answer: Answer; view: ViewParts };
    if (arrived.frame === 'reply') answers.get(arrived.id)?.(arrived.answer);
    if (arrived.frame !== 'view') return;
    const whole = wholeView(view, arrived.view);
    view = whole;
    for (const watcher of watchers.filter((one) => one.promise(whole))) {
      watchers = watchers.filter((one) => one !== watcher);
      watcher.resolve(whole);
    }
  });
  const callAnything = (method: string, request: unknown): Promise<Answer> => {
    const id = nextId;
    nextId += 1;
    return new Promise((resolve) => {
      answers.set(id, resolve);
      transport.send({ frame: 'call', id, method, request });
    });
  };
  return {
    view: () => {
      if (!view) throw new Error('no view has come yet');
      return view;
    },
    send: (frame) => transport.send(frame as never),
    call: callAnything,
    callAnything,
    until: (promise) =>
      new Promise((resolve) => {
        if (view && promise(view)) resolve(view);
        else watchers.push({ promise, resolve });
      }),
  };
}
