/** Signed codes on slips, read and written with the merchant's key and those that partners have shared. */
import { createHmac } from 'node:crypto';
import type { Refusal } from '../../shared/contract/frame.ts';
import {
  codeId,
  type GiftCardCode,
  isCode,
  type ReadCode,
  readCode,
  type SlipCode,
  type VoucherCode,
  writeCode,
} from '../../shared/domain/codes/code.ts';
import { type CodeKey, codeKey } from '../../shared/domain/codes/key.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import { availableOn } from '../../shared/domain/ledger/holdings.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Random } from '../../shared/kernel/effects.ts';
import { type Result, refuse } from '../../shared/kernel/result.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { sha256 } from '../ledger/sha256.ts';
import { derive } from '../members/vault.ts';
import type { Admission } from '../sales/sales.ts';
import type { Settings } from '../settings/settings.ts';

type BearerCode = VoucherCode | GiftCardCode;

export interface Codes {
  isCode(text: string): boolean;
  read(text: string, today: LocalDate): Result<ReadCode, Refusal>;
  /** The text of a code, for a slip; `partners` take a claim too. Throws RangeError on what no code can say. */
  write(code: SlipCode, partners?: readonly string[]): string;
  /** What a partner checks this shop's claims with, and nothing else: 64 hexadecimal digits, ever the same. */
  keyFor(partner: string): string;
  /** Names a new voucher or gift card. */
  newId(): string;
  /** The account's name of a voucher or gift card; null: it is none that can be trusted. */
  accountOf(text: string): string | null;
  /** Uses or money that are left on it. */
  left(code: BearerCode, today: LocalDate): number;
  /**
   * How a voucher that this ledger has never seen comes into it; null: it is known, or it is money, which only the
   * ledger that took it in may give out.
   */
  admission(code: BearerCode): Admission | null;
}

export interface CodesParts {
  readonly merchantKey: Uint8Array;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly settings: Settings;
}

const idBytes = 10;

export function openCodes({ merchantKey, random, ledger, settings }: CodesParts): Codes {
  const own = codeKey(hmacWith(derive(merchantKey, 'slip codes')));
  const keys = (): CodeKey[] => [
    own,
    ...Object.entries(settings.get('partnerKeys') ?? {}).map(([partner, key]) =>
      codeKey(hmacWith(Buffer.from(key, 'hex')), partner),
    ),
  ];

  const sharedWith = (partner: string) => derive(merchantKey, `claims that ${partner} takes`);

  function read(text: string, today: LocalDate): Result<ReadCode, Refusal> {
    const code = readCode(text, keys(), today);
    return code.ok ? code : refuse({ code: refusals[code.refusal.kind] });
  }

  return {
    isCode,
    read,
    write: (code, partners = []) =>
      writeCode(
        code,
        own,
        partners.map((partner) => codeKey(hmacWith(sharedWith(partner)))),
      ),
    keyFor: (partner) => sharedWith(partner).toString('hex'),
    newId: () => codeId(random.bytes(idBytes)),
    accountOf(text) {
      const code = read(text, beforeAnyEnd);
      return code.ok && code.value.kind !== 'claim' ? code.value.id : null;
    },
    left: (code, today) => availableOn(ledger.holdings(bearerOf(code.id)), today)[unitOf(code)] ?? 0,
    admission(code) {
      if (code.kind !== 'voucher') return null;
      if (ledger.history({ member: bearerOf(code.id), limit: 1 }).length > 0) return null;
      return {
        operationId: sha256(`admitted ${code.id}`).slice(0, 32),
        code: code.id,
        voucher: code.voucher,
        uses: code.uses,
        expiresOn: code.until,
      };
    },
  };
}

/** Whether a code has ended is asked of the lots that lie under it. */
const beforeAnyEnd: LocalDate = '0001-01-01';

const unitOf = (code: BearerCode): string => (code.kind === 'voucher' ? code.voucher : code.unit);

const hmacWith = (key: Uint8Array) => (text: string) =>
  createHmac('sha256', key).update(text, 'utf8').digest('hex');

const refusals = {
  notACode: 'codeUnknown',
  altered: 'codeAltered',
  expired: 'codeExpired',
  otherMerchant: 'codeOfOtherShop',
} as const;
