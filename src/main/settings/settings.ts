import type { CheckResult } from '../../shared/contract/installation.ts';
import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../shared/contract/methods.ts';
import type { SlipLookSetting } from '../../shared/contract/slip-look.ts';
import type { ShopView } from '../../shared/contract/view.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Database } from '../database/database.ts';
import { untilWritten } from '../database/until-written.ts';

/** Everything that is set rather than recorded. Written by this terminal only. */
export interface SettingValues {
  readonly terminal: string;
  readonly shop: ShopView;
  readonly language: Language;
  /** How slips look; absent: plain. */
  readonly slipLook: SlipLookSetting;
  readonly readers: readonly ReaderSetting[];
  readonly printers: readonly PrinterSetting[];
  readonly displays: readonly DisplaySetting[];
  readonly pinTries: { readonly wrong: number; readonly lockedUntilMs: number };
  /** The running number of the day's receipts. */
  readonly receipts: { readonly date: LocalDate; readonly last: number };
  /** Where backups go; null: beside the data, as at first. */
  readonly backupFolder: { readonly folder: string | null };
  /** The last business day whose close has backed up the database. */
  readonly backedUp: { readonly date: LocalDate };
  /** Written only to see how long the disk takes. */
  readonly diskProbe: { readonly atMs: number };
  /** Keys that partners have shared, 64 hexadecimal digits, for the claims on their slips. By partner. */
  readonly partnerKeys: Readonly<Record<string, string>>;
  /** Seeds of draws: secret until the draw, published with it. By draw. */
  readonly drawSeeds: Readonly<Record<string, string>>;
  /** The lists of entries as they were when the winners were drawn. By draw. */
  readonly drawEntries: Readonly<Record<string, readonly string[]>>;
  /** How the steps of the last check of the installation ended. */
  readonly check: readonly CheckResult[];
  /** The business day up to which expiry has been posted. */
  readonly expired: { readonly date: LocalDate };
}

export interface Settings {
  get<K extends keyof SettingValues>(key: K): SettingValues[K] | null;
  set<K extends keyof SettingValues>(key: K, value: SettingValues[K]): void;
}

export function openSettings(database: Database): Settings {
  const read = database.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?');
  const write = database.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const kept = untilWritten(database);
  // By its text, so that what a transaction takes back is taken back here.
  const parsed = new Map<string, { readonly text: string; readonly value: unknown }>();
  const valueOf = (key: string, text: string): unknown => {
    const known = parsed.get(key);
    if (known?.text === text) return known.value;
    const value: unknown = JSON.parse(text);
    parsed.set(key, { text, value });
    return value;
  };
  return {
    get: (key) =>
      kept.read(key, () => {
        const row = read.get(key);
        return row ? (valueOf(key, row.value) as SettingValues[typeof key]) : null;
      }),
    set(key, value) {
      write.run(key, JSON.stringify(value));
      kept.written();
    },
  };
}
