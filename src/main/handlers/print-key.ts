import type { PrinterSetting } from '../../shared/contract/methods.ts';
import { composeKeySlip } from '../../shared/domain/slips/key-slip.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Core } from '../core.ts';
import type { Outcome } from '../dispatcher.ts';
import { slipShop } from '../slips/shop.ts';
import { audit } from './audit.ts';
import { ownerApproval } from './guards.ts';

/**
 * The key never enters the print queue: a row that is wiped later has been in the write-ahead log, in free pages and
 * perhaps in a backup, which it opens. Nor does it go where a spooler or a folder would keep it. A slip whose fate is
 * unknown is not tried again; the owner looks at the printer and decides.
 */
export async function printKey(core: Core, ownerPin: string): Promise<Outcome<null>> {
  const approved = await ownerApproval(core, ownerPin);
  if (!approved.ok) return approved;
  const printers = core.settings.get('printers') ?? [];
  if (printers.length === 0) return refuse({ code: 'printerNotFound' });
  const printer = printers.find((one) => keepsNothing(one, core.demo));
  if (!printer) return refuse({ code: 'keyNeedsDirectPrinter' });
  // Before it is printed: no copy of the key lies on the counter that the log does not know of.
  const audited = audit(core, 'keyPrinted', approved.value.id);
  if (!audited.ok) return audited;
  const slip = composeKeySlip({ shop: slipShop(core), atMs: core.clock.nowMs(), key: core.recoveryKey });
  const printed = await core.printers.printNow(printer.id, slip);
  if (!printed.ok) return printed;
  const outcome = printed.value;
  if (outcome.kind === 'printed') return ok(null);
  if (outcome.kind === 'unknown') return refuse({ code: 'keyPerhapsPrinted' });
  return refuse({ code: 'deviceFault', values: { fault: outcome.fault ?? '' } });
}

/** A simulated printer shows its paper to whoever asks: only a demo may print a key there. */
const keepsNothing = ({ kind }: PrinterSetting, demo: boolean): boolean =>
  kind !== 'file' && kind !== 'queue' && (kind !== 'simulated' || demo);
