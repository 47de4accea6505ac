import './device-fields.css';
import { RefreshCw, Usb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UsbIdentity } from '../../../shared/contract/methods.ts';
import { Button, Field } from '../../components/index.ts';
import { onlyOf } from './connections.ts';
import { useFound } from './use-found.ts';

/** The serial ports that the terminal sees now, and a field for one that it does not. */
export function SerialPort(props: {
  readonly path: string;
  /** With what hangs there, where that is known and the only one of its kind. */
  readonly onChange: (path: string, portDevice: UsbIdentity | null) => void;
}) {
  const { t } = useTranslation('owner');
  const { found, search } = useFound();
  return (
    <div className="device-ports">
      <div className="device-ports-line">
        <Field
          label={t('devices.path')}
          placeholder={t('devices.pathExample')}
          value={props.path}
          onChange={(path) => props.onChange(path, null)}
        />
        <Button
          icon={RefreshCw}
          label={t(found === null ? 'devices.searching' : 'devices.search')}
          isDisabled={found === null}
          onPress={search}
        />
      </div>
      {found?.serial.length === 0 ? <p className="field-hint">{t('devices.noPorts')}</p> : null}
      {found && found.serial.length > 0 ? (
        <ul className="device-found" aria-label={t('devices.ports')}>
          {found.serial.map(({ path, label, identity }) => (
            <li key={path}>
              <Button
                size="small"
                icon={Usb}
                tone={path === props.path ? 'primary' : 'secondary'}
                label={`${path} ${label}`}
                onPress={() => props.onChange(path, onlyOf(identity, found))}
              >
                {path.split('/').at(-1)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
