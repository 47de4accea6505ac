/** What stands between the name of the key and the signature. */
import { isLocalDate, type LocalDate } from '../../kernel/dates.ts';
import type { ClaimCode, SlipCode } from './code.ts';

export function fieldsOf(code: SlipCode): string[] {
  switch (code.kind) {
    case 'voucher':
      return [code.id, capitals(code.voucher), String(code.uses), dayField(code.until)];
    case 'giftCard':
      return [code.id, capitals(code.unit), String(code.amountMinor), dayField(code.until)];
    case 'claim':
      return [
        capitals(code.of),
        dayField(code.until),
        code.earns
          .map(({ unit, quantity, rule }) => `${capitals(unit)}:${quantity}:${capitals(rule)}`)
          .join('+'),
      ];
  }
}

/** Null where a field is not as it must be. */
export function read(kind: SlipCode['kind'], fields: readonly string[]): SlipCode | null {
  if (kind === 'claim') return readClaim(fields);
  const [code = '', unit = '', number = '', last = '', ...more] = fields;
  const amount = readQuantity(number);
  const until = readDay(last);
  if (more.length > 0 || !/^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) || !isId(unit) || amount === null)
    return null;
  if (until === undefined) return null;
  const id = unit.toLowerCase();
  return kind === 'voucher'
    ? { kind, id: code, voucher: id, uses: amount, until }
    : { kind, id: code, unit: id, amountMinor: amount, until };
}

function readClaim([event = '', last = '', list = '', ...more]: readonly string[]): ClaimCode | null {
  const until = readDay(last);
  const parts = list.split('+');
  const earns = parts.flatMap((part) => readEarn(part) ?? []);
  const isWhole = more.length === 0 && earns.length === parts.length && earns.length <= mostEarns;
  if (!isWhole || !/^[0-9A-Z-]{1,40}\.\d{1,15}\.\d{1,15}$/.test(event) || !until) return null;
  return { kind: 'claim', of: event.toLowerCase(), until, earns };
}

const mostEarns = 20;

function readEarn(part: string): ClaimCode['earns'][number] | null {
  const [unit = '', number = '', rule = '', ...more] = part.split(':');
  const quantity = readQuantity(number);
  if (more.length > 0 || !isId(unit) || !isId(rule) || quantity === null) return null;
  return { unit: unit.toLowerCase(), quantity, rule: rule.toLowerCase() };
}

const isId = (text: string): boolean => /^[A-Z][0-9A-Z-]{0,39}$/.test(text);

function readQuantity(text: string): number | null {
  const quantity = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : 0;
  return quantity > 0 && Number.isSafeInteger(quantity) ? quantity : null;
}

/** Undefined where it is no day. */
function readDay(text: string): LocalDate | null | undefined {
  if (text === '-') return null;
  const day = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return isLocalDate(day) ? day : undefined;
}

const dayField = (day: LocalDate | null): string => day?.replaceAll('-', '') ?? '-';

/** What is not small is no id: it must not come back as another. */
const capitals = (id: string): string => (id === id.toLowerCase() ? id.toUpperCase() : '');
