import { describe, expect, it } from 'vitest';
import { maskCard, maskPhone } from './mask.ts';
import { looksLikePhone, normalisePhone } from './phone.ts';

describe('A typed phone number', () => {
  it.each`
    typed                     | currency | e164               | because
    ${'0901234417'}           | ${'VND'} | ${'+84901234417'}  | ${'as it is dialled'}
    ${' 090 123 44 17 '}      | ${'VND'} | ${'+84901234417'}  | ${'with spaces'}
    ${'090.123.4417'}         | ${'VND'} | ${'+84901234417'}  | ${'with dots'}
    ${'(090) 123-4417'}       | ${'VND'} | ${'+84901234417'}  | ${'with brackets and a hyphen'}
    ${'901234417'}            | ${'VND'} | ${'+84901234417'}  | ${'without the zero'}
    ${'+84 0901234417'}       | ${'VND'} | ${'+84901234417'}  | ${'with country code and zero'}
    ${'84901234417'}          | ${'VND'} | ${'+84901234417'}  | ${'with country code but no plus'}
    ${'028 3822 1234'}        | ${'VND'} | ${'+842838221234'} | ${'a landline'}
    ${'081-234-5678'}         | ${'THB'} | ${'+66812345678'}  | ${'a Thai mobile'}
    ${'๐๘๑-๒๓๔-๕๖๗๘'}         | ${'THB'} | ${'+66812345678'}  | ${'in Thai digits'}
    ${'０８１２３４５６７８'} | ${'THB'} | ${'+66812345678'}  | ${'in full-width digits'}
    ${'02 123 4567'}          | ${'THB'} | ${'+6621234567'}   | ${'a Bangkok landline'}
    ${'+66812345678'}         | ${'VND'} | ${'+66812345678'}  | ${'a guest from Thailand'}
    ${'66812345678'}          | ${'VND'} | ${'+66812345678'}  | ${'the same without plus'}
    ${'0066812345678'}        | ${'VND'} | ${'+66812345678'}  | ${'the same with 00'}
    ${'+84901234417'}         | ${'THB'} | ${'+84901234417'}  | ${'a guest from Việt Nam'}
    ${'+1 213 373 4253'}      | ${'VND'} | ${'+12133734253'}  | ${'a guest from elsewhere'}
    ${'213 373 4253'}         | ${'USD'} | ${'+12133734253'}  | ${'at home in the USA'}
  `('$typed in a $currency shop is $e164: $because', ({ typed, currency, e164 }) => {
    expect(normalisePhone(typed, currency)).toMatchObject({ ok: true, value: { e164 } });
  });

  it.each`
    typed                  | kind
    ${''}                  | ${'phoneEmpty'}
    ${'  '}                | ${'phoneEmpty'}
    ${'090123'}            | ${'phoneInvalid'}
    ${'09012344170000'}    | ${'phoneInvalid'}
    ${'0040856634'}        | ${'phoneInvalid'}
    ${'+999 123'}          | ${'phoneInvalid'}
    ${'0901234417x5'}      | ${'phoneInvalid'}
    ${'090123441O'}        | ${'phoneInvalid'}
    ${'Nguyễn'}            | ${'phoneInvalid'}
    ${'0901234417\u0000'}  | ${'phoneInvalid'}
    ${'0'.repeat(500)}     | ${'phoneInvalid'}
    ${'<b>0901234417</b>'} | ${'phoneInvalid'}
  `('$typed is refused: $kind', ({ typed, kind }) => {
    expect(normalisePhone(typed, 'VND')).toEqual({ ok: false, refusal: { kind } });
  });
});

it.each`
  e164              | language | masked
  ${'+84901234417'} | ${'vi'}  | ${'090 ••• 4417'}
  ${'+84901234417'} | ${'en'}  | ${'090 ••• 4417'}
  ${'+66812345678'} | ${'th'}  | ${'081-•••-5678'}
  ${'+12133734253'} | ${'vi'}  | ${'+12 ••• 4253'}
`('$e164 shows as $masked in $language', ({ e164, language, masked }) => {
  expect(maskPhone(e164, language)).toBe(masked);
  expect(maskCard({ kind: 'phone', number: e164 }, language)).toBe(masked);
});

it.each`
  text            | phone
  ${'4417'}       | ${true}
  ${'090 123'}    | ${true}
  ${'+84 90'}     | ${true}
  ${'๔๔๑๗'}       | ${true}
  ${'44'}         | ${false}
  ${'...'}        | ${false}
  ${'Anh 7'}      | ${false}
  ${'Nguyễn Lan'} | ${false}
  ${''}           | ${false}
`('"$text" looks like a phone number: $phone', ({ text, phone }) => {
  expect(looksLikePhone(text)).toBe(phone);
});
