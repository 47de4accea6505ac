import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { systemClock } from '../hosts/effects.ts';
import { openProgrammes, type Programmes } from './programmes.ts';

let folder: string;
let database: Database;
let programmes: Programmes;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-programmes-'));
  const opened = openDatabase(folder, { clock: systemClock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  database = opened.value;
  programmes = openProgrammes(database);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const publish = (startsOn: string, name: string, today = '2026-01-01') => {
  const template = templateProgramme('points', 'VND', startsOn);
  const published = programmes.publish({ ...template, name: { vi: name, th: name, en: name } }, today, 0);
  if (!published.ok) throw new Error(JSON.stringify(published.refusal));
};
const nameOn = (date: string) => programmes.inForce(date)?.name.en ?? null;

it('has none before the first is published', () => {
  expect(programmes.inForce('2026-06-01')).toBeNull();
});

it('is the newest that has started, and the first before any has', () => {
  publish('2026-01-01', 'spring');
  publish('2026-07-01', 'summer');
  expect(nameOn('2025-12-31')).toBe('spring');
  expect(nameOn('2026-06-30')).toBe('spring');
  expect(nameOn('2026-07-01')).toBe('summer');
});

it('forgets one whose publishing was rolled back', () => {
  publish('2026-01-01', 'spring');
  expect(() =>
    database.transaction(() => {
      publish('2026-02-01', 'mistaken');
      expect(nameOn('2026-03-01')).toBe('mistaken');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(nameOn('2026-03-01')).toBe('spring');
  publish('2026-02-01', 'meant');
  expect(nameOn('2026-03-01')).toBe('meant');
});
