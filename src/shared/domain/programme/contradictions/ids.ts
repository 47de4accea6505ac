/** Names that must tell things apart. */
import type { Text } from '../../../kernel/language.ts';
import type { Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

/**
 * Balances, why lines and limits name all of these by id alone. Levels and partners are named where nothing else can
 * be meant.
 */
export function* idsAreUnique(programme: Programme): Generator<ProgrammeRefusal> {
  const { units, earn, stampCards, promotions, rewards } = programme;
  const { vouchers, memberships, campaigns, draws } = programme;
  const lists = { units, earn, stampCards, promotions, rewards, vouchers, memberships, campaigns, draws };
  yield* repeats(Object.entries(lists));
  yield* repeats([['tiers.levels', programme.tiers?.levels ?? []]]);
  yield* repeats([['partners', programme.partners]]);
}

type Listed = readonly { readonly id: string }[];

function* repeats(lists: readonly (readonly [list: string, entries: Listed])[]): Generator<ProgrammeRefusal> {
  const seen = new Set<string>();
  for (const [list, entries] of lists) {
    for (const { path, entry } of placed(list, entries)) {
      if (seen.has(entry.id)) yield { path: `${path}.id`, text: idTaken(entry.id) };
      seen.add(entry.id);
    }
  }
}

/** A word that is said at the counter means one thing. */
export function* codesAreUnique({ promotions, vouchers }: Programme): Generator<ProgrammeRefusal> {
  const seen = new Set<string>();
  const codes = [
    ...placed('promotions', promotions).map(({ path, entry }) => ({
      path: `${path}.code`,
      code: entry.code,
    })),
    ...placed('vouchers', vouchers).map(({ path, entry }) => ({
      path: `${path}.claimCode`,
      code: entry.claimCode,
    })),
  ];
  for (const { path, code } of codes) {
    if (code === undefined) continue;
    if (seen.has(code)) yield { path, text: codeTaken(code) };
    seen.add(code);
  }
}

const idTaken = (id: string): Text => ({
  vi: `Mã "${id}" đã được dùng.`,
  th: `รหัส "${id}" ถูกใช้แล้ว`,
  en: `The id "${id}" is already used.`,
});

const codeTaken = (code: string): Text => ({
  vi: `Mã khuyến mãi ${code} đã thuộc một ưu đãi khác.`,
  th: `โค้ด ${code} ถูกใช้กับสิทธิ์อื่นแล้ว`,
  en: `The code ${code} already belongs to another offer.`,
});
