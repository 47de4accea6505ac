import type { CardView } from '../../shared/contract/view.ts';
import { type Card, type CardKind } from '../../shared/domain/cards/card.ts';
import { type CardName, lookUps } from '../../shared/domain/cards/read-card.ts';
import { type Attributes, fillIn, noAttributes } from '../../shared/domain/members/attributes.ts';
import { nameWords } from '../../shared/domain/members/name-key.ts';
import { newId, type Random } from '../../shared/kernel/effects.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Database } from '../database/database.ts';
import type { Vault } from './vault.ts';

/** Personal data of a member. Empty name: none was given. */
export interface Profile {
  readonly name: string;
  /** E.164, or null. */
  readonly phone: string | null;
  /** The consent text that was agreed to. */
  readonly consent: string;
  /** Absent: nothing more was told. */
  readonly attributes?: Attributes;
}

/** Who is a member and which cards name them. Never writes the log: the services post and write in one transaction. */
export interface Members {
  newMember(): string;
  /** Writes the member's row, key, profile and look-ups. Run inside the transaction that posts the enrolment. */
  insert(member: string, profile: Profile, createdMs: number): void;
  rename(member: string, name: string): void;
  describe(member: string, attributes: Attributes): void;
  /** Puts a whole profile in the place of the present one; the phone number stays what it is. */
  rewrite(member: string, profile: Profile): void;
  profile(member: string): Profile | null;
  /** What the member told of himself or herself; nothing when there is no profile. */
  attributes(member: string): Attributes;
  /** Sealed with the member's own key, so that erasing the member makes it unreadable too. */
  sealFor(member: string, text: string): Buffer | null;
  openFor(member: string, sealed: Buffer): string | null;
  /** Members who stand, neither merged nor erased, by id, behind `after`: the next slice of a walk over all. */
  slice(after: string, limit: number): string[];
  count(): number;
  /** The member that now stands for this one: itself, or the survivor of a merge. */
  survivor(member: string): string | null;
  ofCard(card: Card): { readonly member: string; readonly blocked: boolean } | null;
  ofPhone(e164: string): string | null;
  /** At most 20, best first. Digits look for the end of the phone number, words for the beginnings of names. */
  search(query: string): string[];
  cardsOf(member: string): CardView[];
  hashOf(card: Card): Buffer;
  bindCard(member: string, card: Card, boundMs: number): void;
  /** Hashes of the cards that were open until now. */
  blockCards(member: string): string[];
  /** The loser's cards and look-ups name the survivor from now on. */
  merge(from: string, into: string): void;
  /** Destroys the key, so that no copy of the database tells who it was; cards and look-ups go. The ledger stays. */
  erase(member: string): void;
}

interface MemberRow {
  readonly id: string;
  readonly merged_into: string | null;
  readonly profile: Buffer | null;
  readonly wrapped_key: Buffer | null;
}

const mostFound = 20;
const shortestTail = 3;
const longestTail = 9;
const longestPrefix = 12;
/** Bytes kept of a search token's hash: collisions only cost a second look. */
const tokenLength = 10;
/** Profiles that lie open at a time: whoever is at the counter and was there last. */
const mostOpened = 8;

export function openMembers(database: Database, vault: Vault, random: Random): Members {
  const byId = database.prepare<[string], MemberRow>(
    'SELECT id, merged_into, profile, wrapped_key FROM member WHERE id = ?',
  );
  const insertMember = database.prepare<[string, number, Buffer, Buffer, Buffer | null]>(
    'INSERT INTO member (id, created_ms, wrapped_key, profile, phone_hash) VALUES (?, ?, ?, ?, ?)',
  );
  const setProfile = database.prepare<[Buffer, string]>('UPDATE member SET profile = ? WHERE id = ?');
  const byPhone = database.prepare<[Buffer], { id: string }>('SELECT id FROM member WHERE phone_hash = ?');
  const setMerged = database.prepare<[string, string]>('UPDATE member SET merged_into = ? WHERE id = ?');
  const addToken = database.prepare<[Buffer, string]>(
    'INSERT OR IGNORE INTO search_token (token, member) VALUES (?, ?)',
  );
  const dropTokens = database.prepare<[string]>('DELETE FROM search_token WHERE member = ?');
  const byToken = database.prepare<[Buffer, number], { member: string }>(
    'SELECT member FROM search_token WHERE token = ? LIMIT ?',
  );
  const byCard = database.prepare<[Buffer], { member: string; blocked: number }>(
    'SELECT member, blocked FROM card WHERE hash = ?',
  );
  const insertCard = database.prepare<[Buffer, string, string, number, string, Buffer | null]>(
    'INSERT INTO card (hash, kind, member, bound_ms, masked_tail, raw_bits_cipher) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const ofMember = database.prepare<
    [string],
    { kind: CardKind; masked_tail: string; hash: Buffer; blocked: number }
  >('SELECT kind, masked_tail, hash, blocked FROM card WHERE member = ? ORDER BY bound_ms');
  const setBlocked = database.prepare<[string]>('UPDATE card SET blocked = 1 WHERE member = ?');
  const moveCards = database.prepare<[string, string]>('UPDATE card SET member = ? WHERE member = ?');
  const erased = database.prepare<[string]>(
    'UPDATE member SET profile = NULL, wrapped_key = NULL, phone_hash = NULL WHERE id = ?',
  );
  const dropCards = database.prepare<[string]>('DELETE FROM card WHERE member = ?');
  const standing = 'merged_into IS NULL AND profile IS NOT NULL';
  const sliceAfter = database.prepare<[string, number], { id: string }>(
    `SELECT id FROM member WHERE id > ? AND ${standing} ORDER BY id LIMIT ?`,
  );
  const countAll = database.prepare<[], { count: number }>(
    `SELECT count(*) AS count FROM member WHERE ${standing}`,
  );

  const token = (kind: 'name' | 'tail', text: string) => vault.hash(kind, text).subarray(0, tokenLength);
  const index = (member: string, profile: Profile) => {
    for (const word of nameWords(profile.name)) {
      for (const prefix of prefixes(word)) addToken.run(token('name', prefix), member);
    }
    if (profile.phone) for (const tail of tails(profile.phone)) addToken.run(token('tail', tail), member);
  };
  const opened = new Map<string, { readonly sealed: Buffer; readonly profile: Profile }>();
  const profileOf = (row: MemberRow | undefined): Profile | null => {
    if (!row?.profile || !row.wrapped_key) return null;
    const known = opened.get(row.id);
    // By its bytes, so that what is written, or taken back, is opened anew.
    if (known?.sealed.equals(row.profile)) return known.profile;
    const profile = JSON.parse(vault.open(row.wrapped_key, row.profile)) as Profile;
    if (opened.size >= mostOpened) opened.clear();
    opened.set(row.id, { sealed: row.profile, profile });
    return profile;
  };
  const hashOf = ({ kind, number }: CardName) => vault.hash(`card ${kind}`, number);
  const write = (member: string, profile: Profile) => {
    const row = byId.get(member);
    invariant(
      row?.wrapped_key !== null && row?.wrapped_key !== undefined,
      'a member with a profile has a key',
    );
    setProfile.run(vault.seal(row.wrapped_key, JSON.stringify(profile)), member);
    dropTokens.run(member);
    index(member, profile);
  };
  const survivor = (member: string): string | null => {
    const row = byId.get(member);
    if (!row) return null;
    return row.merged_into === null ? row.id : survivor(row.merged_into);
  };

  const boundTo = (name: CardName) => {
    const row = byCard.get(hashOf(name));
    const member = row ? survivor(row.member) : null;
    return row && member ? { member, blocked: row.blocked === 1 } : null;
  };

  return {
    newMember: () => newId(random),
    insert(member, profile, createdMs) {
      const key = vault.newWrappedKey();
      const phoneHash = profile.phone ? vault.hash('phone', profile.phone) : null;
      insertMember.run(member, createdMs, key, vault.seal(key, JSON.stringify(profile)), phoneHash);
      index(member, profile);
    },
    rename(member, name) {
      const profile = profileOf(byId.get(member));
      invariant(profile !== null, 'only a member with a profile is renamed');
      database.transaction(() => write(member, { ...profile, name }));
    },
    describe(member, attributes) {
      const profile = profileOf(byId.get(member));
      invariant(profile !== null, 'only a member with a profile is described');
      database.transaction(() => write(member, { ...profile, attributes }));
    },
    rewrite(member, profile) {
      const kept = profileOf(byId.get(member));
      invariant(kept !== null, 'only a member with a profile gets another');
      database.transaction(() => write(member, { ...profile, phone: kept.phone }));
    },
    profile: (member) => profileOf(byId.get(member)),
    attributes: (member) => profileOf(byId.get(member))?.attributes ?? noAttributes,
    sealFor(member, text) {
      const key = byId.get(member)?.wrapped_key;
      return key ? vault.seal(key, text) : null;
    },
    openFor(member, sealed) {
      const key = byId.get(member)?.wrapped_key;
      return key ? vault.open(key, sealed) : null;
    },
    slice: (after, limit) => sliceAfter.all(after, limit).map((row) => row.id),
    count: () => countAll.get()?.count ?? 0,
    survivor,
    ofCard(card) {
      const [exact, ...likely] = lookUps(card);
      const known = boundTo(exact);
      if (known) return known;
      const candidates = likely.flatMap((name) => boundTo(name) ?? []);
      const [first] = candidates;
      // What a reader shows may mean several cards: nobody is chosen by chance.
      return first && candidates.every((one) => one.member === first.member) ? first : null;
    },
    ofPhone(e164) {
      const row = byPhone.get(vault.hash('phone', e164));
      return row ? survivor(row.id) : null;
    },
    search(query) {
      const wanted = tokensOf(query, token);
      if (wanted.length === 0) return [];
      // Beyond this many the list is no longer read by a person: the rarest word decides.
      const lists = wanted.map((one) => byToken.all(one, 2_000).map((row) => row.member));
      lists.sort((a, b) => a.length - b.length);
      const [rarest = [], ...others] = lists;
      const sets = others.map((list) => new Set(list));
      return rarest.filter((member) => sets.every((set) => set.has(member))).slice(0, mostFound);
    },
    cardsOf: (member) =>
      ofMember
        .all(member)
        .filter((row) => row.blocked === 0)
        .map((row) => ({ kind: row.kind, masked: `••• ${row.masked_tail}` })),
    hashOf,
    bindCard(member, card, boundMs) {
      const key = byId.get(member)?.wrapped_key;
      const bits = card.bits && key ? vault.seal(key, card.bits) : null;
      insertCard.run(hashOf(card), card.kind, member, boundMs, card.number.slice(-4), bits);
    },
    blockCards(member) {
      const open = ofMember.all(member).filter((row) => row.blocked === 0);
      setBlocked.run(member);
      return open.map((row) => row.hash.toString('hex'));
    },
    merge(from, into) {
      const lost = profileOf(byId.get(from));
      setMerged.run(into, from);
      dropTokens.run(from);
      moveCards.run(into, from);
      const kept = profileOf(byId.get(into));
      if (!lost || !kept) return;
      // What the survivor lacks comes from the other record. Both phones and names go on finding the survivor: the
      // merged row keeps its own look-up and its alias.
      write(into, {
        ...kept,
        name: kept.name || lost.name,
        phone: kept.phone ?? lost.phone,
        attributes: fillIn(kept.attributes ?? noAttributes, lost.attributes ?? noAttributes),
      });
      index(into, lost);
    },
    erase(member) {
      opened.delete(member);
      dropTokens.run(member);
      dropCards.run(member);
      erased.run(member);
    },
  };
}

function tokensOf(query: string, token: (kind: 'name' | 'tail', text: string) => Buffer): Buffer[] {
  const digits = query.replace(/[\s.-]/g, '');
  if (/^\+?\d+$/.test(digits)) {
    const tail = digits.replace(/^\+/, '').slice(-longestTail);
    return tail.length < shortestTail ? [] : [token('tail', tail)];
  }
  return nameWords(query).map((word) => token('name', word.slice(0, longestPrefix)));
}

function prefixes(word: string): string[] {
  const letters = Array.from(word).slice(0, longestPrefix);
  return letters.map((_, index) => letters.slice(0, index + 1).join(''));
}

function tails(e164: string): string[] {
  const digits = e164.replace(/\D/g, '');
  const found: string[] = [];
  for (let length = shortestTail; length <= Math.min(longestTail, digits.length); length += 1) {
    found.push(digits.slice(-length));
  }
  return found;
}
