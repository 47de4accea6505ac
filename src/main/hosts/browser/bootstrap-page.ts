import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hex, type Random } from '../../../shared/kernel/effects.ts';
import { writeDurably } from '../key-file.ts';

/** A page on disk that jumps to a one-time address: command lines can be read by other users, this file cannot. */
export interface BootstrapPage {
  readonly file: string;
  remove(): void;
}

export function bootstrapPage(folder: string, address: string, random: Random): BootstrapPage {
  const file = join(folder, 'run', `open-${hex(random.bytes(8))}.html`);
  const page = `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>Quen</title>
<script>location.replace(${JSON.stringify(address)});</script>
`;
  writeDurably(file, new TextEncoder().encode(page));
  return { file, remove: () => rmSync(file, { force: true }) };
}
