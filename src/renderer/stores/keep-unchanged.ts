/**
 * `after` with every part that equals the same part of `before` taken from there, so that what depends on it knows by
 * identity that nothing changed. For plain JSON; `after` is altered and must be nobody else's.
 */
export function keepUnchanged<T>(before: unknown, after: T): T {
  return kept(before, after) as T;
}

function kept(before: unknown, after: unknown): unknown {
  if (before === after || !isTree(before) || !isTree(after)) return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const names = Object.keys(after);
  let isSame = names.length === Object.keys(before).length;
  for (const name of names) {
    after[name] = kept(before[name], after[name]);
    isSame &&= Object.hasOwn(before, name) && before[name] === after[name];
  }
  return isSame ? before : after;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
