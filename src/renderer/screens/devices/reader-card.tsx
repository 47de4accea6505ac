import { CircleCheck, CircleX, ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReaderHealth } from '../../../shared/contract/view.ts';
import { DeviceCard } from './device-card.tsx';
import { useFresh } from './use-fresh.ts';

export function ReaderCard(props: { readonly reader: ReaderHealth; readonly onEdit: (() => void) | null }) {
  const { t } = useTranslation('owner');
  const { setting, state, fault, lastEvent, lastScan, scans, garbled, lost } = props.reader;
  return (
    <DeviceCard
      family="reader"
      setting={setting}
      icon={ScanLine}
      details={setting.format === 'text' ? [] : [t(`devices.formats.${setting.format}`)]}
      state={state}
      fault={fault}
      lastEvent={lastEvent}
      lastDetail={lastEvent?.what === 'scan' ? (lastScan?.masked ?? null) : null}
      figures={{ scans, garbled, lost }}
      onEdit={props.onEdit}
      actions={state === 'ready' ? <Trial reader={props.reader} /> : null}
    />
  );
}

/** A reader is tried by scanning: what arrives lights up here. */
function Trial({ reader }: { readonly reader: ReaderHealth }) {
  const { t } = useTranslation('owner');
  const { lastEvent, lastScan } = reader;
  const isFresh = useFresh(lastEvent?.atMs ?? null);
  const what =
    isFresh && (lastEvent?.what === 'scan' || lastEvent?.what === 'garbled') ? lastEvent.what : null;
  const Icon = what === null ? ScanLine : what === 'scan' ? CircleCheck : CircleX;
  return (
    <p className="device-trial" data-what={what ?? undefined} role="status">
      <Icon aria-hidden />
      {words()}
    </p>
  );

  function words(): string {
    if (what === null) return t('devices.tryReader');
    if (what === 'garbled') return t('devices.scannedBadly');
    return lastScan ? t('devices.scanned', { card: lastScan.masked }) : t('devices.scannedPlain');
  }
}
