/** The terminal: created from its effects, serves any carrier, owns the database. */
import type { Transport } from '../shared/contract/frame.ts';
import type { TerminalView } from '../shared/contract/view.ts';
import { partsToSend } from '../shared/contract/view-parts.ts';
import type { Clock, Random } from '../shared/kernel/effects.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { Core } from './core.ts';
import { openDatabase } from './database/database.ts';
import type { DatabaseRefusal } from './database/refusal.ts';
import { watchDay } from './day/day.ts';
import type { DevicePorts } from './devices/ports.ts';
import { type Gate, type Handlers, serve } from './dispatcher.ts';
import { backupFolderHandlers } from './handlers/backup-folder.ts';
import { billHandlers } from './handlers/bills.ts';
import { catalogueHandlers } from './handlers/catalogue.ts';
import { catalogueFileHandlers } from './handlers/catalogue-file.ts';
import { codeHandlers } from './handlers/codes.ts';
import { dayHandlers } from './handlers/day.ts';
import { deviceHandlers } from './handlers/devices.ts';
import { drawHandlers } from './handlers/draws.ts';
import { counterGate, customerGate } from './handlers/guards.ts';
import { historyHandlers } from './handlers/history.ts';
import { installationHandlers } from './handlers/installation.ts';
import { memberHandlers } from './handlers/members.ts';
import { partnerHandlers } from './handlers/partners.ts';
import { peopleHandlers } from './handlers/people.ts';
import { programmeHandlers } from './handlers/programme.ts';
import { reportHandlers } from './handlers/reports.ts';
import { settingHandlers } from './handlers/settings.ts';
import { setupHandlers } from './handlers/setup.ts';
import { slipLookHandlers } from './handlers/slip-look.ts';
import { staffHandlers } from './handlers/staff.ts';
import { wipeLeftovers } from './installation/leftovers.ts';
import type { Log } from './log.ts';
import { openCore } from './open-core.ts';
import { terminalClock } from './terminal-clock.ts';
import { poleLines } from './views/pole-lines.ts';
import { customerOnly, terminalView } from './views/terminal-view.ts';

export interface TerminalEffects {
  /** Where the database, its lock and its backups lie. */
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  /** 32 bytes that the host keeps safe. */
  readonly merchantKey: Uint8Array;
  readonly devices: DevicePorts;
  readonly log: Log;
  readonly demo: boolean;
}

export interface Terminal {
  /** Serves one screen until its carrier closes. The first frame it gets is the whole view. */
  attach(transport: Transport, screen: 'counter' | 'customer'): void;
  /** Lets running prints end, then frees devices and database. */
  close(): Promise<void>;
}

export type StartRefusal = DatabaseRefusal;

export async function createTerminal(effects: TerminalEffects): Promise<Result<Terminal, StartRefusal>> {
  const opened = openDatabase(effects.folder, { clock: effects.clock });
  if (!opened.ok) return opened;
  wipeLeftovers(effects.folder);
  const screens = new Set<Screen>();
  const clock = terminalClock(effects.clock);
  const core = openCore({ ...effects, clock }, opened.value, () => pushSoon());
  const push = pusher(core, screens);
  let pushing = false;
  let closed = false;
  const pushSoon = () => {
    if (pushing || closed) return;
    pushing = true;
    queueMicrotask(() => {
      pushing = false;
      if (!closed) push();
    });
  };
  const handlers = handlersOf(core);
  core.queue.setPrinters(core.settings.get('printers') ?? []);
  await core.readers.set(core.settings.get('readers') ?? []);
  await core.displays.set(core.settings.get('displays') ?? []);
  const stopDay = watchDay(core);

  return ok({
    attach(transport, kind) {
      const screen: Screen = { transport, kind, sent: null };
      screens.add(screen);
      transport.onClose(() => screens.delete(screen));
      const gate: Gate = kind === 'counter' ? counterGate(core) : customerGate;
      serve(transport, handlers, gate, core.log);
      push(screen);
    },
    async close() {
      closed = true;
      await stopDay();
      await core.installation.leave();
      await core.tasks.close();
      await core.reports.insights.close();
      for (const screen of screens) screen.transport.close();
      await core.readers.close();
      await core.displays.close();
      await core.queue.close();
      core.database.close();
      clock.end();
    },
  });
}

interface Screen {
  readonly transport: Transport;
  readonly kind: 'counter' | 'customer';
  /** What it shows; null: nothing yet. */
  sent: TerminalView | null;
}

/** Sends the view to all screens, or to one that has just come. */
function pusher(core: Core, screens: ReadonlySet<Screen>): (only?: Screen) => void {
  let revision = 0;
  return (only) => {
    revision += 1;
    const seen = terminalView(core, revision);
    core.displays.show(poleLines(seen));
    const view = { ...seen, displays: core.displays.health() };
    for (const screen of only ? [only] : screens) {
      const shown = screen.kind === 'counter' ? view : customerOnly(view);
      screen.transport.send({ frame: 'view', view: partsToSend(screen.sent, shown) });
      screen.sent = shown;
    }
  };
}

const handlersOf = (core: Core): Handlers => ({
  ...setupHandlers(core),
  ...staffHandlers(core),
  ...memberHandlers(core),
  ...peopleHandlers(core),
  ...billHandlers(core),
  ...codeHandlers(core),
  ...catalogueHandlers(core),
  ...catalogueFileHandlers(core),
  ...programmeHandlers(core),
  ...partnerHandlers(core),
  ...reportHandlers(core),
  ...drawHandlers(core),
  ...historyHandlers(core),
  ...dayHandlers(core),
  ...deviceHandlers(core),
  ...installationHandlers(core),
  ...settingHandlers(core),
  ...backupFolderHandlers(core),
  ...slipLookHandlers(core),
});
