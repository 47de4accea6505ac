import { type ItemEarnings, itemEarnings } from '../../shared/domain/engine/item-earnings.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { mostCatalogueItems } from '../catalogue/catalogue.ts';
import { type Core, occasion } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { billLine } from '../sales/occasions.ts';
import { audit } from './audit.ts';

type Served =
  | 'catalogue.list'
  | 'catalogue.earns'
  | 'catalogue.picture'
  | 'catalogue.save'
  | 'catalogue.remove';

export const catalogueHandlers = (core: Core): Pick<Handlers, Served> => ({
  'catalogue.list': () => ok([...core.catalogue.list()]),
  'catalogue.earns': () => ok(earningsOf(core)),
  'catalogue.picture': ({ item }) => ok({ picture: core.catalogue.picture(item) }),
  'catalogue.save': (item) => {
    if (!core.catalogue.find(item.id) && core.catalogue.list().length >= mostCatalogueItems)
      return refuse({ code: 'catalogueFull', values: { most: mostCatalogueItems } });
    const audited = audit(core, 'itemSaved', item.id, () => core.catalogue.save(item));
    core.changed();
    return audited;
  },
  'catalogue.remove': ({ item }) => {
    const audited = audit(core, 'itemRemoved', item, () => core.catalogue.remove(item));
    core.changed();
    return audited;
  },
});

/** While nobody is chosen: what somebody earns who has just joined. */
function earningsOf(core: Core): ItemEarnings[] {
  const at = occasion(core);
  const date = at.businessDate;
  const state =
    core.counter.at === 'member'
      ? core.sales.stateOf(core.counter.member, date, at.programme)
      : { enrolledOn: date, available: {} };
  const things = core.catalogue.list().map((item) => ({ ...billLine(item, 1), item: item.id }));
  return itemEarnings(at.programme, state, things, { date, context: core.sales.contextOf(at) });
}
