/**
 * Room on the disk. A ballast file holds some back: when the disk fills, it is dropped, so that the terminal can still
 * keep its own small notes (print queue, sign-ins, checkpoints), and promises nothing new until there is room for
 * the ballast and something over.
 */
import { closeSync, existsSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { freeBytes } from './faults.ts';

export interface Room {
  /** Looks again when it was short, which costs a few microseconds. */
  isShort(): boolean;
  /** The disk has just been found full: drops the ballast. */
  ranOut(): void;
  /** Puts the ballast in place when there is room for it. */
  hold(): void;
}

export function openRoom(folder: string, ballastBytes: number): Room {
  const file = join(folder, 'ballast');
  const needed = ballastBytes + Math.max(ballastBytes >> 2, leastRoomBytes);
  let short = !isHeld() && freeBytes(folder) < needed;

  function isHeld(): boolean {
    return ballastBytes > 0 && existsSync(file) && statSync(file).size >= ballastBytes;
  }

  function hold(): void {
    if (ballastBytes === 0 || isHeld() || freeBytes(folder) < needed) return;
    try {
      fill(file, ballastBytes);
    } catch {
      rmSync(file, { force: true });
    }
  }

  return {
    isShort() {
      if (!short) return false;
      if (freeBytes(folder) >= needed) {
        hold();
        short = false;
      }
      return short;
    },
    ranOut() {
      short = true;
      rmSync(file, { force: true });
    },
    hold,
  };
}

/** A posting and the checkpoint that follows it need far less. */
const leastRoomBytes = 256 * 1024;
const chunkBytes = 1024 * 1024;

/** Written, not only sized: a file with holes would hold no room. */
function fill(file: string, bytes: number): void {
  const chunk = new Uint8Array(Math.min(chunkBytes, bytes)).fill(0xb5);
  const handle = openSync(file, 'w');
  try {
    for (let written = 0; written < bytes; ) {
      written += writeSync(handle, chunk, 0, Math.min(chunk.length, bytes - written));
    }
  } finally {
    closeSync(handle);
  }
}
