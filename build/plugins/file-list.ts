import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** The list that hosts serve from: a file that the build did not write does not exist for them. */
export const fileListName = 'files.json';

/** Writes the names of all built files, relative and with forward slashes, beside them. */
export function fileList(): Plugin {
  let folder = '';
  return {
    name: 'quen-file-list',
    configResolved(config) {
      folder = config.build.outDir;
    },
    writeBundle() {
      const names = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== fileListName)
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
        .sort();
      writeFileSync(join(folder, fileListName), `${JSON.stringify(names, null, 2)}\n`);
    },
  };
}
