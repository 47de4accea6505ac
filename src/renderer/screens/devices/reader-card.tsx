import { ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReaderHealth } from '../../../shared/contract/view.ts';
import { useFormat } from '../../texts/format.ts';
import { DeviceCard } from './device-card.tsx';

const tones = { ready: 'good', opening: 'warn', lost: 'bad' } as const;

export function ReaderCard(props: { readonly reader: ReaderHealth; readonly onEdit: (() => void) | null }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { setting, state, fault, lastScan, lastScanMs, scans, garbled } = props.reader;
  const where = setting.kind === 'serial' ? ` · ${setting.path}` : '';
  return (
    <DeviceCard
      name={setting.name}
      icon={ScanLine}
      detail={`${t(`devices.kinds.${setting.kind}`)}${where}`}
      state={state}
      tone={tones[state]}
      fault={fault}
      figures={[
        {
          label: t('devices.lastScan'),
          value:
            lastScanMs === null
              ? '–'
              : [lastScan?.masked, format.time(lastScanMs)].filter((part) => part).join(' · '),
        },
        { label: t('devices.scans'), value: format.count(scans) },
        { label: t('devices.garbled'), value: format.count(garbled) },
      ]}
      onEdit={props.onEdit}
    />
  );
}
