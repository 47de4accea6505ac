import { owner } from '../locales/en/owner.ts';

/** Zones that are offered by name. A shop elsewhere keeps whatever zone it has. */
export type NamedZone = keyof typeof owner.zones;
export const namedZones = Object.keys(owner.zones) as readonly NamedZone[];

export const isNamedZone = (zone: string): zone is NamedZone => Object.hasOwn(owner.zones, zone);

/** `+07:00`, as the zone's clocks stand at that moment. */
export function zoneOffset(zone: string, atMs: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(atMs);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}
