/** Draws that anyone can check: the seed is hidden and its hash in the log before the first entry counts. */
import type { Refusal } from '../../shared/contract/frame.ts';
import type { DrawView } from '../../shared/contract/view.ts';
import { commitmentTo, type Drawn, drawWinners } from '../../shared/domain/draws/draw.ts';
import { type Entry, entryNameOf } from '../../shared/domain/draws/entries.ts';
import { printDraw, publishedDraw } from '../../shared/domain/draws/published.ts';
import type { EventDetail, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { Draw } from '../../shared/domain/programme/document.ts';
import { hex } from '../../shared/kernel/effects.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, programmeOf, today } from '../core.ts';
import { record } from '../handlers/audit.ts';
import { sha256 } from '../ledger/sha256.ts';

const seedBytes = 32;

/** Hides a new seed and writes its hash into the log, unless the draw has one. */
export function commitDraw(core: Core, draw: string): Result<null, Refusal> {
  if (commitmentOf(core, draw) !== null) return ok(null);
  const seed = hex(core.random.bytes(seedBytes));
  return record(core, { kind: 'drawCommitted', draw, commitment: commitmentTo(seed, sha256) }, () =>
    core.settings.set('drawSeeds', { ...core.settings.get('drawSeeds'), [draw]: seed }),
  );
}

/** Draws the winners once; asking again answers what was drawn. */
export function runDraw(core: Core, draw: Draw): Result<null, Refusal> {
  if (doneOf(core, draw.id)) return ok(null);
  const seed = core.settings.get('drawSeeds')?.[draw.id];
  if (seed === undefined || commitmentOf(core, draw.id) === null) return refuse({ code: 'drawNotCommitted' });
  if (today(core) < draw.drawnOn) return refuse({ code: 'drawTooEarly', values: { date: draw.drawnOn } });
  const drawn = drawOf(core, draw, seed);
  if (!drawn.ok) return drawn;
  const { entriesHash, winners, lines } = drawn.value;
  return record(core, { kind: 'drawDone', draw: draw.id, seed, entriesHash, winners }, () =>
    core.settings.set('drawEntries', { ...core.settings.get('drawEntries'), [draw.id]: lines }),
  );
}

/** The file that is published afterwards. */
export function publishedFile(core: Core, draw: Draw): Result<{ name: string; text: string }, Refusal> {
  const done = doneOf(core, draw.id);
  const lines = core.settings.get('drawEntries')?.[draw.id];
  if (!done || !lines) return refuse({ code: 'drawNotDone' });
  const { seed, entriesHash, winners } = done;
  const drawn: Drawn = { commitment: commitmentTo(seed, sha256), lines, entriesHash, winners };
  return ok({ name: `draw-${draw.id}.json`, text: printDraw(publishedDraw(draw, seed, drawn)) });
}

export function drawView(core: Core, draw: Draw): DrawView {
  const done = doneOf(core, draw.id);
  const commitment = commitmentOf(core, draw.id);
  const holders = core.ledger.ownersHolding(draw.unit);
  const people = new Map(holders.map(({ owner }) => [entryNameOf(draw.id, owner, sha256), owner]));
  return {
    draw: draw.id,
    event: (drawEvent(core, 'drawDone', draw.id) ?? drawEvent(core, 'drawCommitted', draw.id))?.id ?? null,
    name: draw.name,
    drawnOn: draw.drawnOn,
    state: done ? 'done' : commitment === null ? 'open' : 'committed',
    commitment,
    entries: holders.reduce((sum, { quantity }) => sum + quantity, 0),
    members: holders.length,
    prizes: draw.prizes.map(({ name, count }) => ({ name, count })),
    winners: (done?.winners ?? []).map(({ prize, entry }) => ({
      prize,
      entry,
      name: nameOf(core, people.get(entry)),
    })),
  };
}

export const findDraw = (core: Core, id: string): Draw | null =>
  programmeOf(core).draws.find((draw) => draw.id === id) ?? null;

/** Of the programme in force, then those that were published and are still to come. */
export function drawsOf(core: Core): readonly Draw[] {
  const date = today(core);
  const coming = core.programmes
    .versions()
    .flatMap(({ programme }) => (programme.startsOn > date ? programme.draws : []));
  const known = new Map([...coming, ...programmeOf(core).draws].map((draw) => [draw.id, draw]));
  return [...known.values()].sort((a, b) => (a.drawnOn < b.drawnOn ? -1 : 1));
}

/** Wherever it was published: its slip is printed again after years. */
export const anyDraw = (core: Core, id: string): Draw | null =>
  findDraw(core, id) ??
  core.programmes
    .versions()
    .flatMap(({ programme }) => programme.draws)
    .find((draw) => draw.id === id) ??
  null;

function drawOf(core: Core, draw: Draw, seed: string): Result<Drawn, Refusal> {
  const entries: Entry[] = core.ledger
    .ownersHolding(draw.unit)
    .map(({ owner, quantity }) => ({ entry: entryNameOf(draw.id, owner, sha256), quantity }));
  if (entries.length === 0) return refuse({ code: 'drawEmpty' });
  const prizes = draw.prizes.map(({ count }) => count);
  const drawn = drawWinners({ seed, entries, prizes, onePrizePer: draw.onePrizePer }, sha256);
  return drawn.ok ? drawn : refuse({ code: 'engine', text: drawn.refusal.text });
}

/** The hash of the draw's seed; null: not committed yet. */
export function commitmentOf(core: Core, draw: string): string | null {
  const detail = drawEvent(core, 'drawCommitted', draw)?.detail;
  return detail?.kind === 'drawCommitted' ? detail.commitment : null;
}

/** Where a draw was committed to or drawn; null: it was not. */
export function drawEvent(core: Core, kind: 'drawCommitted' | 'drawDone', draw: string): LedgerEvent | null {
  const events = core.ledger.history({ kinds: [kind], limit: mostDraws });
  return events.find(({ detail }) => 'draw' in detail && detail.draw === draw) ?? null;
}

function doneOf(core: Core, draw: string): Extract<EventDetail, { kind: 'drawDone' }> | null {
  const detail = drawEvent(core, 'drawDone', draw)?.detail;
  return detail?.kind === 'drawDone' ? detail : null;
}

/** As many draws as a history query answers: more than a shop holds in years. */
const mostDraws = 200;

function nameOf(core: Core, owner: string | undefined): string {
  const member = owner === undefined ? null : core.members.survivor(owner);
  return member ? (core.members.profile(member)?.name ?? '') : '';
}
