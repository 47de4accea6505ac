import './devices.css';
import { ListChecks, type LucideIcon, Plus, Printer, ScanLine, ScrollText } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../../shared/contract/methods.ts';
import { Button, EmptyState, Page, Panel } from '../../components/index.ts';
import { goTo } from '../../stores/navigation.ts';
import { useView } from '../../stores/terminal.ts';
import { DeviceDialog } from './device-dialog.tsx';
import { displayFamily, printerFamily, readerFamily } from './device-families.ts';
import { DisplayCard } from './display-card.tsx';
import { drawersFor } from './drawer.ts';
import { LogDialog } from './log-dialog.tsx';
import { PluggedIn } from './plugged-in.tsx';
import { PrinterCard } from './printer-card.tsx';
import type { PrinterForm } from './printer-form.ts';
import { ReaderCard } from './reader-card.tsx';
import type { ReaderForm } from './reader-form.ts';
import { useModels } from './use-models.ts';

/** What stands over the screen; a null setting is a new device. */
type Asked =
  | {
      readonly what: 'reader';
      readonly setting: ReaderSetting | null;
      readonly connection?: Partial<ReaderForm>;
    }
  | {
      readonly what: 'printer';
      readonly setting: PrinterSetting | null;
      readonly connection?: Partial<PrinterForm>;
    }
  | { readonly what: 'display'; readonly setting: DisplaySetting | null }
  | { readonly what: 'log' };

/** Every device as it stands now, and what to do where one does not work. */
export function DevicesScreen() {
  const { t } = useTranslation('owner');
  const { t: ofCheck } = useTranslation('check');
  const view = useView();
  const { readers, printers, displays, signedIn } = view;
  const [asked, setAsked] = useState<Asked | null>(null);
  const maySet = signedIn !== null && signedIn.role !== 'cashier';
  const ask = (what: Asked) => (maySet ? () => setAsked(what) : null);
  const drawers = drawersFor(view).map(({ id }) => id);
  const modelOf = useModels(maySet);
  return (
    <Page
      title={t('devices.title')}
      actions={
        maySet ? (
          <>
            <Button tone="quiet" icon={ListChecks} onPress={() => goTo('check')}>
              {ofCheck('open')}
            </Button>
            <Button tone="quiet" icon={ScrollText} onPress={() => setAsked({ what: 'log' })}>
              {t('devices.log')}
            </Button>
          </>
        ) : null
      }
    >
      <div className="devices">
        <div className="devices-column">
          <Family
            title={t('devices.readers')}
            add={t('devices.addReader')}
            onAdd={ask({ what: 'reader', setting: null })}
            empty={
              <None
                family={readerFamily}
                icon={ScanLine}
                title={t('devices.noReaders')}
                line={t('devices.noReadersLine')}
                onChoose={
                  maySet ? (connection) => setAsked({ what: 'reader', setting: null, connection }) : null
                }
              />
            }
          >
            {readers.map((reader) => (
              <ReaderCard
                key={reader.setting.id}
                reader={reader}
                onEdit={ask({ what: 'reader', setting: reader.setting })}
              />
            ))}
          </Family>
        </div>
        <div className="devices-column">
          <Family
            title={t('devices.printers')}
            add={t('devices.addPrinter')}
            onAdd={ask({ what: 'printer', setting: null })}
            empty={
              <None
                family={printerFamily}
                icon={Printer}
                title={t('devices.noPrinters')}
                line={t('devices.noPrintersLine')}
                onChoose={
                  maySet ? (connection) => setAsked({ what: 'printer', setting: null, connection }) : null
                }
              />
            }
          >
            {printers.map((printer) => (
              <PrinterCard
                key={printer.setting.id}
                printer={printer}
                model={modelOf(printer.setting)}
                mayAsk={maySet}
                hasDrawer={drawers.includes(printer.setting.id)}
                onEdit={ask({ what: 'printer', setting: printer.setting })}
              />
            ))}
          </Family>
          <Family
            title={t('devices.displays')}
            add={t('devices.addDisplay')}
            onAdd={ask({ what: 'display', setting: null })}
            empty={<p className="soft">{t('devices.noDisplays')}</p>}
          >
            {displays.map((display) => (
              <DisplayCard
                key={display.setting.id}
                display={display}
                mayTest={maySet}
                onEdit={ask({ what: 'display', setting: display.setting })}
              />
            ))}
          </Family>
        </div>
      </div>
      {asked ? <Over asked={asked} onClose={() => setAsked(null)} /> : null}
    </Page>
  );
}

function Over({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  switch (asked.what) {
    case 'reader':
      return (
        <DeviceDialog
          family={readerFamily}
          setting={asked.setting}
          connection={asked.connection}
          onClose={onClose}
        />
      );
    case 'printer':
      return (
        <DeviceDialog
          family={printerFamily}
          setting={asked.setting}
          connection={asked.connection}
          onClose={onClose}
        />
      );
    case 'display':
      return <DeviceDialog family={displayFamily} setting={asked.setting} onClose={onClose} />;
    case 'log':
      return <LogDialog onClose={onClose} />;
  }
}

/** What is plugged in comes first: it only has to be touched. */
function None<Form>(props: {
  readonly family: { readonly connections: ComponentProps<typeof PluggedIn<Form>>['connections'] };
  readonly icon: LucideIcon;
  readonly title: string;
  readonly line: string;
  /** Null: nothing may be set up. */
  readonly onChoose: ((connection: Partial<Form>) => void) | null;
}) {
  const nothing = (
    <EmptyState icon={props.icon} title={props.title}>
      {props.line}
    </EmptyState>
  );
  if (!props.onChoose) return nothing;
  return (
    <PluggedIn
      connections={props.family.connections}
      onChoose={props.onChoose}
      line={props.line}
      otherwise={nothing}
    />
  );
}

function Family(props: {
  readonly title: string;
  readonly add: string;
  readonly onAdd: (() => void) | null;
  readonly empty: ReactNode;
  readonly children: readonly ReactNode[];
}) {
  return (
    <section className="devices-family">
      <header className="devices-head">
        <h2 className="devices-title">{props.title}</h2>
        {props.onAdd ? (
          <Button size="small" icon={Plus} onPress={props.onAdd}>
            {props.add}
          </Button>
        ) : null}
      </header>
      {props.children.length === 0 ? <Panel className="devices-none">{props.empty}</Panel> : props.children}
    </section>
  );
}
