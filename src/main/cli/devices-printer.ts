import type { PrinterStatus, PrintOutcome } from '../../../drivers/contract/printer.ts';
import { composeTestSlip } from '../../shared/domain/slips/test-slip.ts';
import { languages } from '../../shared/kernel/language.ts';
import { systemClock } from '../hosts/effects.ts';
import type { Output } from './data-argument.ts';
import { printerAt, profileNamed, readDeviceArguments } from './devices-arguments.ts';
import { WrongUse } from './devices-wrong-use.ts';

export async function printTest(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
  const { names, text } = readDeviceArguments(
    args,
    { profile: { type: 'string' }, language: { type: 'string' } },
    1,
  );
  const named = text('language') ?? 'en';
  const language = languages.find((each) => each === named);
  if (!language) throw new WrongUse(`"${named}" is no language of slips.`);
  const profile = profileNamed(text('profile'));
  const printer = printerAt(names[0]!, profile);
  const outcome = await printer.print(
    composeTestSlip({
      shop: { name: 'Quen', address: '', language, currency: 'VND', zone: 'UTC', era: 'gregorian' },
      printerName: profile.id,
      atMs: systemClock.nowMs(),
    }),
  );
  (outcome.kind === 'printed' ? stdout : stderr)(sentenceOf(outcome));
  return outcome.kind === 'printed' ? 0 : 1;
}

function sentenceOf(outcome: PrintOutcome): string {
  switch (outcome.kind) {
    case 'printed':
      return 'Printed.';
    case 'failed':
      return `Not printed: ${outcome.fault}. Nothing reached the paper.`;
    case 'unknown':
      return `Sent, but nobody confirmed it${outcome.fault ? `: ${outcome.fault}` : ''}. Look at the paper.`;
  }
}

export async function showStatus(args: readonly string[], { stdout }: Output): Promise<number> {
  const { names, text, isSet } = readDeviceArguments(
    args,
    { profile: { type: 'string' }, json: { type: 'boolean' } },
    1,
  );
  if (names[0]!.startsWith('file:')) throw new WrongUse('A file says nothing of itself.');
  const status = await printerAt(names[0]!, profileNamed(text('profile'))).status();
  stdout(isSet('json') ? JSON.stringify(status) : linesOf(status).join('\n'));
  return status.fault === null ? 0 : 1;
}

function linesOf({ online, paper, coverOpen, drawerSwitch, fault }: PrinterStatus): string[] {
  return [
    `on line     ${online ? 'yes' : 'no'}`,
    `paper       ${paper}`,
    `cover       ${coverOpen ? 'open' : 'closed'}`,
    `drawer      switch ${drawerSwitch}`,
    `can print   ${fault === null ? 'yes' : `no: ${fault}`}`,
  ];
}

export async function kickDrawer(args: readonly string[], { stdout }: Output): Promise<number> {
  const { names, text } = readDeviceArguments(
    args,
    { profile: { type: 'string' }, pin: { type: 'string' } },
    1,
  );
  const profile = profileNamed(text('profile'));
  const named = text('pin') ?? '2';
  if (named !== '2' && named !== '5') throw new WrongUse('--pin is 2 or 5.');
  const pin = named === '2' ? 2 : 5;
  if (!profile.drawerPins.includes(pin)) throw new WrongUse(`${profile.id} has no drawer on pin ${pin}.`);
  await printerAt(names[0]!, profile).openDrawer(pin);
  stdout(`Sent the pulse on pin ${pin}. Whether a drawer opened, only you can see.`);
  return 0;
}
