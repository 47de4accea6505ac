import { useTranslation } from 'react-i18next';
import { Field } from '../../components/index.ts';
import { NetworkFindings, NetworkSearchButton, useNetworkSearch } from './network-search.tsx';

interface Place {
  readonly host: string;
  /** As typed. */
  readonly port: string;
}

/** The address of a network printer, typed or found. */
export function NetworkPlace(props: Place & { readonly onChange: (place: Partial<Place>) => void }) {
  const { t } = useTranslation('owner');
  const { host, port, onChange } = props;
  const search = useNetworkSearch();
  return (
    <div className="device-ports">
      <div className="device-network">
        <Field
          label={t('devices.host')}
          placeholder={t('devices.hostExample')}
          value={host}
          maxLength={253}
          onChange={(typed) => onChange({ host: typed })}
        />
        <Field
          label={t('devices.port')}
          inputMode="numeric"
          value={port}
          maxLength={5}
          onChange={(typed) => onChange({ port: typed })}
        />
        <NetworkSearchButton search={search} />
      </div>
      <NetworkFindings
        search={search}
        isChosen={(printer) => printer.host === host && String(printer.port) === port}
        onChoose={(printer) => onChange({ host: printer.host, port: String(printer.port) })}
      />
    </div>
  );
}
