import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build put things. */
export interface BuiltFolders {
  /** Holds `package.json` and `out`. */
  readonly project: string;
  readonly main: string;
  readonly renderer: string;
  readonly preload: string;
}

/** Seen from any module, built or not. */
export function builtFolders(moduleUrl: string): BuiltFolders {
  const project = projectAbove(dirname(fileURLToPath(moduleUrl)));
  const out = join(project, 'out');
  return {
    project,
    main: join(out, 'main'),
    renderer: join(out, 'renderer'),
    preload: join(out, 'preload'),
  };
}

function projectAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw new Error('this installation of Quen is incomplete: its package.json is missing');
  return projectAbove(above);
}
