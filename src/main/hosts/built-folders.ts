import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build put things, seen from a bundle in `out/main` or one of its chunks. */
export interface BuiltFolders {
  /** Holds `package.json` and `out`. */
  readonly project: string;
  readonly main: string;
  readonly renderer: string;
  readonly preload: string;
}

export function builtFolders(moduleUrl: string): BuiltFolders {
  const here = dirname(fileURLToPath(moduleUrl));
  const main = here.endsWith('chunks') ? dirname(here) : here;
  const project = resolve(main, '..', '..');
  return {
    project,
    main,
    renderer: join(project, 'out', 'renderer'),
    preload: join(project, 'out', 'preload'),
  };
}
