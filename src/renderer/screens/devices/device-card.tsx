import { CircleAlert, type LucideIcon, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, IconBox, Panel, StatusDot, type Tone } from '../../components/index.ts';
import { owner } from '../../locales/en/owner.ts';

export function DeviceCard(props: {
  readonly name: string;
  readonly icon: LucideIcon;
  /** Kind and where it hangs. */
  readonly detail: string;
  readonly state: keyof typeof owner.devices.states;
  readonly tone: Tone;
  readonly fault: string | null;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly onEdit: (() => void) | null;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('owner');
  return (
    <Panel className="device">
      <header className="device-head">
        <IconBox icon={props.icon} />
        <div className="device-words">
          <h3 className="device-name">{props.name}</h3>
          <p className="device-detail">{props.detail}</p>
        </div>
        <Chip tone={props.tone}>
          <StatusDot tone={props.tone} /> {t(`devices.states.${props.state}`)}
        </Chip>
      </header>
      {props.fault ? <Fault code={props.fault} /> : null}
      {props.children}
      <dl className="device-figures">
        {props.figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
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

function Fault({ code }: { readonly code: string }) {
  const { t } = useTranslation('owner');
  const fault = isKnown(code) ? code : 'unknown';
  return (
    <div className="device-fault" role="status">
      <CircleAlert aria-hidden />
      <p>
        <b>{t(`faults.${fault}.what`)}</b> {t(`faults.${fault}.todo`)}
      </p>
    </div>
  );
}

const isKnown = (code: string): code is keyof typeof owner.faults => Object.hasOwn(owner.faults, code);
