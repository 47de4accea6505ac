import { useTranslation } from 'react-i18next';
import type { FoundDevices } from '../../../shared/contract/devices.ts';
import { Tile } from '../../components/index.ts';
import { wayIcons } from './connection-list.tsx';
import { type Connection, surelyMeant } from './connections.ts';
import { useFound } from './use-found.ts';

/** Where nothing is set up yet: what is plugged in and can be nothing else. A touch begins with it. */
export function PluggedIn<Form>(props: {
  readonly connections: (found: FoundDevices) => readonly Connection<Form>[];
  readonly onChoose: (changes: Partial<Form>) => void;
}) {
  const { t } = useTranslation('owner');
  const { found } = useFound();
  const offered = found ? surelyMeant(props.connections(found)) : [];
  if (offered.length === 0) return null;
  return (
    <section className="connections devices-plugged">
      <h3 className="field-label">{t('devices.groups.found')}</h3>
      <ul className="connections-list">
        {offered.map(({ id, way, name, changes }) => (
          <li key={id}>
            <Tile
              title={<span lang="en">{name}</span>}
              detail={t('devices.setUp')}
              icon={wayIcons[way]}
              onPress={() => props.onChoose(changes)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
