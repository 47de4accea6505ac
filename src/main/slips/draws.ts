/** Draws on paper: the promise, and what came out. */
import type { EventDetail, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { composeDrawResultSlip, composeDrawSlip } from '../../shared/domain/slips/draw-slips.ts';
import type { DrawFacts } from '../../shared/domain/slips/programme-facts.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import type { Core } from '../core.ts';
import { anyDraw, commitmentOf, drawView } from '../draws/draws.ts';
import { slipShop } from './shop.ts';

export function drawSlip(
  core: Core,
  event: LedgerEvent,
  id: string,
  commitment: string,
): SlipDocument | null {
  const facts = drawFacts(core, event, id, commitment);
  return facts && composeDrawSlip(facts);
}

export function drawResultSlip(
  core: Core,
  event: LedgerEvent,
  detail: Extract<EventDetail, { kind: 'drawDone' }>,
): SlipDocument | null {
  const { draw: id, seed, entriesHash } = detail;
  const facts = drawFacts(core, event, id, commitmentOf(core, id) ?? '');
  const draw = anyDraw(core, id);
  if (!facts || !draw) return null;
  const lines = core.settings.get('drawEntries')?.[id] ?? [];
  const chances = lines.reduce((sum, line) => sum + Number(line.split(' ')[1] ?? 0), 0);
  return composeDrawResultSlip({
    ...facts,
    seed,
    entriesHash,
    chances,
    winners: drawView(core, draw).winners,
  });
}

function drawFacts(core: Core, event: LedgerEvent, id: string, commitment: string): DrawFacts | null {
  const draw = anyDraw(core, id);
  if (!draw) return null;
  const { name, drawnOn, prizes } = draw;
  return { shop: slipShop(core), atMs: event.wallMs, name, drawnOn, commitment, prizes };
}
