import './line-screen.css';
import { KeyRound, MonitorX, PlugZap, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/index.ts';
import type { Line } from '../stores/terminal.ts';

/** Stands when the terminal cannot be heard: why, what is safe, what happens next. */
export function LineScreen({ line }: { readonly line: Line }) {
  const { t } = useTranslation('common');
  if (line === 'noKey' || line === 'replaced') {
    return (
      <main className="line-screen">
        <EmptyState isScreen icon={line === 'noKey' ? KeyRound : MonitorX} title={t(`line.${line}`)}>
          {t(`line.${line}What`)}
        </EmptyState>
      </main>
    );
  }
  return (
    <main className="line-screen" data-over={line === 'lost' || undefined}>
      {line === 'lost' ? (
        <EmptyState isScreen icon={PlugZap} title={t('line.lost')}>
          {t('line.lostWhat')}
        </EmptyState>
      ) : (
        <EmptyState isScreen icon={Store} title={t('line.connecting')} />
      )}
    </main>
  );
}
