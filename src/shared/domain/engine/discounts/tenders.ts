/** Wallets and gift cards: ways of paying, not discounts, so they come after everything that takes something off. */
import type { Minor } from '../../../kernel/money.ts';
import type { Tender } from '../../bills/bill.ts';
import type { Programme, Unit } from '../../programme/document.ts';
import { type Basket, leftMinor } from '../basket.ts';
import type { CompiledProgramme } from '../compiled.ts';
import type { Effect, EngineRefusal, WhyLine } from '../evaluation.ts';
import type { Facts } from '../facts.ts';
import { walletSentence } from '../sentences/discounts.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import type { Spend } from './redemption.ts';

export interface Payment {
  readonly effects: readonly Effect[];
  readonly why: readonly WhyLine[];
  readonly refusals: readonly EngineRefusal[];
  readonly walletMinor: Minor;
}

/**
 * Pays what discounts have left: named amounts first, then what pays as much as is needed, the rest in cash. Writes
 * `basket.paid`. `spends` is what rewards take from the same balances.
 */
export function payWithWallets(
  compiled: CompiledProgramme,
  { basket, member, context }: Facts,
  tenders: readonly Tender[],
  spends: readonly Spend[] = [],
): Payment {
  if (basket === null) return nothingPaid;
  const till = openTill(basket, (tender) => {
    if (tender.code !== undefined) return heldByCode(context.bearers, tender);
    if (member.isGuest === true || tender.unit === undefined) return 0;
    return held(member.available, tender.unit) - reserved(spends, tender.unit);
  });
  const inOrder = [
    ...tenders.filter(({ amountMinor }) => amountMinor !== null),
    ...tenders.filter(({ amountMinor }) => amountMinor === null),
  ];
  for (const tender of inOrder) {
    if (tender.kind === 'wallet' || tender.kind === 'giftCard') payFrom(compiled, till, tender);
    else till.pay(tender.kind, tender.amountMinor ?? till.left());
  }
  till.pay('cash', till.left());
  basket.paid = till.paid;
  return till;
}

const nothingPaid: Payment = { effects: [], why: [], refusals: [], walletMinor: 0 };

interface Till extends Payment {
  readonly effects: Effect[];
  readonly why: WhyLine[];
  readonly refusals: EngineRefusal[];
  walletMinor: Minor;
  readonly paid: { kind: Tender['kind']; amountMinor: Minor }[];
  left(): Minor;
  pay(kind: Tender['kind'], amountMinor: Minor): void;
  /** What a wallet or card still holds. */
  has(tender: Tender): Minor;
}

function openTill(basket: Basket, heldIn: (tender: Tender) => Minor): Till {
  let left = leftMinor(basket);
  const till: Till = {
    effects: [],
    why: [],
    refusals: [],
    walletMinor: 0,
    paid: [],
    left: () => left,
    pay(kind, amountMinor) {
      const taken = Math.min(left, amountMinor);
      if (taken <= 0) return;
      left -= taken;
      till.paid.push({ kind, amountMinor: taken });
    },
    has: (tender) => Math.max(0, heldIn(tender) - takenFrom(till.effects, tender)),
  };
  return till;
}

function payFrom({ units, programme }: CompiledProgramme, till: Till, tender: Tender): void {
  const unit = tender.unit === undefined ? undefined : units.get(tender.unit);
  if (
    unit === undefined ||
    unit.kind !== 'money' ||
    (tender.kind === 'giftCard' && tender.code === undefined)
  ) {
    till.refusals.push({ kind: 'unknownReward', reward: tender.unit ?? null, text: say.unknownWallet() });
    return;
  }
  const has = till.has(tender);
  const asked = Math.min(till.left(), tender.amountMinor ?? has);
  if (asked > has) {
    const text = say.walletShort(unit.name, asked - has, programme);
    till.refusals.push({ kind: 'notEnough', reward: unit.id, text });
    return;
  }
  if (tender.amountMinor === null && has === 0 && till.left() > 0) {
    till.refusals.push({ kind: 'notEnough', reward: unit.id, text: say.walletEmpty(unit.name) });
    return;
  }
  if (asked > 0) charge(till, tender, unit, asked, programme);
}

function charge(till: Till, tender: Tender, unit: Unit, amountMinor: Minor, programme: Programme): void {
  const code = tender.code ?? null;
  till.pay(tender.kind, amountMinor);
  till.walletMinor += amountMinor;
  till.effects.push(
    { kind: 'spend', unit: unit.id, quantity: amountMinor, reward: unit.id, code },
    { kind: 'pay', unit: unit.id, code, amountMinor },
  );
  till.why.push({
    rule: unit.id,
    inputs: { amountMinor },
    text: walletSentence(unit.name, amountMinor, programme),
    outcome: { unit: unit.id, quantity: -amountMinor },
  });
}

function takenFrom(effects: readonly Effect[], { unit, code }: Tender): Minor {
  let sum = 0;
  for (const effect of effects) {
    if (effect.kind === 'pay' && effect.unit === unit && effect.code === (code ?? null))
      sum += effect.amountMinor;
  }
  return sum;
}

function heldByCode(bearers: Facts['context']['bearers'], { code = '', unit }: Tender): Minor {
  const known = Object.hasOwn(bearers ?? {}, code) ? bearers?.[code] : undefined;
  return known !== undefined && known.unit === unit ? known.available : 0;
}

const reserved = (spends: readonly Spend[], unit: string): number =>
  spends.reduce((sum, spend) => sum + (spend.unit.id === unit ? spend.quantity : 0), 0);

const held = (available: Readonly<Record<string, number>>, unit: string): number =>
  Object.hasOwn(available, unit) ? Math.max(0, available[unit] ?? 0) : 0;
