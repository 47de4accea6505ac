import type { CodeView } from '../../shared/contract/view.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import { availableOn } from '../../shared/domain/ledger/holdings.ts';
import { type Core, programmeOf, today } from '../core.ts';
import { rewardName } from './history-view.ts';

/** The codes that lie on the counter and are still good. */
export const codesView = (core: Core): CodeView[] =>
  core.codesOnCounter.flatMap((text) => codeView(core, text) ?? []);

function codeView(core: Core, text: string): CodeView | null {
  const promotion = programmeOf(core).promotions.find(({ code }) => code === text);
  if (promotion) {
    const { id, name } = promotion;
    return { code: text, kind: 'promotion', name, id, available: 1, until: null, gives: [] };
  }
  const read = core.codes.read(text, today(core));
  if (!read.ok) return null;
  const code = read.value;
  switch (code.kind) {
    case 'claim':
      return {
        code: text,
        kind: 'claim',
        name: programmeOf(core).name,
        id: '',
        available: 1,
        until: code.until,
        gives: code.earns,
      };
    case 'voucher':
    case 'giftCard': {
      const unit = code.kind === 'voucher' ? code.voucher : code.unit;
      return {
        code: text,
        kind: code.kind,
        name: rewardName(core, unit),
        id: unit,
        available: availableOn(core.ledger.holdings(bearerOf(code.id)), today(core))[unit] ?? 0,
        until: code.until,
        gives: [],
      };
    }
  }
}
