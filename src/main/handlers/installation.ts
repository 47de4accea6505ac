import { arch, platform, release } from 'node:os';
import { basename } from 'node:path';
import packageFile from '../../../package.json' with { type: 'json' };
import type { CheckFact, CheckResult, CheckStep } from '../../shared/contract/installation.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { backupTarget } from '../backup/backup-target.ts';
import { proveInWorker } from '../backup/in-worker.ts';
import { type Core, shopOf } from '../core.ts';
import type { Handlers, Outcome } from '../dispatcher.ts';
import { findSpeed } from '../installation/find-speed.ts';
import { startPractice } from '../installation/practice.ts';
import { type ReportFacts, reportHtml, reportSlip, reportText } from '../installation/report.ts';
import { slipShop } from '../slips/shop.ts';

type Served =
  | 'learn.start'
  | 'learn.stop'
  | 'learn.keys'
  | 'learn.findSpeed'
  | 'network.search'
  | 'network.cancel'
  | 'practice.start'
  | 'practice.sell'
  | 'practice.undo'
  | 'practice.end'
  | 'backup.prove'
  | 'check.note'
  | 'check.begin'
  | 'check.report'
  | 'check.print';

export const installationHandlers = (core: Core): Pick<Handlers, Served> => {
  const { installation } = core;
  const { learning, network } = installation;
  return {
    'learn.start': ({ reader }) => {
      const setting = reader === null ? null : core.readers.setting(reader);
      if (reader !== null && !setting) return refuse({ code: 'readerNotFound' });
      learning.start(setting);
      return ok(null);
    },
    'learn.stop': () => {
      learning.stop();
      return ok(null);
    },
    'learn.keys': ({ keys }) => (learning.keys(keys) ? ok(null) : refuse({ code: 'notLearning' })),
    'learn.findSpeed': () => searchSpeed(core),
    'network.search': async () => {
      const found = await network.search();
      return found ? ok(found) : refuse({ code: 'searchRuns' });
    },
    'network.cancel': () => {
      network.cancel();
      return ok(null);
    },
    'practice.start': () => beginPractice(core),
    'practice.sell': ({ totalMinor }) =>
      installation.practice?.sell(totalMinor) ?? refuse({ code: 'practiceNotThere' }),
    'practice.undo': () => installation.practice?.undo() ?? refuse({ code: 'practiceNotThere' }),
    'practice.end': () => endPractice(core),
    'backup.prove': () => prove(core),
    'check.note': ({ step, result, facts }) => {
      note(core, step, result, facts);
      return ok(null);
    },
    'check.begin': () => {
      installation.forgetResults();
      return ok(null);
    },
    'check.report': () => {
      const facts = reportFacts(core);
      const name = `quen-installation-${new Date(facts.nowMs).toISOString().slice(0, 10)}`;
      return ok({
        html: { name: `${name}.html`, text: reportHtml(facts) },
        text: { name: `${name}.txt`, text: reportText(facts) },
      });
    },
    'check.print': () => {
      if (core.queue.add(reportSlip(reportFacts(core)), null) === null)
        return refuse({ code: 'printerNotFound' });
      core.queue.wake();
      core.changed();
      return ok(null);
    },
  };
};

function note(
  core: Core,
  step: CheckStep,
  result: CheckResult['result'],
  facts: Readonly<Partial<Record<CheckFact, string>>>,
): void {
  const by = core.signedIn?.name ?? '';
  core.installation.note({ step, result, atMs: core.clock.nowMs(), by, facts });
}

/** The port is closed for the counter while it is tried, and opened again whatever happens. */
async function searchSpeed(core: Core): Promise<Outcome<null>> {
  const { learning } = core.installation;
  const setting = learning.reader();
  if (setting?.kind !== 'serial') return refuse({ code: 'notSerial' });
  const all = core.settings.get('readers') ?? [];
  await core.readers.set(all.filter(({ id }) => id !== setting.id));
  try {
    await findSpeed({
      setting,
      open: (tried) => core.devices.reader(tried),
      clock: core.clock,
      show: learning.showSpeed,
      isWanted: () => learning.reader()?.id === setting.id,
    });
  } finally {
    await core.readers.set(core.settings.get('readers') ?? []);
  }
  return ok(null);
}

async function beginPractice(core: Core): Promise<Outcome<null>> {
  const { installation } = core;
  await installation.practice?.end();
  const started = await startPractice(core);
  if (!started.ok) return started;
  installation.practice = started.value;
  core.changed();
  return ok(null);
}

async function endPractice(core: Core): Promise<Outcome<null>> {
  const { practice } = core.installation;
  if (!practice) return refuse({ code: 'practiceNotThere' });
  const { at, slip } = practice.view();
  await practice.end();
  const { eventsBefore, eventsAfter } = practice.view();
  if (at === 'wiped') return ok(null);
  const isWhole = at === 'undone' && eventsBefore === eventsAfter;
  note(core, 'practice', isWhole ? 'passed' : 'failed', {
    slip: slip ?? 'none',
    eventsBefore: String(eventsBefore),
    eventsAfter: String(eventsAfter),
  });
  return ok(null);
}

async function prove(core: Core) {
  const { installation } = core;
  if (installation.isProvingBackup) return refuse({ code: 'backupFailed' });
  installation.isProvingBackup = true;
  core.changed();
  try {
    const proof = await proveInWorker(core.folder, core.clock.nowMs(), backupTarget(core.settings));
    if (!proof.ok) {
      core.log.error({ at: proof.refusal.kind, detail: proof.refusal.detail }, 'a restore test failed');
      note(core, 'backup', 'failed', {});
      const isGone = proof.refusal.detail === 'folderGone';
      return refuse({ code: isGone ? 'backupFolderGone' : 'restoreTestFailed' });
    }
    const { file, bytes, events, tookMs } = proof.value;
    note(core, 'backup', 'passed', {
      file: basename(file),
      bytes: `${Math.ceil(bytes / 1024)} kB`,
      events: String(events),
      tookMs: `${(tookMs / 1000).toFixed(1)} s`,
    });
    return proof;
  } finally {
    installation.isProvingBackup = false;
    core.changed();
  }
}

const reportFacts = (core: Core): ReportFacts => ({
  shop: { ...slipShop(core), language: shopOf(core).language },
  nowMs: core.clock.nowMs(),
  version: packageFile.version,
  system: `${platform()} ${release()} ${arch()}`,
  results: core.installation.results(),
});
