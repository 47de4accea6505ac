import { useTranslation } from 'react-i18next';
import type { FoundDevices } from '../../../shared/contract/devices.ts';
import { wayIcons } from './connection-list.tsx';
import { type Connection, isConnectedTo, type Way } from './connections.ts';
import { PickField } from './pick-field.tsx';

/** What a device is connected to, by the name of the thing where it is plugged in now. */
export function ConnectionField<Form extends object>(props: {
  /** Null while it is being looked for. */
  readonly found: FoundDevices | null;
  readonly connections: (found: FoundDevices) => readonly Connection<Form>[];
  readonly form: Form;
  /** How it was set before, for what is not plugged in now; null: it was not. */
  readonly before: { readonly way: Way; readonly place: string } | null;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation('owner');
  const chosen = props.found
    ? props.connections(props.found).find((each) => isConnectedTo(props.form, each))
    : undefined;
  const way = chosen?.way ?? props.before?.way ?? null;
  const place = chosen ? chosen.place : (props.before?.place ?? '');
  return (
    <PickField
      label={t('devices.connected')}
      value={chosen?.name ?? (way ? t(`devices.ways.${way}.name`) : t('devices.connectionMissing'))}
      detail={place}
      {...(way ? { icon: wayIcons[way] } : {})}
      onPress={props.onPress}
    />
  );
}
