import * as v from 'valibot';
import type { PaperWidth } from '../../contract/printer.ts';
import { profileFiles } from './all.ts';
import { profileFile } from './schema.ts';

type File = v.InferOutput<typeof profileFile>;

/** What the driver has to know of a printer. */
export interface PrinterProfile {
  /** The name of its file. */
  readonly id: string;
  readonly maker: string;
  readonly models: readonly string[];
  readonly paper: PaperWidth;
  /** Across the paper. */
  readonly dots: number;
  readonly dpi: 180 | 203;
  readonly cutter: 'none' | 'partial' | 'full' | 'unknown';
  /** Whether GS ( H is answered; null: try. */
  readonly processId: boolean | null;
  readonly drawerPins: readonly DrawerPin[];
  readonly bufferBytes: number;
  /** How fast bytes may follow once the buffer is full; null: the line itself holds them back. */
  readonly paceMillimetresPerSecond: number | null;
  readonly codePages: readonly CodePage[];
  readonly quirks: readonly Quirk[];
}

export type DrawerPin = 2 | 5;
export type CodePage = NonNullable<File['codePages']>['value'][number];
export type Quirk = NonNullable<File['quirks']>[number]['value'];

export const hasQuirk = ({ quirks }: PrinterProfile, quirk: Quirk): boolean => quirks.includes(quirk);

/** Throws when the file is not a profile; the message names the file and the field. */
export function parseProfile(id: string, file: unknown): PrinterProfile {
  const parsed = v.safeParse(profileFile, file);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${id}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
  }
  const { output } = parsed;
  return {
    id,
    maker: output.maker,
    models: output.models,
    paper: output.paper,
    dots: output.dots.value,
    dpi: output.dpi.value,
    cutter: output.cutter.value,
    processId: output.processId?.value ?? null,
    drawerPins: output.drawerPins.value,
    bufferBytes: output.bufferBytes.value,
    paceMillimetresPerSecond: output.paceMillimetresPerSecond?.value ?? null,
    codePages: output.codePages?.value ?? [],
    quirks: output.quirks?.map(({ value }) => value) ?? [],
  };
}

const loaded = new Map<string, PrinterProfile>();

/** Null when there is no such profile. */
export function findProfile(id: string): PrinterProfile | null {
  const known = loaded.get(id);
  if (known) return known;
  if (!Object.hasOwn(profileFiles, id)) return null;
  const profile = parseProfile(id, profileFiles[id]);
  loaded.set(id, profile);
  return profile;
}

/** For a printer of which only the paper is known. */
export function unknownProfile(paper: PaperWidth): PrinterProfile {
  return parseProfile(`unknown-${paper}`, profileFiles[`unknown-${paper}`]);
}

/** All profiles for a person to choose from: by maker and model, unknown ones last. */
export function allProfiles(): PrinterProfile[] {
  const profiles = Object.keys(profileFiles).flatMap((id) => findProfile(id) ?? []);
  return profiles.sort((a, b) => {
    if ((a.maker === '') !== (b.maker === '')) return a.maker === '' ? 1 : -1;
    return (a.maker + a.id).localeCompare(b.maker + b.id, 'en', { numeric: true });
  });
}
