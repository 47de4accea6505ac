import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { MethodName, RequestOf } from '../../shared/contract/methods.ts';
import type { Screen } from '../../shared/contract/session.ts';
import type { Cue, ProgrammeView, TerminalView } from '../../shared/contract/view.ts';
import { type Client, createClient, type Outcome } from '../client.ts';
import { texts } from '../locales/i18n.ts';
import { openTransport } from '../transport/transport.ts';
import { keepUnchanged } from './keep-unchanged.ts';

/** `replaced`: the same screen was opened elsewhere. */
export type Line = 'connecting' | 'open' | 'lost' | 'noKey' | 'replaced';

interface TerminalState {
  readonly line: Line;
  /** The last view that the terminal pushed; null before the first. */
  readonly view: TerminalView | null;
}

export const useTerminal = create<TerminalState>(() => ({ line: 'connecting', view: null }));

/** The pushed view. For screens that stand only while there is one. */
export function useView(): TerminalView {
  const view = useTerminal((state) => state.view);
  if (!view) throw new Error('a screen stands only on a view');
  return view;
}

/** What the programme in force is; the same object until another one is. */
export const useProgramme = (): ProgrammeView | null => useTerminal((state) => state.view?.programme ?? null);

let client: Client | null = null;

/** Calls the terminal. Never rejects. */
export function call<M extends MethodName>(method: M, request: RequestOf<M>): Promise<Outcome<M>> {
  return client ? client.call(method, request) : Promise.resolve({ kind: 'connectionLost' });
}

type CueListener = (cue: Cue, view: TerminalView) => void;
const cueListeners = new Set<CueListener>();

/** Hears each cue of the terminal once. A cue that was there before this page connected is not repeated. */
export function onCue(listener: CueListener): () => void {
  cueListeners.add(listener);
  return () => cueListeners.delete(listener);
}

const firstRetryMs = 400;
const slowestRetryMs = 5_000;

/** Connects, and connects again whenever the line drops, until the terminal ends it for good. */
export async function connect(screen: Screen): Promise<void> {
  let retryMs = firstRetryMs;
  for (;;) {
    const opening = await openTransport(screen);
    if (opening.kind === 'noKey') return useTerminal.setState({ line: 'noKey' });
    if (opening.kind === 'open') {
      retryMs = firstRetryMs;
      const opened = createClient(opening.transport, takeView());
      client = opened;
      useTerminal.setState({ line: 'open' });
      const ending = await opening.ended;
      opened.close();
      client = null;
      if (ending !== null)
        return useTerminal.setState({ line: ending === 'replaced' ? 'replaced' : 'noKey' });
    }
    useTerminal.setState({ line: 'lost' });
    await new Promise((resolve) => {
      setTimeout(resolve, retryMs);
    });
    retryMs = Math.min(retryMs * 2, slowestRetryMs);
  }
}

/** A scan must be on the screen before anything else happens; everything else can wait for React's own turn. */
function takeView(): (view: TerminalView) => void {
  let lastCue: number | null | undefined;
  return (pushed) => {
    const view = keepUnchanged(useTerminal.getState().view, pushed);
    const cue = view.cue;
    const fresh = lastCue !== undefined && cue !== null && cue.id !== lastCue ? cue : null;
    lastCue = cue?.id ?? null;
    if (texts.language !== view.language) void texts.changeLanguage(view.language);
    if (fresh) flushSync(() => useTerminal.setState({ view }));
    else useTerminal.setState({ view });
    if (fresh) for (const listener of cueListeners) listener(fresh, view);
  };
}
