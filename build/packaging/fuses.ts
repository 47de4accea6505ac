/**
 * Electron's fuses: bytes in its binary that switch features off for good, flipped before the product is signed. The
 * wire lies behind a marker: version, number of fuses, then one byte each (Electron's docs/tutorial/fuses.md).
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** In the order of the wire. Every fuse that a binary has must be named here, so that a new one is decided on. */
export const fuses: readonly (readonly [name: string, on: boolean])[] = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
  ['WasmTrapHandlers', true],
];

const marker = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1');
const knownVersion = 1;
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);
/** A fuse that this Electron no longer has. */
const removed = 'r'.charCodeAt(0);

/** Flips every wire in the binary: a universal one for macOS has two. Throws when a fuse is not named above. */
export function flipFuses(file: string): void {
  const binary = readFileSync(file);
  const wires = wiresIn(binary);
  if (wires.length === 0) throw new Error(`${file} has no fuses: is it Electron?`);
  for (const { at, count } of wires) {
    if (count > fuses.length)
      throw new Error(`${file} has ${count} fuses and ${fuses.length} are decided on`);
    for (const [index, [, isOn]] of fuses.slice(0, count).entries()) {
      if (binary[at + index] !== removed) binary[at + index] = isOn ? on : off;
    }
  }
  writeFileSync(file, binary);
}

/** The state of each fuse of the first wire, by name. */
export function readFuses(file: string): Record<string, 'on' | 'off' | 'removed'> {
  const binary = readFileSync(file);
  const [wire] = wiresIn(binary);
  if (!wire) return {};
  const states = [...binary.subarray(wire.at, wire.at + wire.count)];
  return Object.fromEntries(
    states.map((state, index) => [
      fuses[index]?.[0] ?? `fuse ${index}`,
      state === removed ? 'removed' : state === on ? 'on' : 'off',
    ]),
  );
}

function wiresIn(binary: Buffer): { readonly at: number; readonly count: number }[] {
  const wires: { at: number; count: number }[] = [];
  for (let found = binary.indexOf(marker); found !== -1; found = binary.indexOf(marker, found + 1)) {
    const head = found + marker.length;
    if (binary[head] !== knownVersion)
      throw new Error(`the fuses have version ${binary[head]}, not ${knownVersion}`);
    wires.push({ at: head + 2, count: binary[head + 1] ?? 0 });
  }
  return wires;
}
