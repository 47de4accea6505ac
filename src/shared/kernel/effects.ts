/** Everything a deterministic core needs from the world. Handed in, never reached for. */
export interface Clock {
  /** Wall clock in milliseconds since 1970, UTC. May jump. */
  nowMs(): number;
  /** Milliseconds since some fixed moment of this process. Never goes back. */
  monotonicMs(): number;
  /** Calls back once after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): Unsubscribe;
}

export interface Random {
  /** Cryptographically strong bytes. */
  bytes(count: number): Uint8Array;
}

export type Unsubscribe = () => void;

/** A random identity: 32 lower-case hexadecimal digits, 128 bits. */
export function newId(random: Random): string {
  return hex(random.bytes(16));
}

export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
