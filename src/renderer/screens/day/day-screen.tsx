import './day.css';
import { ChevronLeft, ChevronRight, FileDown, Lock, Printer, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../shared/kernel/dates.ts';
import { Button, Chip, Confirm, Page } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { download } from '../download.ts';
import { sayDone } from '../say-done.ts';
import { SlipDialog } from '../slip-dialog.tsx';
import { DayDetails } from './day-details.tsx';
import { DayFigures } from './day-figures.tsx';
import { HourPanel } from './hour-panel.tsx';
import { useSheet } from './use-sheet.ts';

/** What one business day brought and cost. */
export function DayScreen() {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { businessDate, signedIn } = useView();
  const [date, setDate] = useState(businessDate);
  const { sheet, reload } = useSheet(date);
  const [asked, setAsked] = useState<'close' | 'preview' | null>(null);
  const close = () => setAsked(null);
  const shown = `${format.weekday(date)} ${format.date(date)}`;
  const isOwner = signedIn?.role === 'owner';

  const save = async () => {
    const file = await callAndSay('day.csv', { date });
    if (!file) return;
    download(file.value.name, file.value.text, 'text/csv');
    sayDone(t('day.csvSaved', { name: file.value.name }));
  };
  const closeDay = async () => {
    close();
    if (!(await callAndSay('day.close', { date }))) return;
    sayDone(t('day.closeDone'));
    reload();
  };
  const print = async () => {
    close();
    if (await callAndSay('day.print', { date })) sayDone(t('day.printed'));
  };

  return (
    <Page
      title={t('day.title')}
      actions={
        <>
          <span className="day-stepper">
            <Button
              size="small"
              tone="quiet"
              icon={ChevronLeft}
              label={t('day.previous')}
              onPress={() => setDate(addDays(date, -1))}
            />
            <span className="day-date" role="status">
              {shown}
            </span>
            <Button
              size="small"
              tone="quiet"
              icon={ChevronRight}
              label={t('day.following')}
              isDisabled={date >= businessDate}
              onPress={() => setDate(addDays(date, 1))}
            />
          </span>
          <Button
            size="small"
            icon={ReceiptText}
            label={t('day.preview')}
            onPress={() => setAsked('preview')}
          />
          <Button size="small" icon={FileDown} label={t('day.csvSave')} onPress={() => void save()}>
            {t('day.csv')}
          </Button>
          <Button size="small" icon={Printer} posting onPress={() => void print()}>
            {t('day.print')}
          </Button>
          {sheet?.closed ? (
            <Chip>{t('day.closed')}</Chip>
          ) : (
            <Button
              size="small"
              tone="primary"
              icon={Lock}
              isDisabled={!isOwner || !sheet}
              onPress={() => setAsked('close')}
            >
              {t('day.closeDay')}
            </Button>
          )}
        </>
      }
    >
      {sheet ? (
        <div className="day">
          <DayFigures sheet={sheet} />
          <HourPanel sheet={sheet} />
          <DayDetails sheet={sheet} />
        </div>
      ) : (
        <p className="soft">{t('common.loading')}</p>
      )}
      {asked === 'close' ? (
        <Confirm
          title={t('day.closeTitle', { date: shown })}
          confirm={t('day.closeDay')}
          onConfirm={() => void closeDay()}
          onCancel={close}
        >
          <p>{t('day.closeLine')}</p>
        </Confirm>
      ) : null}
      {asked === 'preview' ? (
        <SlipDialog
          title={t('day.previewTitle')}
          load={() => callAndSay('day.preview', { date })}
          action={t('day.print')}
          onAction={() => void print()}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}
