import type { Transport } from '../../shared/contract/frame.ts';
import { sessionKey } from './session.ts';
import { openSocket } from './socket.ts';

declare global {
  interface Window {
    /** Put there by the preload of the desktop host. */
    readonly quen?: { connect(): Transport };
  }
}

export type Opening =
  | { readonly kind: 'open'; readonly transport: Transport }
  /** This tab has no key: the one-time address was used before or never opened here. */
  | { readonly kind: 'noKey' }
  | { readonly kind: 'unreachable' };

/** Opens the carrier that this page was given: the desktop host's port, or a socket to the server it came from. */
export async function openTransport(): Promise<Opening> {
  if (window.quen) return { kind: 'open', transport: window.quen.connect() };
  try {
    const key = await sessionKey();
    if (!key) return { kind: 'noKey' };
    return { kind: 'open', transport: await openSocket(`ws://${location.host}/terminal`, key) };
  } catch {
    return { kind: 'unreachable' };
  }
}
