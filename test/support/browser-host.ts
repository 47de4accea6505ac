/** The built browser host under test, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const entry = resolve(import.meta.dirname, '..', '..', 'out', 'main', 'browser.js');

export interface BrowserHostOptions {
  /** Kept by the caller; without it the host gets a fresh one that goes with it. */
  readonly folder?: string;
  readonly demo?: boolean;
  readonly echo?: boolean;
  readonly args?: readonly string[];
}

export interface BrowserHost {
  /** The one-time address that was printed last. */
  address(): string;
  /** The next one that it prints. */
  nextAddress(): Promise<string>;
  /** Asks for a new one with Enter. */
  newAddress(): Promise<string>;
  readonly folder: string;
  readonly process: ChildProcess;
  /** All that it has written so far. */
  said(): { readonly stdout: string; readonly stderr: string };
  /** Ctrl-C; answers with the exit code. */
  stop(): Promise<number | null>;
}

/** Settles when it has printed its address; rejects with what it said when it ends before. */
export async function startBrowserHost(options: BrowserHostOptions = {}): Promise<BrowserHost> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'quen-browser-'));
  const child = spawn(
    process.execPath,
    [entry, '--data', folder, ...(options.demo ? ['--demo'] : []), ...(options.args ?? [])],
    { env: { ...process.env, QUEN_ECHO_TERMINAL: options.echo ? '1' : '' }, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (bytes: Buffer) => {
    stdout += bytes.toString('utf8');
    for (const look of waiting) look();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString('utf8');
  });
  const gone = once(child, 'close');

  const addresses = () => stdout.match(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/g) ?? [];
  const addressAfter = (count: number) =>
    new Promise<string>((found, failed) => {
      const look = () => {
        const address = addresses()[count];
        if (address === undefined) return;
        waiting.delete(look);
        found(address);
      };
      waiting.add(look);
      look();
      void gone.then(() => failed(new Error(`the browser host ended: ${stdout}${stderr}`)));
    });
  await addressAfter(0);

  return {
    folder,
    process: child,
    address: () => addresses().at(-1) ?? '',
    nextAddress: () => addressAfter(addresses().length),
    newAddress() {
      const next = addressAfter(addresses().length);
      child.stdin.write('\n');
      return next;
    },
    said: () => ({ stdout, stderr }),
    async stop() {
      child.kill('SIGINT');
      await gone;
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
