/** How a screen reaches its terminal: what a page, a preload script and a host agree on. */
import type { Transport } from './frame.ts';

export const screens = ['counter', 'customer'] as const;
export type Screen = (typeof screens)[number];

/** The one POST of the browser host: `{ token }` in JSON, answered by `{ key }`. */
export const sessionPath = '/session';

/** The fragment of a one-time address: `#token=` and 43 characters of base64url. */
export const tokenFragment = '#token=';

/** Where each screen opens its WebSocket, offering `protocol` and `keyProtocol + key` as subprotocols. */
export const terminalPath: Readonly<Record<Screen, string>> = {
  counter: '/terminal',
  customer: '/terminal?screen=customer',
};
export const protocol = 'quen.v1';
export const keyProtocol = 'key.';

/** Why the browser host closed a socket. A page that hears one of these does not come back on its own. */
export const closeCodes = {
  /** The same screen was opened elsewhere: the newest one holds the counter. */
  replaced: 4001,
  /** The session has ended: its one-time address was used twice, or its key is not known. */
  revoked: 4003,
} as const;

/** `window.quen` inside the desktop window. Each call opens a new line; the terminal keeps only the newest. */
export interface QuenBridge {
  connect(): Transport;
}
