import './log-dialog.css';
import { Download, RefreshCw, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, EmptyState, Table } from '../../components/index.ts';
import type { owner } from '../../locales/en/owner.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { download } from '../download.ts';
import { useAnswer } from '../results/use-answer.ts';
import { sayDone } from '../say-done.ts';
import { type LogLine, logLines } from './log-lines.ts';

/** More is in the file. */
const mostShown = 200;

/** What happened to the devices, to be read here or sent to whoever helps. */
export function LogDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('owner');
  const { value: log, reload } = useAnswer('devices.log', {});
  const save = () => {
    if (!log) return;
    download(log.name, log.text, 'text/plain');
    sayDone(t('devices.logSaved', { name: log.name }));
  };
  return (
    <Dialog title={t('devices.log')} onClose={onClose} wide>
      <p className="soft device-log-lead">{t('devices.logLine')}</p>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div className="device-log scrolls" role="group" aria-label={t('devices.log')} tabIndex={0}>
        {log ? <Lines lines={logLines(log.text)} /> : <p>{t('common.loading')}</p>}
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" icon={RefreshCw} label={t('devices.logReload')} onPress={reload} />
        <Button size="large" tone="quiet" onPress={onClose}>
          {t('common.close')}
        </Button>
        <Button size="large" tone="primary" icon={Download} isDisabled={!log} onPress={save}>
          {t('devices.logSave')}
        </Button>
      </div>
    </Dialog>
  );
}

function Lines({ lines }: { readonly lines: readonly LogLine[] }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const nameOf = useDeviceNames();
  const faultWords = useFaultWords();
  if (lines.length === 0) return <EmptyState icon={ScrollText} title={t('devices.logEmpty')} />;
  return (
    <Table
      caption={t('devices.log')}
      columns={[
        { id: 'at', title: t('devices.logAt'), cell: ({ atMs }) => format.dateTime(atMs) },
        { id: 'device', title: t('devices.logDevice'), cell: ({ id }) => nameOf(id) },
        {
          id: 'what',
          title: t('devices.logWhat'),
          cell: ({ what, fault }) =>
            [t(`devices.events.${what}`), fault === null ? null : faultWords(fault)]
              .filter(Boolean)
              .join(': '),
        },
      ]}
      rows={lines.slice(0, mostShown)}
      keyOf={({ place }) => String(place)}
    />
  );
}

/** Names of the devices that are set up; one that was removed is called so. */
function useDeviceNames(): (id: string) => string {
  const { t } = useTranslation('owner');
  const { readers, printers, displays } = useView();
  const settings = [...readers, ...printers, ...displays].map(({ setting }) => setting);
  return (id) => settings.find((setting) => setting.id === id)?.name ?? t('devices.logRemoved');
}

function useFaultWords(): (code: string) => string {
  const { t, i18n } = useTranslation('owner');
  return (code) => {
    const isKnown = i18n.exists(`owner:faults.${code}.what`);
    return t(`faults.${isKnown ? (code as keyof typeof owner.faults) : 'unknown'}.what`);
  };
}
