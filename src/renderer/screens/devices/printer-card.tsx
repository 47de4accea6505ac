import { Activity, Inbox, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterHealth } from '../../../shared/contract/view.ts';
import { Button } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { sayDone } from '../say-done.ts';
import { SlipDialog } from '../slip-dialog.tsx';
import { DeviceCard } from './device-card.tsx';
import { useDrawer } from './drawer.ts';
import { PrinterAnswer, usePrinterAnswer } from './printer-answer.tsx';

export function PrinterCard(props: {
  readonly printer: PrinterHealth;
  /** The model's name where the terminal told it. */
  readonly model: string | null;
  readonly mayAsk: boolean;
  /** Its drawer may be opened by whoever is signed in. */
  readonly hasDrawer: boolean;
  readonly onEdit: (() => void) | null;
}) {
  const { t } = useTranslation('owner');
  const { setting, state, fault, stoppedJob, lastEvent, printed, failed, unknown, waiting } = props.printer;
  const [isTesting, setTesting] = useState(false);
  const answer = usePrinterAnswer(setting.id);
  const { openDrawer, isOpening } = useDrawer();
  const { id } = setting;
  const test = async () => {
    setTesting(false);
    if (await callAndSay('printer.test', { id })) sayDone(t('devices.testSent'));
  };
  return (
    <DeviceCard
      family="printer"
      setting={setting}
      icon={Printer}
      details={[...(props.model ? [props.model] : []), t('devices.widthMm', { width: setting.width })]}
      state={state}
      fault={fault}
      lastEvent={lastEvent}
      figures={{ printed, failed, unknown, waiting }}
      onEdit={props.onEdit}
      actions={
        <>
          <Button size="small" icon={Printer} onPress={() => setTesting(true)}>
            {t('devices.test')}
          </Button>
          {props.mayAsk ? (
            <Button size="small" icon={Activity} isDisabled={answer.isAsking} onPress={answer.ask}>
              {t(answer.isAsking ? 'devices.asking' : 'devices.ask')}
            </Button>
          ) : null}
          {props.hasDrawer ? (
            <Button
              size="small"
              icon={Inbox}
              posting
              isDisabled={isOpening}
              onPress={() => void openDrawer(id)}
            >
              {t('devices.openDrawer')}
            </Button>
          ) : null}
        </>
      }
    >
      {stoppedJob ? <StoppedJob job={stoppedJob} /> : null}
      {answer.answer ? <PrinterAnswer id={id} answer={answer.answer} knownFault={fault} /> : null}
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
