import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../components/index.ts';
import { isNamedZone, namedZones, zoneOffset } from './zones.ts';

/** `Bangkok (+07:00)`. A zone that has no name here is offered as it is written. */
export function ZoneSelect(props: {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
  readonly isDisabled?: boolean;
}) {
  const { t } = useTranslation('owner');
  const [nowMs] = useState(() => Date.now());
  const zones: readonly string[] = isNamedZone(props.zone) ? namedZones : [props.zone, ...namedZones];
  return (
    <Select
      label={t('setup.day.zone')}
      value={props.zone}
      isDisabled={props.isDisabled ?? false}
      options={zones.map((zone) => ({
        value: zone,
        label: `${isNamedZone(zone) ? t(`zones.${zone}`) : zone} (${zoneOffset(zone, nowMs)})`,
      }))}
      onChange={props.onChange}
    />
  );
}
