import { describe, expect, it } from 'vitest';
import type { PrinterProfileView } from '../../../shared/contract/devices.ts';
import { profilesFor } from './profile-search.ts';

const profiles: readonly PrinterProfileView[] = [
  { id: 'epson-tm-t82', maker: 'Epson', name: 'TM-T82, TM-T82III', width: 80 },
  { id: 'epson-tm-p20', maker: 'Epson', name: 'TM-P20', width: 58 },
  { id: 'xprinter-xp-58', maker: 'Xprinter', name: 'XP-58, XP-58IIH', width: 58 },
  { id: 'xprinter-xp-80', maker: 'Xprinter', name: 'XP-80, XP-Q200', width: 80 },
  { id: 'unknown-58', maker: '', name: 'unknown', width: 58 },
];

describe('A search for a printer', () => {
  it.each`
    query           | width   | finds
    ${''}           | ${null} | ${['epson-tm-t82', 'epson-tm-p20', 'xprinter-xp-58', 'xprinter-xp-80']}
    ${''}           | ${58}   | ${['epson-tm-p20', 'xprinter-xp-58']}
    ${'tmt82'}      | ${null} | ${['epson-tm-t82']}
    ${'TM T82'}     | ${80}   | ${['epson-tm-t82']}
    ${'q200 xp'}    | ${null} | ${['xprinter-xp-80']}
    ${'epson xp'}   | ${null} | ${[]}
    ${'tm-t82'}     | ${58}   | ${[]}
    ${'  XPRINTER'} | ${58}   | ${['xprinter-xp-58']}
  `('for "$query" at $width finds $finds', ({ query, width, finds }) => {
    const found = profilesFor(profiles, width, query).flatMap((maker) => maker.profiles);
    expect(found.map(({ id }) => id)).toEqual(finds);
  });

  it('puts the models of one maker together', () => {
    expect(profilesFor(profiles, null, '').map(({ maker }) => maker)).toEqual(['Epson', 'Xprinter']);
  });
});
