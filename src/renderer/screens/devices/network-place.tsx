import { Radar } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkPrinter } from '../../../shared/contract/installation.ts';
import { Button, Field } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { call } from '../../stores/terminal.ts';

interface Place {
  readonly host: string;
  /** As typed. */
  readonly port: string;
}

/** The address of a network printer, typed or found. The network is searched on request only. */
export function NetworkPlace(props: Place & { readonly onChange: (place: Partial<Place>) => void }) {
  const { t } = useTranslation('owner');
  const { host, port, onChange } = props;
  const { found, isSearching, search } = useNetworkSearch();
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
        <Button icon={Radar} onPress={isSearching ? stopSearch : search}>
          {t(isSearching ? 'devices.networkStop' : 'devices.networkSearch')}
        </Button>
      </div>
      <div role="status">
        {isSearching ? <p className="field-hint">{t('devices.networkSearching')}</p> : null}
        {found?.length === 0 ? <p className="field-hint">{t('devices.networkNone')}</p> : null}
      </div>
      {found && found.length > 0 ? (
        <ul className="device-found" aria-label={t('devices.networkFound')}>
          {found.map((printer) => (
            <li key={`${printer.host}:${printer.port}`}>
              <Button
                size="small"
                tone={printer.host === host && String(printer.port) === port ? 'primary' : 'secondary'}
                onPress={() => onChange({ host: printer.host, port: String(printer.port) })}
              >
                {printer.host}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** One search at a time; it ends with the screen that began it. */
function useNetworkSearch() {
  const [found, setFound] = useState<readonly NetworkPrinter[] | null>(null);
  const [isSearching, setSearching] = useState(false);
  const isRunning = useRef(false);
  useEffect(
    () => () => {
      if (isRunning.current) stopSearch();
    },
    [],
  );
  const search = async () => {
    setFound(null);
    setSearching(true);
    isRunning.current = true;
    const reply = await callAndSay('network.search', {});
    isRunning.current = false;
    setSearching(false);
    if (reply) setFound(reply.value);
  };
  return { found, isSearching, search: () => void search() };
}

const stopSearch = (): void => void call('network.cancel', {});
