import type { PrinterProfileView } from '../../../shared/contract/devices.ts';

export interface Maker {
  readonly maker: string;
  readonly profiles: readonly PrinterProfileView[];
}

/**
 * Profiles of that width whose maker or model holds every word, in any order and however hyphens are typed; grouped by
 * maker. Profiles without a maker are for printers that nobody knows and are left out.
 */
export function profilesFor(
  profiles: readonly PrinterProfileView[],
  width: 58 | 80 | null,
  query: string,
): Maker[] {
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  const makers = new Map<string, PrinterProfileView[]>();
  for (const profile of profiles) {
    if (profile.maker === '' || (width !== null && profile.width !== width)) continue;
    const text = plain(profile.maker + profile.name);
    if (!words.every((word) => text.includes(word))) continue;
    makers.set(profile.maker, [...(makers.get(profile.maker) ?? []), profile]);
  }
  return Array.from(makers, ([maker, found]) => ({ maker, profiles: found }));
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
