import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const accents = ['green', 'blue', 'plum', 'terracotta', 'ink'] as const;
const themes = ['light', 'dark'] as const;
const looks = themes.flatMap((theme) => accents.map((accent) => ({ theme, accent })));

/** Words on grounds that stand on a screen: 4.5 to 1. */
const words = [
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'sunken'],
  ['ink', 'sunken-strong'],
  ['ink-soft', 'ground'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'raised'],
  ['ink-soft', 'sunken'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent-tint', 'accent-tint'],
  ['on-accent-tint', 'surface'],
  ['on-accent-tint', 'ground'],
  ['on-accent-tint', 'raised'],
  ['on-good-tint', 'good-tint'],
  ['on-warn-tint', 'warn-tint'],
  ['on-bad-tint', 'bad-tint'],
  ['on-bad', 'bad'],
  ['surface', 'good'],
  ['good', 'surface'],
  ['bad', 'surface'],
  ['bad', 'ground'],
  ['bad', 'sunken'],
  ['warn', 'surface'],
  ['card-ink', 'card-paper'],
  ['slot-ink', 'slot'],
  ['gift', 'gift-tint'],
] as const;

/** Shapes that mean something: 3 to 1. */
const shapes = [
  ['on-stamp', 'stamp'],
  ['stamp', 'card-paper'],
  ['line-strong', 'raised'],
  ['focus', 'ground'],
  ['focus', 'surface'],
  ['accent', 'surface'],
] as const;

describe.each(looks)('$accent in $theme', (look) => {
  const colours = coloursOf(look);
  it.each(words)('%s can be read on %s', (ink, ground) => {
    expect(contrast(colours(ink), colours(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)('%s stands out from %s', (shape, ground) => {
    expect(contrast(colours(shape), colours(ground))).toBeGreaterThanOrEqual(3);
  });
});

/** The tokens of a look: each block that applies to it, later ones over earlier ones. */
function coloursOf({ theme, accent }: (typeof looks)[number]): (name: string) => string {
  const values = new Map<string, string>();
  const selectors = [':root', `:root[data-accent="${accent}"]`];
  if (theme === 'dark') {
    selectors.push(':root[data-theme="dark"]', `:root[data-theme="dark"][data-accent="${accent}"]`);
  }
  for (const selector of selectors) {
    const start = source.indexOf(`\n${selector} {`);
    if (start < 0) continue;
    for (const [, name = '', value = ''] of source
      .slice(start, source.indexOf('\n}', start))
      .matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)) {
      values.set(name, value);
    }
  }
  return (name) => {
    const value = values.get(name);
    if (!value) throw new Error(`no colour --${name}`);
    return value;
  };
}

/** WCAG 2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
