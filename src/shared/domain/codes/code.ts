/**
 * Codes on slips that a till can check without ever having seen what they stand for. The text has only characters of
 * the alphanumeric mode of QR codes, so that it stays small:
 *
 *     Q1V/7K2M/<id>/<voucher>/<uses>/<until>/<signature>
 *     Q1G/7K2M/<id>/<unit>/<amount>/<until>/<signature>
 *     Q1C/7K2M/<event>/<until>/<unit>:<quantity>:<rule>+.../<signature>
 *     Q2C/7K2M+9XA4/<event>/<until>/<unit>:<quantity>:<rule>+.../<signature>+<signature>
 *
 * `Q1` is the version, the letter the kind, then comes the name of the key. Ids are written in capitals, days as
 * `20261231`, no end as `-`. The signature is the first 80 bits of an HMAC-SHA256 over everything before its slash. A claim
 * that partners take too is signed with a key for each of them beside the merchant's own, in the order of their names.
 */
import type { LocalDate } from '../../kernel/dates.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { EventId } from '../ledger/event.ts';
import { base32OfBytes, base32OfHex } from './base32.ts';
import { fieldsOf, read } from './fields.ts';
import type { CodeKey } from './key.ts';

/** A voucher for whoever brings it. */
export interface VoucherCode {
  readonly kind: 'voucher';
  /** Its account is `bearer:<id>`. */
  readonly id: string;
  readonly voucher: string;
  readonly uses: number;
  /** Last day; null: no end. */
  readonly until: LocalDate | null;
}

export interface GiftCardCode {
  readonly kind: 'giftCard';
  /** Its account is `bearer:<id>`. */
  readonly id: string;
  /** The wallet that it fills. */
  readonly unit: string;
  /** What was on it when it was sold. */
  readonly amountMinor: number;
  readonly until: LocalDate | null;
}

/** What a bill without a member would have earned. */
export interface ClaimCode {
  readonly kind: 'claim';
  readonly of: EventId;
  readonly until: LocalDate;
  readonly earns: readonly { readonly unit: string; readonly quantity: number; readonly rule: string }[];
}

export type SlipCode = VoucherCode | GiftCardCode | ClaimCode;

/** `partner`: whose key signed it; null: this merchant's own. Only claims come from partners. */
export type ReadCode =
  | (VoucherCode & { readonly partner: null })
  | (GiftCardCode & { readonly partner: null })
  | (ClaimCode & { readonly partner: string | null });

export interface CodeRefusal {
  readonly kind: 'notACode' | 'altered' | 'expired' | 'otherMerchant';
}

const longestCode = 1000;

/** 80 random bits, for a voucher or gift card. Throws RangeError unless there are 10 bytes. */
export function codeId(random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError('a code has 10 random bytes');
  return base32OfBytes(random);
}

/**
 * `shared`: keys of partners who take a claim too. Throws RangeError on what no code can say: an id that is none, a
 * quantity that is no whole number above 0.
 */
export function writeCode(code: SlipCode, key: CodeKey, shared: readonly CodeKey[] = []): string {
  const keys = code.kind === 'claim' ? [key, ...shared] : [key];
  const head = `Q${keys.length === 1 ? 1 : 2}${letters[code.kind]}`;
  const body = [head, keys.map(({ id }) => id).join('+'), ...fieldsOf(code)].join('/');
  const text = `${body}/${keys.map((each) => signatureOf(body, each)).join('+')}`;
  if (read(code.kind, fieldsOf(code)) === null || text.length > longestCode) {
    throw new RangeError('no code can say this');
  }
  return text;
}

/** Whether a text means to be one of these codes; a card's number is none. */
export const isCode = (text: string): boolean => /^\s*Q(?:1[VGC]|2C)\//i.test(text);

/** `keys`: the merchant's own and those of partners. Capitals and small letters are the same. */
export function readCode(
  scanned: string,
  keys: readonly CodeKey[],
  today: LocalDate,
): Result<ReadCode, CodeRefusal> {
  const text = scanned.trim();
  if (!isCode(text) || text.length > longestCode) return refuse({ kind: 'notACode' });
  if (!/^[\x21-\x7e]+$/.test(text)) return refuse({ kind: 'altered' });
  return readText(text.toUpperCase(), keys, today);
}

function readText(text: string, keys: readonly CodeKey[], today: LocalDate): Result<ReadCode, CodeRefusal> {
  const [head = '', names = '', ...fields] = text.split('/');
  const signers = head.startsWith('Q2') ? names.split('+') : [names];
  // The merchant's own key comes first: what it signed is its own, whoever else may take it.
  const named = keys.filter(({ id }) => signers.includes(id));
  if (named.length === 0) return refuse({ kind: 'otherMerchant' });
  const signatures = (fields.pop() ?? '').split('+');
  const body = text.slice(0, text.lastIndexOf('/'));
  const key =
    signatures.length === signers.length
      ? named.find((one) =>
          signers.some((signer, place) => signer === one.id && signatureOf(body, one) === signatures[place]),
        )
      : undefined;
  const code = key && read(kindOf(head), fields);
  if (!code) return refuse({ kind: 'altered' });
  return admitted(code, key, today);
}

function admitted(code: SlipCode, { partner }: CodeKey, today: LocalDate): Result<ReadCode, CodeRefusal> {
  if (code.kind !== 'claim' && partner !== null) return refuse({ kind: 'otherMerchant' });
  if (code.until !== null && code.until < today) return refuse({ kind: 'expired' });
  return ok(code.kind === 'claim' ? { ...code, partner } : { ...code, partner: null });
}

const letters = { voucher: 'V', giftCard: 'G', claim: 'C' } as const;

function kindOf(head: string): SlipCode['kind'] {
  const letter = head.at(-1);
  if (letter === 'V') return 'voucher';
  return letter === 'G' ? 'giftCard' : 'claim';
}

const signatureOf = (body: string, { hmac }: CodeKey): string =>
  base32OfHex(hmac(`code\n${body}`).slice(0, 20));
