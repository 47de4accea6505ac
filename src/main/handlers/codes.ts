/** Vouchers, gift cards, claims and promotion codes: scanned or typed, they lie on the counter until the bill. */
import type { Refusal } from '../../shared/contract/frame.ts';
import { newId } from '../../shared/kernel/effects.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, cue, occasion, programmeOf, today } from '../core.ts';
import type { Handlers, Outcome } from '../dispatcher.ts';
import { chosenMember } from './guards.ts';

export const codeHandlers = (core: Core): Pick<Handlers, 'code.enter' | 'code.remove'> => ({
  'code.enter': ({ code }) => {
    const presented = presentCode(core, code);
    if (presented) return presented;
    return refuseAloud(core, { code: 'codeUnknown' });
  },
  'code.remove': ({ code }) => {
    core.codesOnCounter = core.codesOnCounter.filter((one) => one !== code);
    core.changed();
    return ok(null);
  },
});

/** More than this on one bill is a mistake or worse. */
const mostCodes = 10;

/** Null: the text is no code at all, it may be a card. */
export function presentCode(core: Core, text: string): Outcome<null> | null {
  const word = text.trim().toUpperCase();
  const { promotions, vouchers } = programmeOf(core);
  if (promotions.some(({ code }) => code === word)) return lay(core, word);
  const claimed = vouchers.find(({ claimCode }) => claimCode === word);
  if (claimed) return claimByWord(core, claimed.id);
  if (!core.codes.isCode(text)) return null;
  const read = core.codes.read(text, today(core));
  if (!read.ok) return refuseAloud(core, read.refusal);
  const code = read.value;
  if (code.kind === 'claim' && core.ledger.claimOf(code.of))
    return refuseAloud(core, { code: 'alreadyClaimed' });
  if (code.kind !== 'claim') {
    const admitted = admit(core, code);
    if (!admitted.ok) return refuseAloud(core, admitted.refusal);
    if (core.codes.left(code, today(core)) === 0) return refuseAloud(core, { code: 'codeUsed' });
  }
  return lay(core, text);
}

function lay(core: Core, text: string): Outcome<null> {
  const others = core.codesOnCounter.filter((one) => one !== text);
  if (others.length >= mostCodes) return refuseAloud(core, { code: 'tooManyCodes' });
  core.codesOnCounter = [...others, text];
  if (core.counter.at === 'done' || core.counter.at === 'unknownCard') core.counter = { at: 'ready' };
  cue(core, 'found');
  return ok(null);
}

/** A voucher that another terminal of the shop printed is taken into this ledger once, by its signature alone. */
function admit(core: Core, code: Parameters<Core['codes']['admission']>[0]): Outcome<null> {
  const admission = core.codes.admission(code);
  if (admission === null || core.ledger.ofOperation(admission.operationId)) return ok(null);
  const posted = core.sales.admit(admission, occasion(core));
  return posted.ok ? ok(null) : posted;
}

/** Hidden vouchers that are claimed by naming a word, once per member. */
function claimByWord(core: Core, voucher: string): Outcome<null> {
  const member = chosenMember(core);
  if (!member.ok) return refuseAloud(core, member.refusal);
  const source = wordOf(voucher);
  if ((core.ledger.uses(member.value, [source])[source] ?? []).length > 0)
    return refuseAloud(core, { code: 'alreadyClaimed' });
  const posted = core.sales.promise(
    member.value,
    { operationId: newId(core.random), voucher, by: 'word', source },
    occasion(core),
    () => {},
  );
  if (!posted.ok) return refuseAloud(core, posted.refusal);
  cue(core, 'done');
  return ok(null);
}

/** What the ledger counts the claims of a word by. */
const wordOf = (voucher: string): string => `word:${voucher}`;

function refuseAloud(core: Core, refusal: Refusal): Outcome<null> {
  cue(core, 'refused', refusal);
  return refuse(refusal);
}
