import './device-fields.css';
import { Radar } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkPrinter } from '../../../shared/contract/installation.ts';
import { Button } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { call, useView } from '../../stores/terminal.ts';

export interface NetworkSearch {
  /** Null until a search has ended. */
  readonly found: readonly NetworkPrinter[] | null;
  readonly isSearching: boolean;
  readonly start: () => void;
}

/** One search at a time, on request only; it ends with the screen that began it. */
export function useNetworkSearch(): NetworkSearch {
  const [found, setFound] = useState<readonly NetworkPrinter[] | null>(null);
  const [isSearching, setSearching] = useState(false);
  const isRunning = useRef(false);
  useEffect(
    () => () => {
      if (isRunning.current) stop();
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
  return { found, isSearching, start: () => void search() };
}

const stop = (): void => void call('network.cancel', {});

export function NetworkSearchButton({ search }: { readonly search: NetworkSearch }) {
  const { t } = useTranslation('owner');
  return (
    <Button icon={Radar} onPress={search.isSearching ? stop : search.start}>
      {t(search.isSearching ? 'devices.networkStop' : 'devices.networkSearch')}
    </Button>
  );
}

/** How far the search is, then what answered. */
export function NetworkFindings(props: {
  readonly search: NetworkSearch;
  readonly isChosen?: (printer: NetworkPrinter) => boolean;
  readonly onChoose: (printer: NetworkPrinter) => void;
}) {
  const { t } = useTranslation('owner');
  const { found, isSearching } = props.search;
  return (
    <>
      <div className="network-progress" role="status">
        {isSearching ? <Progress /> : null}
        {found?.length === 0 ? <p className="field-hint">{t('devices.networkNone')}</p> : null}
      </div>
      {found && found.length > 0 ? (
        <ul className="device-found" aria-label={t('devices.networkFound')}>
          {found.map((printer) => (
            <li key={`${printer.host}:${printer.port}`}>
              <Button
                size="small"
                tone={props.isChosen?.(printer) ? 'primary' : 'secondary'}
                onPress={() => props.onChoose(printer)}
              >
                {printer.host}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Progress() {
  const { t } = useTranslation('owner');
  const search = useView().check?.search ?? null;
  return (
    <>
      {search ? (
        <progress max={search.of} value={search.done} aria-label={t('devices.networkSearch')} />
      ) : null}
      <p className="field-hint">{t('devices.networkSearching')}</p>
    </>
  );
}
