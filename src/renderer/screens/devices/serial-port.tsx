import './device-fields.css';
import { RefreshCw, Usb } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field } from '../../components/index.ts';
import { call } from '../../stores/terminal.ts';

interface Found {
  readonly path: string;
  readonly label: string;
}

/** The ports that the terminal sees now, and a field for one that it does not. */
export function SerialPort(props: { readonly path: string; readonly onChange: (path: string) => void }) {
  const { t } = useTranslation('owner');
  const [ports, setPorts] = useState<readonly Found[] | null>(null);
  useEffect(() => void portsNow().then(setPorts), []);
  const search = () => {
    setPorts(null);
    void portsNow().then(setPorts);
  };
  return (
    <div className="device-ports">
      <div className="device-ports-line">
        <Field
          label={t('devices.path')}
          placeholder={t('devices.pathExample')}
          value={props.path}
          onChange={props.onChange}
        />
        <Button
          icon={RefreshCw}
          label={t(ports === null ? 'devices.searching' : 'devices.search')}
          isDisabled={ports === null}
          onPress={search}
        />
      </div>
      {ports?.length === 0 ? <p className="field-hint">{t('devices.noPorts')}</p> : null}
      {ports && ports.length > 0 ? (
        <ul className="device-found" aria-label={t('devices.ports')}>
          {ports.map((port) => (
            <li key={port.path}>
              <Button
                size="small"
                icon={Usb}
                tone={port.path === props.path ? 'primary' : 'secondary'}
                label={`${port.path} ${port.label}`}
                onPress={() => props.onChange(port.path)}
              >
                {port.path.split('/').at(-1)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

async function portsNow(): Promise<readonly Found[]> {
  const outcome = await call('serial.list', {});
  return outcome.kind === 'done' ? outcome.value : [];
}
