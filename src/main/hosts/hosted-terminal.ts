import type { Transport } from '../../shared/contract/frame.ts';
import type { Screen } from '../../shared/contract/session.ts';
import type { Text } from '../../shared/kernel/language.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** What a host needs of a terminal: it serves any Transport. */
export interface HostedTerminal {
  attach(transport: Transport, screen: Screen): void;
  close(): Promise<void>;
}

/** How a terminal is started, wherever it runs. */
export interface TerminalStart {
  readonly folder: string;
  readonly demo: boolean;
  /** The suite's echo terminal instead of a shop. */
  readonly echo: boolean;
  /** 32 bytes that the host's keystore held; null: the key lies in the data folder. */
  readonly key: Uint8Array | null;
}

/** A refusal is one plain sentence per language. */
export type TerminalOpening = Result<HostedTerminal, Text>;
