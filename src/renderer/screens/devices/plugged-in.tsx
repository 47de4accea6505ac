import { type ReactNode, useId } from 'react';
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
  /** Below what is plugged in. */
  readonly line?: string;
  /** Where there is nothing of the kind. */
  readonly otherwise?: ReactNode;
}) {
  const { t } = useTranslation('owner');
  const label = useId();
  const { found } = useFound();
  const offered = found ? surelyMeant(props.connections(found)) : [];
  if (offered.length === 0) return props.otherwise ?? null;
  return (
    <div className="connections devices-plugged">
      <p id={label} className="field-label">
        {t('devices.groups.found')}
      </p>
      <ul className="connections-list" aria-labelledby={label}>
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
      {props.line ? <p className="soft">{props.line}</p> : null}
    </div>
  );
}
