import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { violationsOf } from './layer-check.ts';

const project = resolve(import.meta.dirname, '..');

describe('The whole tree', () => {
  it('keeps to the table of layers', () => {
    const files = ['src', 'drivers'].flatMap((folder) => sourcesIn(folder));
    expect(files.length).toBeGreaterThan(50);
    const violations = files.flatMap((file) => violationsOf(file, readFileSync(join(project, file), 'utf8')));
    expect(violations).toEqual([]);
  });
});

describe('A layer', () => {
  it.each([
    ['src/shared/kernel/a.ts', "import { b } from './b.ts';"],
    ['src/shared/domain/cards/a.ts', "import type { b } from '../../kernel/b.ts';"],
    ['src/main/sales/a.ts', "import { b } from '../../shared/domain/b.ts';"],
    ['src/main/devices/a.ts', "import { b } from '../../../drivers/contract/b.ts';"],
    ['src/main/hosts/electron/a.ts', "import { app } from 'electron';"],
    ['src/main/hosts/a.ts', "import { b } from '../terminal.ts';"],
    ['drivers/readers/a.ts', "const { SerialPort } = await import('serialport');"],
    ['src/shared/domain/a.ts', '// Date.now and fetch( are only spoken of here\nconst at = new Date(0);'],
    ['src/shared/contract/a.ts', 'export type Answer = Promise<void>;'],
  ])('%s may say %j', (path, source) => {
    expect(violationsOf(path, source)).toEqual([]);
  });

  it.each([
    ['src/shared/kernel/a.ts', "import { b } from '../domain/b.ts';"],
    ['src/shared/domain/a.ts', "import { b } from '../contract/b.ts';"],
    ['src/shared/domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['src/main/sales/a.ts', "import { b } from '../hosts/b.ts';"],
    ['src/main/sales/a.ts', "import { b } from '../../../drivers/readers/b.ts';"],
    ['src/main/sales/a.ts', "import type { App } from 'electron';"],
    ['src/main/sales/a.ts', "import Database from 'better-sqlite3';"],
    ['src/main/hosts/browser/a.ts', "import { app } from 'electron';"],
    ['src/main/hosts/a.ts', "export * from '../../renderer/b.ts';"],
    ['drivers/readers/a.ts', "import { b } from '../../src/main/b.ts';"],
    ['src/renderer/a.tsx', "import { b } from '../main/b.ts';"],
    ['src/renderer/a.tsx', "import { join } from 'node:path';"],
    ['src/preload/a.ts', "import { b } from '../shared/domain/b.ts';"],
    ['src/elsewhere/a.ts', 'export const a = 1;'],
    ['src/main/a.ts', "const { Hono } = await import('hono/tiny');"],
    ['src/shared/domain/a.ts', 'const at = Date.now();'],
    ['src/shared/domain/a.ts', 'const at = new Date();'],
    ['src/shared/kernel/a.ts', 'const dice = Math.random();'],
    ['src/shared/contract/a.ts', 'setTimeout(() => {}, 1);'],
    ['src/shared/domain/a.ts', 'export async function a() {}'],
    ['src/shared/contract/a.ts', "void fetch('/');"],
  ])('%s may not say %j', (path, source) => {
    expect(violationsOf(path, source)).toHaveLength(1);
  });
});

/** Tests may reach for anything. */
function sourcesIn(folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
