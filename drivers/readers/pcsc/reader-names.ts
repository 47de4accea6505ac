/**
 * Which of the readers that are there a setting means; undefined: none of them. Names end with numbers that change with
 * the order of plugging in, so one that is not there may have come back under another number. `others` belong to other
 * drivers: whoever's own reader was pulled does not take the one beside it, which is of the same make.
 */
export function readerNamed(
  names: readonly string[],
  wanted: string,
  others: readonly string[],
): string | undefined {
  if (wanted === '') return names[0];
  if (names.includes(wanted)) return wanted;
  return names.find((name) => !others.includes(name) && unnumbered(name) === unnumbered(wanted));
}

/** Linux ends a name with the numbers of reader and slot, `ACS ACR122U 00 00`, Windows with that of the reader alone. */
const unnumbered = (name: string): string => name.replace(/ \d\d (\d\d)$| \d{1,2}$/, ' $1');
