import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '..');
const notOurs = new Set(['node_modules', 'out', 'dist', 'test-results', '.git', '.tsc']);
const documents = documentsIn(project);

describe('The documentation', () => {
  it('is found', () => {
    expect(documents.map((file) => relative(project, file))).toEqual(
      expect.arrayContaining(['README.md', join('docs', 'README.md')]),
    );
  });

  it.each(documents.map((file) => [relative(project, file), file]))(
    'of %s links to what is there',
    (_, file) => {
      const text = readFileSync(file, 'utf8');
      expect(linksIn(text).filter((link) => !leadsSomewhere(file, link))).toEqual([]);
    },
  );

  it.each(documents.map((file) => [relative(project, file), file]))(
    'of %s names commands that exist',
    (_, file) => {
      const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
        scripts: Record<string, string>;
      };
      const unknown = commandsIn(readFileSync(file, 'utf8')).filter((name) => !Object.hasOwn(scripts, name));
      expect(unknown).toEqual([]);
    },
  );
});

describe('The check itself', () => {
  it('sees links and pictures, and no code', () => {
    const text =
      'A [page](a.md#part), ![a picture](b.png "title") and `[not](c.md)`.\n```\n[nor](d.md)\n```\n<img src="e.png">';
    expect(linksIn(text)).toEqual(['a.md#part', 'b.png', 'e.png']);
  });

  it('sees commands wherever they stand', () => {
    expect(commandsIn('`npm run quen -- verify`, npm run bench.\n```\nnpm test\n```')).toEqual([
      'quen',
      'bench',
      'test',
    ]);
  });

  it('tells a heading that is there from one that is not', () => {
    const readme = join(project, 'README.md');
    expect(leadsSomewhere(readme, 'docs/README.md')).toBe(true);
    expect(leadsSomewhere(readme, 'docs/README.md#no-such-heading')).toBe(false);
    expect(leadsSomewhere(readme, 'docs/no-such-page.md')).toBe(false);
  });
});

function documentsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return documentsIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

function linksIn(text: string): string[] {
  const prose = text.replace(/```.*?```/gs, '').replace(/`[^`\n]*`/g, '');
  const links = prose.matchAll(/\]\(\s*<?([^)\s>]+)[^)]*\)|<img[^>]*\ssrc="([^"]+)"/g);
  return [...links].map((match) => match[1] ?? match[2] ?? '');
}

/** `npm run NAME`, and the scripts that npm runs by their own name. */
function commandsIn(text: string): string[] {
  const commands = text.matchAll(/\bnpm (?:run ([a-z][a-z0-9:-]*)|(start|test)\b)/g);
  return [...commands].map((match) => match[1] ?? match[2] ?? '');
}

/** A file or folder of the project, and the heading that the link names. Addresses elsewhere are not looked up. */
function leadsSomewhere(from: string, link: string): boolean {
  if (/^(https?|mailto):/.test(link)) return true;
  const [path = '', heading] = link.split('#');
  const target = path === '' ? from : resolve(dirname(from), decodeURIComponent(path));
  if (!existsSync(target)) return false;
  if (heading === undefined || statSync(target).isDirectory()) return true;
  return headingsIn(readFileSync(target, 'utf8')).includes(heading);
}

/** As hosts of Markdown name them: small letters, no punctuation, hyphens for spaces. */
function headingsIn(text: string): string[] {
  return [...text.replace(/```.*?```/gs, '').matchAll(/^#{1,6} (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
