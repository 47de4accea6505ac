import { Cable, File, Keyboard, Network, Phone, ReceiptText, ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Choice, EmptyState, IconBox } from '../../components/index.ts';
import { PrinterFields } from '../devices/printer-fields.tsx';
import { newPrinterForm, type PrinterForm } from '../devices/printer-form.ts';
import { ReaderFields } from '../devices/reader-fields.tsx';
import { newReaderForm, type ReaderForm } from '../devices/reader-form.ts';

const readerIcons = { skip: Phone, wedge: Keyboard, serial: ScanLine } as const;
const readerChoices = ['skip', 'wedge', 'serial'] as const;

export function ReaderStep(props: {
  readonly form: ReaderForm | null;
  readonly onChange: (form: ReaderForm | null) => void;
}) {
  const { t } = useTranslation('owner');
  const { form } = props;
  const choose = (choice: (typeof readerChoices)[number]) => {
    if (choice === 'skip') return props.onChange(null);
    const fresh = form ?? newReaderForm(choice, t('devices.nameReader'), 'reader1');
    props.onChange({ ...fresh, kind: choice });
  };
  return (
    <div className="setup-device">
      <Choice
        label={t('setup.steps.reader')}
        value={readerChoices.find((choice) => choice === form?.kind) ?? 'skip'}
        options={readerChoices.map((choice) => ({
          value: choice,
          title: t(`setup.reader.${choice}`),
          detail: t(`setup.reader.${choice}Line`),
          picture: <IconBox icon={readerIcons[choice]} />,
        }))}
        onChange={choose}
      />
      {form === null ? (
        <div className="setup-device-none">
          <EmptyState icon={Phone} title={t('setup.reader.skip')}>
            {t('setup.reader.skipHint')}
          </EmptyState>
        </div>
      ) : (
        <ReaderFields form={form} onChange={props.onChange} />
      )}
    </div>
  );
}

const printerIcons = { skip: ReceiptText, tcp: Network, serial: Cable, file: File } as const;
const printerChoices = ['skip', 'tcp', 'serial', 'file'] as const;

export function PrinterStep(props: {
  readonly form: PrinterForm | null;
  readonly onChange: (form: PrinterForm | null) => void;
}) {
  const { t } = useTranslation('owner');
  const { form } = props;
  const choose = (choice: (typeof printerChoices)[number]) => {
    if (choice === 'skip') return props.onChange(null);
    const fresh = form ?? newPrinterForm(choice, t('devices.namePrinter'), 'printer1');
    props.onChange({ ...fresh, kind: choice });
  };
  return (
    <div className="setup-device">
      <Choice
        label={t('setup.steps.printer')}
        value={printerChoices.find((choice) => choice === form?.kind) ?? 'skip'}
        options={printerChoices.map((choice) => ({
          value: choice,
          title: t(`setup.printer.${choice}`),
          detail: t(`setup.printer.${choice}Line`),
          picture: <IconBox icon={printerIcons[choice]} />,
        }))}
        onChange={choose}
      />
      {form === null ? (
        <div className="setup-device-none">
          <EmptyState icon={ReceiptText} title={t('setup.printer.skip')}>
            {t('setup.printer.skipHint')}
          </EmptyState>
        </div>
      ) : (
        <PrinterFields form={form} onChange={props.onChange} />
      )}
    </div>
  );
}
