import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as v from 'valibot';

export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The page's files by the exact path that asks for them; anything else does not exist. */
export type PageFiles = (path: string) => PageFile | null;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

const FileList = v.pipe(v.array(v.string()), v.maxLength(10_000));

/**
 * Files as the build listed them in `files.json`. Paths are looked up, never joined, so there is nothing to climb out
 * of. Each file is read once.
 */
export function pageFiles(folder: string): PageFiles {
  const names = v.parse(FileList, JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')));
  const byPath = new Map(names.map((name) => [`/${name}`, name]));
  if (byPath.has('/index.html')) byPath.set('/', 'index.html');
  const read = new Map<string, PageFile>();

  return (path) => {
    const name = byPath.get(path);
    if (name === undefined) return null;
    let file = read.get(name);
    if (!file) {
      file = {
        type: types[extname(name)] ?? 'application/octet-stream',
        bytes: new Uint8Array(readFileSync(join(folder, name))),
      };
      read.set(name, file);
    }
    return file;
  };
}
