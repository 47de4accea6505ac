/**
 * Names as people search for them: without tone marks, đ as d, in small letters. `Ánh`, `anh` and `ANH` share a key;
 * so do `น้ำ` and `นำ`. Thai vowels above and below stay: without them most Thai words would be the same.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0e48-\u0e4b]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .normalize('NFC')
    .trim();
}

/** The words of a name, each as its key. */
export function nameWords(name: string): string[] {
  return nameKey(name)
    .split(/[\s.,'’-]+/u)
    .filter((word) => word.length > 0);
}

/** `Nguyễn Thị Hồng Ánh` → `N. T. H. Ánh`, `ปิยะนุช ศรีสุวรรณ` → `ปิยะนุช ศ.`: enough for its owner, little for others. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const thai = /[\u0e00-\u0e7f]/u.test(name);
  const shown = thai ? 0 : words.length - 1;
  return words.map((word, index) => (index === shown ? word : `${initial(word)}.`)).join(' ');
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function initial(word: string): string {
  // Thai vowels that are written before their consonant do not stand alone.
  const [first, second] = firstLetters(word);
  return /^[\u0e40-\u0e44]$/u.test(first) ? first + second : first;
}

function firstLetters(word: string): [string, string] {
  const letters = graphemes.segment(word)[Symbol.iterator]();
  return [letters.next().value?.segment ?? '', letters.next().value?.segment ?? ''];
}
