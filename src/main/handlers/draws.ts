import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Core } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import {
  commitDraw,
  drawEvent,
  drawsOf,
  drawView,
  findDraw,
  publishedFile,
  runDraw,
} from '../draws/draws.ts';
import { composeSlip } from '../slips/compose.ts';
import { ownerApproval } from './guards.ts';

type Served = 'draw.list' | 'draw.commit' | 'draw.run' | 'draw.export';

export const drawHandlers = (core: Core): Pick<Handlers, Served> => ({
  'draw.list': () => ok(drawsOf(core).map((draw) => drawView(core, draw))),
  'draw.commit': ({ draw }) => {
    if (!findDraw(core, draw)) return refuse({ code: 'drawUnknown' });
    const committed = commitDraw(core, draw);
    if (committed.ok) printDraw(core, 'drawCommitted', draw);
    return committed;
  },
  'draw.run': async ({ draw, ownerPin }) => {
    const approved = await ownerApproval(core, ownerPin);
    if (!approved.ok) return approved;
    const found = findDraw(core, draw);
    if (!found) return refuse({ code: 'drawUnknown' });
    const wasDrawn = drawEvent(core, 'drawDone', draw) !== null;
    const run = runDraw(core, found);
    if (!run.ok) return run;
    if (!wasDrawn) printDraw(core, 'drawDone', draw);
    return ok(drawView(core, found));
  },
  'draw.export': ({ draw }) => {
    const found = findDraw(core, draw);
    return found ? publishedFile(core, found) : refuse({ code: 'drawUnknown' });
  },
});

/** To be hung up: what is promised before the draw, and what came out. */
export function printDraw(core: Core, kind: 'drawCommitted' | 'drawDone', draw: string): void {
  const event = drawEvent(core, kind, draw);
  const slip = event && composeSlip(core, event);
  if (!event || !slip) return;
  core.queue.add(slip, event.id);
  core.queue.wake();
  core.changed();
}
