import { ok, refuse } from '../../shared/kernel/result.ts';
import { mostCatalogueItems } from '../catalogue/catalogue.ts';
import type { Core } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { audit } from './audit.ts';

type Served = 'catalogue.list' | 'catalogue.picture' | 'catalogue.save' | 'catalogue.remove';

export const catalogueHandlers = (core: Core): Pick<Handlers, Served> => ({
  'catalogue.list': () => ok([...core.catalogue.list()]),
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
