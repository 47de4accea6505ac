/** A programme that is being written: JSON that need not be valid yet, and what the editor does to it. */

export type Draft = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

export function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[key];
  }
  return found;
}

/** A copy with another value at a place; undefined takes the setting out. Groups on the way are made. */
export function withValue<Whole>(whole: Whole, path: Path, value: unknown): Whole {
  const [key, ...rest] = path;
  if (key === undefined) return value as Whole;
  const inner = rest.length === 0 ? value : withValue(valueAt(whole, [key]), rest, value);
  if (Array.isArray(whole)) {
    const copy = [...whole];
    copy[Number(key)] = inner;
    return copy as Whole;
  }
  const copy: Record<string, unknown> = { ...(whole as Readonly<Record<string, unknown>> | undefined) };
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy as Whole;
}

export interface Entry extends Draft {
  readonly id: string;
}

export function entriesAt(value: unknown, path: Path): readonly Entry[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? (found as readonly Entry[]) : [];
}

export const appended = (draft: Draft, list: Path, entry: unknown): Draft =>
  withValue(draft, list, [...entriesAt(draft, list), entry]);

export const removed = (draft: Draft, list: Path, index: number): Draft =>
  withValue(
    draft,
    list,
    entriesAt(draft, list).filter((_, place) => place !== index),
  );

export function moved(draft: Draft, list: Path, index: number, by: 1 | -1): Draft {
  const entries = [...entriesAt(draft, list)];
  const [entry] = entries.splice(index, 1);
  if (entry) entries.splice(index + by, 0, entry);
  return withValue(draft, list, entries);
}

export function duplicated(draft: Draft, list: Path, index: number): Draft {
  const entries = entriesAt(draft, list);
  const entry = entries[index];
  if (!entry) return draft;
  const copy = { ...entry, id: freshId(draft, entry.id.replace(/-\d+$/, '')) };
  return withValue(draft, list, [...entries.slice(0, index + 1), copy, ...entries.slice(index + 1)]);
}

/** An id that nothing in the draft has: `reward`, `reward-2`. */
export function freshId(draft: Draft, stem: string): string {
  const taken = new Set(idsIn(draft));
  const short = stem.slice(0, 34);
  let id = short;
  for (let number = 2; taken.has(id); number++) id = `${short}-${number}`;
  return id;
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

/** `earn[0].when.dates`, as refusals and advice name a place. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );

export const pathOf = (text: string): Path =>
  [...text.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) =>
    index === undefined ? (key ?? '') : Number(index),
  );
