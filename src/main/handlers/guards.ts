import type { Refusal } from '../../shared/contract/frame.ts';
import type { MethodName } from '../../shared/contract/methods.ts';
import type { StaffTile } from '../../shared/contract/view.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Core } from '../core.ts';
import type { Gate } from '../dispatcher.ts';
import { rights } from './rights.ts';

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
    return may(core, role, method) ? null : { code: 'notAllowed' };
  };

function may(core: Core, role: StaffTile['role'], method: MethodName): boolean {
  switch (rights[method]) {
    case 'staff':
      return true;
    case 'installer':
      return role !== 'cashier';
    case 'owner':
      return role === 'owner';
    case 'drawer':
      return mayOpenDrawer(core, role);
  }
}

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
