import type { Transport } from '../../shared/contract/frame.ts';
import { type QuenBridge, type Screen, terminalPath } from '../../shared/contract/session.ts';
import { sessionKey } from './session.ts';
import { type Ending, openSocket } from './socket.ts';

declare global {
  interface Window {
    /** Put there by the preload of the desktop host. */
    readonly quen?: QuenBridge;
  }
}

export type Opening =
  | { readonly kind: 'open'; readonly transport: Transport; readonly ended: Promise<Ending> }
  /** This tab has no key: the one-time address was used before or never opened here. */
  | { readonly kind: 'noKey' }
  | { readonly kind: 'unreachable' };

/** Opens the carrier that this page was given: the desktop host's port, or a socket to the server it came from. */
export async function openTransport(screen: Screen): Promise<Opening> {
  if (window.quen) {
    const transport = window.quen.connect();
    const ended = new Promise<Ending>((settle) => {
      transport.onClose(() => settle(null));
    });
    return { kind: 'open', transport, ended };
  }
  try {
    const key = await sessionKey();
    if (!key) return { kind: 'noKey' };
    return { kind: 'open', ...(await openSocket(`ws://${location.host}${terminalPath[screen]}`, key)) };
  } catch {
    return { kind: 'unreachable' };
  }
}
