import './devices.css';
import { Plus, Printer, ScanLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterHealth, ReaderHealth } from '../../../shared/contract/view.ts';
import { Button, EmptyState, Page, Panel } from '../../components/index.ts';
import { useView } from '../../stores/terminal.ts';
import { PrinterCard } from './printer-card.tsx';
import { PrinterDialog } from './printer-dialog.tsx';
import { ReaderCard } from './reader-card.tsx';
import { ReaderDialog } from './reader-dialog.tsx';

type Editing =
  | { readonly what: 'reader'; readonly reader: ReaderHealth | null }
  | { readonly what: 'printer'; readonly printer: PrinterHealth | null };

/** Every reader and printer as it stands now, and what to do where one does not work. */
export function DevicesScreen() {
  const { t } = useTranslation('owner');
  const { readers, printers, signedIn } = useView();
  const [editing, setEditing] = useState<Editing | null>(null);
  const close = () => setEditing(null);
  const maySet = signedIn?.role !== 'cashier';
  return (
    <Page title={t('devices.title')}>
      <div className="devices">
        <Column
          title={t('devices.readers')}
          add={t('devices.addReader')}
          onAdd={maySet ? () => setEditing({ what: 'reader', reader: null }) : null}
          isEmpty={readers.length === 0}
          empty={
            <EmptyState icon={ScanLine} title={t('devices.noReaders')}>
              {t('devices.noReadersLine')}
            </EmptyState>
          }
        >
          {readers.map((reader) => (
            <ReaderCard
              key={reader.setting.id}
              reader={reader}
              onEdit={maySet ? () => setEditing({ what: 'reader', reader }) : null}
            />
          ))}
        </Column>
        <Column
          title={t('devices.printers')}
          add={t('devices.addPrinter')}
          onAdd={maySet ? () => setEditing({ what: 'printer', printer: null }) : null}
          isEmpty={printers.length === 0}
          empty={
            <EmptyState icon={Printer} title={t('devices.noPrinters')}>
              {t('devices.noPrintersLine')}
            </EmptyState>
          }
        >
          {printers.map((printer) => (
            <PrinterCard
              key={printer.setting.id}
              printer={printer}
              onEdit={maySet ? () => setEditing({ what: 'printer', printer }) : null}
            />
          ))}
        </Column>
      </div>
      {editing?.what === 'reader' ? (
        <ReaderDialog setting={editing.reader?.setting ?? null} onClose={close} />
      ) : null}
      {editing?.what === 'printer' ? (
        <PrinterDialog setting={editing.printer?.setting ?? null} onClose={close} />
      ) : null}
    </Page>
  );
}

function Column(props: {
  readonly title: string;
  readonly add: string;
  readonly onAdd: (() => void) | null;
  readonly isEmpty: boolean;
  readonly empty: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="devices-column">
      <header className="devices-head">
        <h2 className="devices-title">{props.title}</h2>
        {props.onAdd ? (
          <Button size="small" icon={Plus} onPress={props.onAdd}>
            {props.add}
          </Button>
        ) : null}
      </header>
      {props.isEmpty ? <Panel className="devices-none">{props.empty}</Panel> : props.children}
    </section>
  );
}
