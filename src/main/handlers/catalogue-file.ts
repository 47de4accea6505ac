/** Items in and out as a file. What was received lies in memory until the next file comes: it is small and no secret. */
import type { Refusal } from '../../shared/contract/frame.ts';
import { partBytes } from '../../shared/contract/people.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { itemsCsv, type JudgedItems, judgeItems } from '../catalogue/item-file.ts';
import { type Core, languageOf, shopOf, today } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { refusalOf } from '../import/imports.ts';
import { audit } from './audit.ts';

type Served = `catalogue.${'send' | 'check' | 'takeIn' | 'csv'}`;

export function catalogueFileHandlers(core: Core): Pick<Handlers, Served> {
  let received: { readonly file: string; readonly parts: readonly Buffer[] } | null = null;

  async function judged(file: string): Promise<Result<JudgedItems, Refusal>> {
    if (received?.file !== file) return refuse({ code: 'importNotFound' });
    try {
      return ok(await judgeItems(core.catalogue, Buffer.concat(received.parts), shopOf(core).currency));
    } catch (error) {
      return refuse(refusalOf(error));
    }
  }

  return {
    'catalogue.send': ({ file, part, data }) => {
      const before = received?.file === file ? received.parts : [];
      const bytes = Buffer.from(data, 'base64');
      // A part that came before is not taken twice.
      if (part < before.length) return ok(null);
      if (part > before.length || bytes.length > partBytes)
        return refuse({ code: 'badRequest', values: { field: 'part' } });
      received = { file, parts: [...before, bytes] };
      return ok(null);
    },
    'catalogue.check': async ({ file }) => {
      const found = await judged(file);
      return found.ok ? ok(found.value.report) : found;
    },
    'catalogue.takeIn': async ({ file }) => {
      const found = await judged(file);
      if (!found.ok) return found;
      const { report, items } = found.value;
      const audited = audit(core, 'itemsImported', `${report.added} ${report.changed}`, () =>
        core.catalogue.saveAll(items),
      );
      if (!audited.ok) return audited;
      received = null;
      core.changed();
      return ok(report);
    },
    'catalogue.csv': () => {
      const text = itemsCsv(core.catalogue, shopOf(core).currency, languageOf(core));
      const audited = audit(core, 'exported', 'items');
      return audited.ok ? ok({ name: `quen-items-${today(core)}.csv`, text }) : audited;
    },
  };
}
