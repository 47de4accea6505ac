import type { StartHelper } from '../../../drivers/helpers/start-helper.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { TerminalEffects } from '../terminal.ts';
import { echoTerminal } from './echo-terminal.ts';
import { systemClock, systemRandom } from './effects.ts';
import type { TerminalOpening, TerminalStart } from './hosted-terminal.ts';
import { keyFromFile } from './key-file.ts';
import { logFile } from './log-file.ts';
import { problemFrom, problems } from './problems.ts';

const warmUpAfterMs = 3_000;

/**
 * Opens the terminal of a data folder with the real world wired to it. `startHelper`: how this host starts processes for
 * devices, where not as Node does. Bundles and natives are loaded here and not
 * with the host, so that its window is up before them.
 */
export async function openTerminal(
  start: TerminalStart,
  startHelper?: StartHelper,
): Promise<TerminalOpening> {
  if (start.echo) return ok(echoTerminal());
  try {
    const [{ createTerminal }, { devicePorts, warmUp }] = await Promise.all([
      import('../terminal.ts'),
      import('./device-ports.ts'),
    ]);
    const effects: TerminalEffects = {
      folder: start.folder,
      clock: systemClock,
      random: systemRandom,
      merchantKey: start.key ?? keyFromFile(start.folder),
      devices: devicePorts(startHelper),
      log: logFile(start.folder),
      demo: start.demo,
    };
    if (start.demo) {
      const { furnish } = await import('../demo/furnish.ts');
      await furnish(effects);
    }
    const opened = await createTerminal(effects);
    if (!opened.ok) return refuse(problems.database(opened.refusal));
    // The typeface is loaded once the counter stands, so that the first slip is as quick as the others.
    systemClock.after(warmUpAfterMs, () => void warmUp());
    return opened;
  } catch (error) {
    return refuse(problemFrom(error));
  }
}
