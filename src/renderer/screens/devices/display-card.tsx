import { MonitorSmartphone, Presentation } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayHealth } from '../../../shared/contract/view.ts';
import { Button } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { sayDone } from '../say-done.ts';
import { DeviceCard } from './device-card.tsx';

export function DisplayCard(props: {
  readonly display: DisplayHealth;
  readonly mayTest: boolean;
  readonly onEdit: (() => void) | null;
}) {
  const { t } = useTranslation('owner');
  const { setting, state, fault, lastEvent, opened, lost, lines } = props.display;
  const [isTesting, setTesting] = useState(false);
  const test = async () => {
    setTesting(true);
    if (await callAndSay('display.test', { id: setting.id })) sayDone(t('devices.displayTested'));
    setTesting(false);
  };
  return (
    <DeviceCard
      family="display"
      setting={setting}
      icon={MonitorSmartphone}
      details={setting.kind === 'serial' ? [t(`devices.dialects.${setting.dialect}`)] : []}
      state={state}
      fault={fault}
      lastEvent={lastEvent}
      figures={{ opened, lost }}
      onEdit={props.onEdit}
      actions={
        props.mayTest ? (
          <Button size="small" icon={Presentation} isDisabled={isTesting} onPress={() => void test()}>
            {t('devices.testDisplay')}
          </Button>
        ) : null
      }
    >
      {state === 'ready' ? <Glass lines={lines} /> : null}
    </DeviceCard>
  );
}

/** The two lines of twenty characters as the guest sees them. */
function Glass({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation('owner');
  const words = lines.map((line) => line.trim()).filter(Boolean);
  const cells = lines.flatMap((line, row) =>
    Array.from(line.padEnd(lineLength).slice(0, lineLength), (letter, column) => ({
      place: row * lineLength + column,
      letter,
    })),
  );
  return (
    <div className="device-glass" role="img" aria-label={[t('devices.shows'), ...words].join(': ')}>
      {cells.map(({ place, letter }) => (
        <span key={place}>{letter}</span>
      ))}
    </div>
  );
}

/** Characters in a line of a pole display. */
const lineLength = 20;
