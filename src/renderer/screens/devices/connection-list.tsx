import './connection-list.css';
import {
  Cable,
  CircleSlash,
  File,
  Keyboard,
  ListOrdered,
  type LucideIcon,
  Network,
  Nfc,
  PencilLine,
  Plug,
  ScanBarcode,
  Usb,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundDevices } from '../../../shared/contract/devices.ts';
import { Tile } from '../../components/index.ts';
import { type Connection, connectionGroups, isConnectedTo, type Way } from './connections.ts';
import { nothingFound } from './use-found.ts';

export const wayIcons: Readonly<Record<Way, LucideIcon>> = {
  wedge: Keyboard,
  pos: ScanBarcode,
  keyboard: Usb,
  noWay: CircleSlash,
  pcsc: Nfc,
  serial: Cable,
  serialByHand: PencilLine,
  usb: Usb,
  device: Usb,
  deviceByHand: PencilLine,
  queue: ListOrdered,
  tcp: Network,
  file: File,
  simulated: Plug,
};

/** What a device can be connected to, things that are plugged in by their names. A touch chooses. */
export function ConnectionList<Form extends object>(props: {
  /** Null while it is being looked for. */
  readonly found: FoundDevices | null;
  readonly connections: (found: FoundDevices) => readonly Connection<Form>[];
  /** Whose connection is marked; null: none was chosen yet. */
  readonly form: Form | null;
  /** Hears what the choice sets. */
  readonly onChoose: (changes: Partial<Form>) => void;
}) {
  const { t } = useTranslation('owner');
  const { found, form } = props;
  const connections = props.connections(found ?? nothingFound);
  return (
    <div className="connections" aria-busy={found === null}>
      {connectionGroups.map((group) => {
        const listed = connections.filter((each) => each.group === group);
        if (group !== 'found' && listed.length === 0) return null;
        return (
          <section key={group} className="connections-group">
            <h3 className="field-label">{t(`devices.groups.${group}`)}</h3>
            {listed.length === 0 ? (
              <p className="connections-none" role="status">
                {t(found === null ? 'devices.searching' : 'devices.noneFound')}
              </p>
            ) : (
              <ul className="connections-list">
                {listed.map((connection) => (
                  <li key={connection.id}>
                    <ConnectionTile
                      connection={connection}
                      isChosen={form !== null && isConnectedTo(form, connection)}
                      onPress={() => props.onChoose(connection.changes)}
                    />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

function ConnectionTile<Form>(props: {
  readonly connection: Connection<Form>;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation('owner');
  const { way, name, place, refusal } = props.connection;
  const line = refusal === null ? t(`devices.ways.${way}.line`) : refusalWords(refusal);
  return (
    <Tile
      // What a device calls itself is written in English letters, whatever the counter speaks.
      title={name === null ? t(`devices.ways.${way}.name`) : <span lang="en">{name}</span>}
      detail={[place, line].filter(Boolean).join(' · ')}
      icon={wayIcons[way]}
      isSelected={props.isChosen}
      isDisabled={refusal !== null}
      aside={refusal === null ? undefined : <span />}
      onPress={props.onPress}
    />
  );

  function refusalWords(code: string): string {
    return code === 'paymentCards' || code === 'keyboardElsewhere'
      ? t(`devices.refusals.${code}`)
      : t('devices.ways.noWay.line');
  }
}
