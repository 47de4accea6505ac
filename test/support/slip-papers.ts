/** Every slip to look at, and the papers that it comes out on. */
import { encodeSlip } from '../../drivers/printers/escpos.ts';
import { findProfile, type PrinterProfile } from '../../drivers/printers/profiles/profiles.ts';
import { layoutSlip } from '../../drivers/printers/raster/layout.ts';
import { composeEarnSlip } from '../../src/shared/domain/slips/earn-slip.ts';
import { type SlipDocument, slipKinds } from '../../src/shared/domain/slips/slip.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import { EmulatedMachine, type EmulatedSlip } from './printer-emulator/machine.ts';
import {
  drawResultSlip,
  exampleSlip,
  fullEarnFacts,
  fullSlip,
  giftsSlip,
  stampSlip,
  topUpRefundSlip,
} from './slip-examples.ts';

/** Narrow and wide at 203 dpi; at 180 dpi the 512 dots of many printers of makers, and the 360 of such a one made narrow. */
export const papers = [
  { name: '58', profile: known('unknown-58') },
  { name: '58-180dpi', profile: { ...known('epson-tm-t88'), paper: 58, dots: 360 } },
  { name: '80', profile: known('unknown-80') },
  { name: '80-180dpi', profile: known('epson-tm-t88') },
] as const;

export const slipsToSee = (language: Language): (readonly [name: string, slip: SlipDocument])[] => [
  ...slipKinds.map((kind) => [kind, exampleSlip(kind, language)] as const),
  ['full', fullSlip(language)],
  ['stampSlip', stampSlip(language)],
  ['everything', composeEarnSlip(fullEarnFacts(language))],
  ['gifts', giftsSlip(language)],
  ['topUpRefund', topUpRefundSlip(language)],
  ['drawResult', drawResultSlip(language)],
];

/** What comes out of a strict printer of that kind; throws when the printer takes offence at anything. */
export function paperOf(slip: SlipDocument, profile: PrinterProfile): EmulatedSlip {
  const { dots, dpi, bufferBytes } = profile;
  const machine = new EmulatedMachine({ width: dots, dpi }, () => undefined);
  const stripBytes = Math.floor(bufferBytes / 2);
  machine.receive(encodeSlip(layoutSlip(slip, profile), { stripRows: 128, stripBytes, dpi, tailDots: 0 }));
  const [printed, ...more] = machine.slips;
  if (machine.errors.length > 0) throw new Error(machine.errors.join(', '));
  if (!printed || more.length > 0) throw new Error(`${machine.slips.length} slips came out`);
  return printed;
}

function known(id: string): PrinterProfile {
  const profile = findProfile(id);
  if (!profile) throw new Error(`there is no profile ${id}`);
  return profile;
}
