import {
  CircleAlert,
  CircleCheck,
  History,
  LoaderCircle,
  type LucideIcon,
  Printer,
  Settings2,
  ShieldCheck,
  Unplug,
  Wrench,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../../shared/contract/methods.ts';
import type { DeviceEvent } from '../../../shared/contract/view.ts';
import { Button, Chip, IconBox, Panel, type Tone } from '../../components/index.ts';
import type { owner } from '../../locales/en/owner.ts';
import { useFormat } from '../../texts/format.ts';
import { FaultTodo } from './access-advice.tsx';
import { placeOf } from './device-place.ts';

type State = keyof typeof owner.devices.states;

const looks: Readonly<Record<State, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  ready: { tone: 'good', icon: CircleCheck },
  opening: { tone: 'warn', icon: LoaderCircle },
  lost: { tone: 'bad', icon: Unplug },
  printing: { tone: 'accent', icon: Printer },
  stopped: { tone: 'bad', icon: CircleAlert },
};

/** One device: how it stands, what is wrong and what to do, what happened last, what it counted, what can be tried. */
export function DeviceCard(props: {
  readonly family: keyof typeof owner.devices.safe;
  readonly setting: ReaderSetting | PrinterSetting | DisplaySetting;
  readonly icon: LucideIcon;
  /** Beside how it is connected. */
  readonly details?: readonly string[];
  readonly state: State;
  readonly fault: string | null;
  readonly lastEvent: DeviceEvent | null;
  /** Beside the last event. */
  readonly lastDetail?: string | null;
  readonly figures: Partial<Record<keyof typeof owner.devices.figures, number>>;
  readonly onEdit: (() => void) | null;
  /** What can be tried. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('owner');
  const { way, place } = placeOf(props.setting);
  const look = looks[props.state];
  const details = [t(`devices.ways.${way}.name`), place, ...(props.details ?? [])];
  return (
    <Panel className="device">
      <header className="device-head">
        <IconBox icon={props.icon} />
        <div className="device-words">
          <h3 className="device-name">{props.setting.name}</h3>
          <p className="device-detail">{details.filter(Boolean).join(' · ')}</p>
        </div>
        <Chip tone={look.tone} icon={look.icon}>
          {t(`devices.states.${props.state}`)}
        </Chip>
      </header>
      {props.fault ? <FaultAdvice code={props.fault} family={props.family} id={props.setting.id} /> : null}
      {props.children}
      <LastEvent event={props.lastEvent} detail={props.lastDetail ?? null} />
      <Figures figures={props.figures} />
      {props.onEdit || props.actions ? (
        <footer className="device-actions">
          {props.actions}
          {props.onEdit ? (
            <Button size="small" tone="quiet" icon={Settings2} onPress={props.onEdit}>
              {t('devices.edit')}
            </Button>
          ) : null}
        </footer>
      ) : null}
    </Panel>
  );
}

/** What happened, what is safe, what to do. */
export function FaultAdvice(props: {
  readonly code: string;
  readonly family: keyof typeof owner.devices.safe;
  /** Of the device's setting. */
  readonly id: string;
}) {
  const { t, i18n } = useTranslation('owner');
  const isKnown = i18n.exists(`owner:faults.${props.code}.what`);
  const fault = isKnown ? (props.code as keyof typeof owner.faults) : 'unknown';
  return (
    <div className="device-fault" role="status">
      <p className="device-fault-what">
        <CircleAlert aria-hidden />
        {t(`faults.${fault}.what`)}
      </p>
      <p>
        <ShieldCheck aria-hidden />
        {t(`devices.safe.${props.family}`)}
      </p>
      <p>
        <Wrench aria-hidden />
        <span>
          <FaultTodo fault={fault} family={props.family} id={props.id} />
        </span>
      </p>
    </div>
  );
}

function LastEvent({
  event,
  detail,
}: {
  readonly event: DeviceEvent | null;
  readonly detail: string | null;
}) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const words = event
    ? [format.time(event.atMs), t(`devices.events.${event.what}`), detail]
    : [t('devices.noEvent')];
  return (
    <p className="device-last">
      <History aria-hidden />
      {words.filter(Boolean).join(' · ')}
    </p>
  );
}

function Figures({
  figures,
}: {
  readonly figures: Partial<Record<keyof typeof owner.devices.figures, number>>;
}) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const counted = Object.entries(figures) as [keyof typeof owner.devices.figures, number][];
  return (
    <dl className="device-figures" title={t('devices.figuresSince')}>
      {counted.map(([name, value]) => (
        <div key={name} data-none={value === 0 || undefined}>
          <dt>{t(`devices.figures.${name}`)}</dt>
          <dd>{format.count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
