import { app } from 'electron';
import { echoAsked } from '../echo-allowed.ts';
import { problems } from '../problems.ts';

export interface TerminalPlace {
  /** null: Electron's utility process. */
  readonly node: string | null;
  readonly echo: boolean;
}

/** better-sqlite3 needs Node-API 10; an older Node crashes when it opens a database. */
const neededNodeApi = 10;

/** Where the terminal runs. Throws with a plain sentence when it cannot, or when a package is told to run elsewhere. */
export function terminalPlace(projectFolder: string, env: NodeJS.ProcessEnv = process.env): TerminalPlace {
  const node = env['QUEN_TERMINAL_NODE'] ?? '';
  if (app.isPackaged && (node !== '' || env['QUEN_ECHO_TERMINAL'] !== undefined)) {
    throw new Error('QUEN_TERMINAL_NODE and QUEN_ECHO_TERMINAL are refused in an installed Quen.');
  }
  const echo = echoAsked(projectFolder, env);
  if (node === '' && !echo && Number(process.versions.napi) < neededNodeApi) {
    throw new Error(problems.nodeTooOld(process.versions.node).en);
  }
  return { node: node === '' ? null : node, echo };
}
