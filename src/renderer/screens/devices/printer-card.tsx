import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterSetting } from '../../../shared/contract/methods.ts';
import type { PrinterHealth } from '../../../shared/contract/view.ts';
import { Button } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';
import { sayDone } from '../say-done.ts';
import { SlipDialog } from '../slip-dialog.tsx';
import { DeviceCard } from './device-card.tsx';

const tones = { ready: 'good', printing: 'accent', stopped: 'bad' } as const;

export function PrinterCard(props: {
  readonly printer: PrinterHealth;
  readonly onEdit: (() => void) | null;
}) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { setting, state, fault, waiting, stoppedJob, printed } = props.printer;
  const [isTesting, setTesting] = useState(false);
  const { id } = setting;
  const test = async () => {
    setTesting(false);
    if (await callAndSay('printer.test', { id })) sayDone(t('devices.testSent'));
  };
  return (
    <DeviceCard
      name={setting.name}
      icon={Printer}
      detail={`${t(`devices.kinds.${setting.kind}`)}${placeOf(setting)} · ${t('devices.widthMm', { width: setting.width })}`}
      state={state}
      tone={tones[state]}
      fault={fault}
      figures={[
        { label: t('devices.printed'), value: format.count(printed) },
        { label: t('devices.waiting'), value: format.count(waiting) },
      ]}
      onEdit={props.onEdit}
      actions={
        <Button size="small" onPress={() => setTesting(true)}>
          {t('devices.test')}
        </Button>
      }
    >
      {stoppedJob ? <StoppedJob job={stoppedJob} /> : null}
      {isTesting ? (
        <SlipDialog
          title={t('devices.testTitle')}
          load={() => callAndSay('printer.testPreview', { id })}
          action={t('devices.testDo')}
          onAction={() => void test()}
          onClose={() => setTesting(false)}
        >
          <p className="soft">{t('devices.testLine')}</p>
        </SlipDialog>
      ) : null}
    </DeviceCard>
  );
}

/** A slip whose fate only a person can know. */
function StoppedJob({ job }: { readonly job: NonNullable<PrinterHealth['stoppedJob']> }) {
  const { t } = useTranslation('owner');
  const decide = (decision: 'again' | 'drop') =>
    void callAndSay('printer.resolveJob', { job: job.job, decision });
  return (
    <div className="device-job">
      <p>
        <b>{t('devices.job', { job: job.job, slip: t(`devices.slips.${job.slip}`) })}</b>{' '}
        {t(job.state === 'failed' ? 'devices.jobFailed' : 'devices.jobUnknown')}
      </p>
      <div className="device-job-ways">
        <Button size="small" tone="primary" posting onPress={() => decide('again')}>
          {t('devices.again')}
        </Button>
        <Button size="small" tone="quiet" posting onPress={() => decide('drop')}>
          {t('devices.drop')}
        </Button>
      </div>
    </div>
  );
}

function placeOf(setting: PrinterSetting): string {
  switch (setting.kind) {
    case 'tcp':
      return ` · ${setting.host}:${setting.port}`;
    case 'serial':
    case 'file':
    case 'device':
      return ` · ${setting.path}`;
    case 'queue':
      return ` · ${setting.queue}`;
    case 'usb':
    case 'simulated':
      return '';
  }
}
