import type { Refusal } from '../../shared/contract/frame.ts';
import type { MethodName } from '../../shared/contract/methods.ts';
import type { StaffTile } from '../../shared/contract/view.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Core } from '../core.ts';
import type { Gate } from '../dispatcher.ts';

/** What may be called before anyone has signed in. */
const beforeSignIn: ReadonlySet<MethodName> = new Set([
  'staff.signIn',
  'language.choose',
  'scan.wedge',
  'scan.simulate',
  'simulated.set',
  'simulated.paper',
]);
const beforeSetUp: ReadonlySet<MethodName> = new Set([
  'setup.complete',
  'language.choose',
  'devices.find',
  'printer.profiles',
]);
const ownersOnly: ReadonlySet<MethodName> = new Set([
  'staff.add',
  'staff.changePin',
  'staff.remove',
  'settings.shop',
  'settings.programme',
  'settings.exportProgramme',
  'slipLook.read',
  'slipLook.preview',
  'slipLook.save',
  'programme.versions',
  'programme.version',
  'programme.publish',
  'programme.backTest',
  'card.completion',
  'partner.settlement',
  'partner.print',
  'partner.list',
  'partner.csv',
  'partner.preview',
  'report.liability',
  'report.corrections',
  'insight.months',
  'insight.lifetime',
  'insight.sellers',
  'insight.habits',
  'insight.forecast',
  'insight.csv',
  'partner.saveKey',
  'partner.ownKey',
  'draw.list',
  'draw.commit',
  'draw.run',
  'draw.export',
  'catalogue.save',
  'catalogue.remove',
  'catalogue.send',
  'catalogue.check',
  'catalogue.takeIn',
  'catalogue.csv',
  'voucher.promise',
  'member.merge',
  'member.erase',
  'member.rename',
  'day.close',
  'backup.now',
  'key.reveal',
  'key.print',
  'member.blockCards',
  'day.csv',
  'people.choices',
  'people.task',
  'people.stop',
  'group.list',
  'group.save',
  'group.remove',
  'group.count',
  'group.tally',
  'group.members',
  'group.send',
  'import.list',
  'import.begin',
  'import.part',
  'import.columns',
  'import.check',
  'import.run',
  'import.undo',
  'import.drop',
  'export.begin',
  'export.part',
]);
const ownersAndInstallers: ReadonlySet<MethodName> = new Set([
  'learn.start',
  'learn.stop',
  'learn.keys',
  'learn.findSpeed',
  'network.search',
  'network.cancel',
  'practice.start',
  'practice.sell',
  'practice.undo',
  'practice.end',
  'backup.prove',
  'backup.places',
  'backup.choose',
  'check.note',
  'check.begin',
  'check.report',
  'check.print',
  'printer.save',
  'printer.remove',
  'reader.save',
  'reader.remove',
  'display.save',
  'display.remove',
  'display.test',
  'devices.find',
  'devices.log',
  'printer.profiles',
  'printer.status',
]);

/** The rights of the counter screen: by phase, then by the role of who is signed in. */
export const counterGate =
  (core: Core): Gate =>
  (method) => {
    const setUp = core.settings.get('shop') !== null;
    if (!setUp) return beforeSetUp.has(method) ? null : { code: 'notAllowed' };
    if (method === 'setup.complete') return { code: 'setupDone' };
    if (beforeSignIn.has(method)) return null;
    const role = core.signedIn?.role;
    if (role === undefined) return { code: 'notSignedIn' };
    if (method === 'printer.openDrawer') return mayOpenDrawer(core, role) ? null : { code: 'notAllowed' };
    if (ownersOnly.has(method)) return role === 'owner' ? null : { code: 'notAllowed' };
    if (ownersAndInstallers.has(method)) return role === 'cashier' ? { code: 'notAllowed' } : null;
    return null;
  };

const mayOpenDrawer = (core: Core, role: StaffTile['role']): boolean =>
  role !== 'cashier' || core.settings.get('shop')?.cashiersOpenDrawer === true;

/** The screen that faces the customer shows and asks nothing. */
export const customerGate: Gate = () => ({ code: 'notAllowed' });

/** An owner at the counter approves by being there; anyone else needs an owner's PIN. */
export async function ownerApproval(core: Core, pin: string | null): Promise<Result<StaffTile, Refusal>> {
  if (pin !== null) return core.staff.checkOwner(pin);
  if (core.signedIn?.role === 'owner') return ok(core.signedIn);
  return refuse({ code: 'ownerPinNeeded' });
}

/** The chosen member, at the counter or beside an unknown card. */
export function chosenMember(core: Core): Result<string, Refusal> {
  const { counter } = core;
  if (counter.at === 'member') return ok(counter.member);
  if (counter.at === 'done' && counter.done.member) return ok(counter.done.member);
  return refuse({ code: 'noMemberChosen' });
}
