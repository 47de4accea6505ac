import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, programmeOf } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { commitDraw, drawView, findDraw, publishedFile, runDraw } from '../draws/draws.ts';
import { ownerApproval } from './guards.ts';

type Served = 'draw.list' | 'draw.commit' | 'draw.run' | 'draw.export';

export const drawHandlers = (core: Core): Pick<Handlers, Served> => ({
  'draw.list': () => ok(programmeOf(core).draws.map((draw) => drawView(core, draw))),
  'draw.commit': ({ draw }) =>
    findDraw(core, draw) ? commitDraw(core, draw) : refuse({ code: 'drawUnknown' }),
  'draw.run': async ({ draw, ownerPin }) => {
    const approved = await ownerApproval(core, ownerPin);
    if (!approved.ok) return approved;
    const found = findDraw(core, draw);
    if (!found) return refuse({ code: 'drawUnknown' });
    const run = runDraw(core, found);
    return run.ok ? ok(drawView(core, found)) : run;
  },
  'draw.export': ({ draw }) => {
    const found = findDraw(core, draw);
    return found ? publishedFile(core, found) : refuse({ code: 'drawUnknown' });
  },
});
