/** The check of the installation, scene by scene: each step while it waits, runs, has failed and has passed. */
import type { Page } from 'playwright-core';
import type {
  BackupProof,
  CheckResult,
  CheckStep,
  CheckView,
  LearningView,
  PracticeView,
} from '../../src/shared/contract/installation.ts';
import { checkSteps } from '../../src/shared/contract/installation.ts';
import type { TerminalView } from '../../src/shared/contract/view.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import type { Minor } from '../../src/shared/kernel/money.ts';
import { everyMissingAccess } from './fixture-devices.ts';
import { type FixtureAnswers, ownerView } from './fixture-owner.ts';
import { goToSettings, type OwnerScene } from './fixture-owner-scenes.ts';

const stops = [...checkSteps, 'report'] as const;
const atMs = Date.UTC(2026, 10, 21, 2, 40);

const nothingChecked: CheckView = { results: [], practice: null, search: null, isProvingBackup: false };

type Changes = Partial<Omit<TerminalView, 'check'>> & { readonly check?: Partial<CheckView> };

const checking =
  (changes: Changes = {}) =>
  (language: Language): TerminalView =>
    ownerView(language, { ...changes, check: { ...nothingChecked, ...changes.check } });

async function goToStep(page: Page, step: (typeof stops)[number]): Promise<void> {
  await goToSettings(page, 'about');
  await page.locator('.about .button').click();
  const steps = page.locator('.check-step');
  for (let time = 0; time < 100 && !(await steps.first().isVisible()); time++) await page.clock.runFor(20);
  await steps.nth(stops.indexOf(step)).click();
  await page.clock.runFor(400);
}

const press = async (page: Page, selector: string): Promise<void> => {
  await page.locator(selector).click();
  await page.clock.runFor(400);
};

const scene = (
  name: string,
  step: (typeof stops)[number],
  changes: Changes = {},
  more: { readonly answers?: FixtureAnswers; readonly enter?: (page: Page) => Promise<void> } = {},
): OwnerScene => ({
  name: `check ${name}`,
  view: checking(changes),
  ...(more.answers ? { answers: more.answers } : {}),
  act: async (page) => {
    await goToStep(page, step);
    await more.enter?.(page);
  },
});

const done = (value: unknown) => ({ kind: 'done', value }) as const;
const refused = (code: string) => ({ kind: 'refused', refusal: { code } }) as const;

const learning = (changes: Partial<LearningView>): LearningView => ({
  at: 'first',
  trouble: null,
  heard: null,
  reader: null,
  samples: 0,
  learnt: null,
  speed: null,
  ...changes,
});

const learnt: LearningView = learning({
  at: 'done',
  samples: 3,
  heard: '0013961168',
  learnt: {
    format: '8H10D',
    trim: { prefix: ';', suffix: '?' },
    pace: null,
    confidence: 'sure',
    number: '0040856634',
    says: [
      { key: 'formatKnown', values: { format: '8H10D' } },
      { key: 'leadingZerosKept', values: {} },
      { key: 'prefixFound', values: { text: ';' } },
      { key: 'suffixFound', values: { text: '?' } },
    ],
  },
});

const ready = { state: 'ready', fault: null } as const;
const lost = { state: 'lost', fault: 'unplugged' } as const;
const noPermission = { state: 'lost', fault: 'noPermission' } as const;

const readerScene = (
  name: string,
  changes: Changes,
  stand: typeof ready | typeof lost | typeof noPermission = ready,
): OwnerScene => ({
  ...scene(name, 'reader'),
  view: (language) => {
    const view = checking(changes)(language);
    return { ...view, readers: view.readers.map((each) => ({ ...each, ...stand })) };
  },
});
const speed = { baudRate: 19_200, framing: 'line', step: 6, of: 16 } as const;

const readerScenes = [
  readerScene('reader', { learning: learning({}) }),
  readerScene('reader again', { learning: learning({ at: 'again', samples: 1, heard: '0040856634' }) }),
  readerScene('reader in trouble', {
    learning: learning({ at: 'other', samples: 3, trouble: { key: 'sameCard', values: {} } }),
  }),
  readerScene('reader understood', { learning: learnt }),
  readerScene('reader stopped', {
    learning: learning({ at: 'stopped', samples: 6, trouble: { key: 'unreadable', values: {} } }),
  }),
  readerScene('reader of unknown speed', { learning: learning({ speed: { state: 'trying', ...speed } }) }),
  readerScene('reader whose speed was found', {
    learning: learning({ speed: { state: 'found', ...speed, framing: 'wiegand' } }),
  }),
  readerScene('reader lost', { learning: learning({}) }, lost),
  ...everyMissingAccess.slice(0, 1).map((access) => ({
    ...readerScene('reader refused', { learning: learning({}) }, noPermission),
    answers: { 'device.access': done(access) },
  })),
  scene('no reader', 'reader', { learning: learning({}), readers: [] }),
];

const search = { done: 90, of: 254, found: 1 };
const printerScenes = [
  scene('printer', 'printer'),
  scene('no printer', 'printer', { printers: [] }),
  scene('printer searching', 'printer', { printers: [], check: { search } }),
  scene(
    'printer found none',
    'printer',
    { printers: [] },
    {
      answers: { 'network.search': done([]) },
      enter: (page) => press(page, '.check-search .button'),
    },
  ),
];

const proof: BackupProof = {
  file: '/media/quen/backups/quen-20261121T024200000Z.db',
  bytes: 4_718_592,
  events: 12_480,
  tookMs: 1_340,
};
const here = { folder: '/srv/quen', freeBytes: 41_000_000_000, isOnDiskOfData: true };
const stick = { folder: '/media/quen/USB', freeBytes: 15_500_000_000, isOnDiskOfData: false };
const places = { usual: here, chosen: null, found: [stick] };
const away = { ...places, chosen: { ...stick, isThere: false }, found: [] };
const run = '.check-middle > .button';
const change = '.backup-folder .button';

const backupScenes = [
  scene('backup', 'backup', {}, { answers: { 'backup.places': done(places) } }),
  scene('backup away', 'backup', {}, { answers: { 'backup.places': done(away) } }),
  scene('backup running', 'backup', { check: { isProvingBackup: true } }),
  scene(
    'backup proved',
    'backup',
    {},
    {
      answers: { 'backup.prove': done(proof) },
      enter: (page) => press(page, run),
    },
  ),
  scene(
    'backup failed',
    'backup',
    {},
    {
      answers: { 'backup.places': done(away), 'backup.prove': refused('backupFolderGone') },
      enter: (page) => press(page, run),
    },
  ),
  scene(
    'backup folders',
    'backup',
    {},
    {
      answers: { 'backup.places': done(places) },
      enter: (page) => press(page, change),
    },
  ),
  scene(
    'backup folder typed',
    'backup',
    {},
    {
      answers: { 'backup.places': done(away), 'backup.choose': refused('backupFolderDenied') },
      enter: async (page) => {
        await press(page, change);
        await press(page, '.dialog-actions .button[data-tone="primary"]');
      },
    },
  ),
];

const practice = (changes: Partial<PracticeView>): { readonly check: Partial<CheckView> } => ({
  check: {
    practice: {
      at: 'card',
      card: null,
      totalMinor: null,
      changes: [],
      slip: null,
      eventsBefore: 12_480,
      eventsAfter: null,
      ...changes,
    },
  },
});
const sold = {
  card: '•••• 6634',
  totalMinor: 185_000 as Minor,
  changes: [{ unit: 'points', quantity: 18 }],
};

const practiceScenes = [
  scene('practice', 'practice'),
  scene('practice card', 'practice', practice({})),
  scene('practice amount', 'practice', practice({ at: 'amount', card: '•••• 6634' })),
  scene('practice sold', 'practice', practice({ at: 'sold', slip: 'printed', ...sold })),
  scene('practice without slip', 'practice', practice({ at: 'sold', slip: 'failed', ...sold })),
  scene('practice taken back', 'practice', practice({ at: 'undone', slip: 'printed', ...sold })),
  scene('practice wiped', 'practice', practice({ at: 'wiped', ...sold, eventsAfter: 12_480 })),
];

const result = (step: CheckStep, ended: CheckResult['result']): CheckResult => ({
  step,
  result: ended,
  atMs,
  by: 'Lan',
  facts: {},
});
const ends = ['passed', 'failed', 'skipped'] as const;
const results = checkSteps.map((step, index) => result(step, ends[index % ends.length] ?? 'passed'));

export const checkScenes: readonly OwnerScene[] = [
  ...readerScenes,
  ...printerScenes,
  scene('display', 'display'),
  scene('key', 'key'),
  scene('key written', 'key', { check: { results: [result('key', 'passed')] } }),
  scene(
    'key printed',
    'key',
    {},
    {
      answers: { 'key.reveal': done({ text: 'OW3GE1-R70W3G-E1R70W' }), 'key.print': done(null) },
      enter: async (page) => {
        await press(page, '.backup-key .button');
        for (const digit of '4711') {
          await page.keyboard.press(`Digit${digit}`);
          await page.clock.runFor(120);
        }
        await page.keyboard.press('Enter');
        await page.locator('.secret-groups').waitFor();
        await page.clock.runFor(400);
        await press(page, '.dialog-actions .button >> nth=0');
        await page.locator('.dialog-body [role="status"]:not(:empty)').waitFor();
      },
    },
  ),
  ...backupScenes,
  ...practiceScenes,
  scene('report', 'report'),
  scene('report of results', 'report', { check: { results } }),
];
