import type { Refusal } from '../../shared/contract/frame.ts';
import type { StaffTile } from '../../shared/contract/view.ts';
import { type Clock, newId, type Random } from '../../shared/kernel/effects.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Database } from '../database/database.ts';
import type { Settings } from '../settings/settings.ts';
import { type HashedPin, hashPin, matchesPin } from './pins.ts';

/** Wrong PINs allowed before each pause, and the pauses: 30 s, doubling to 15 min. */
const freeTries = 5;
const firstPauseMs = 30_000;
const longestPauseMs = 15 * 60_000;

export interface Staff {
  list(): StaffTile[];
  find(id: string): StaffTile | null;
  /** Checks a PIN. Every wrong one counts against the whole terminal, whoever's tile was tapped. */
  check(id: string, pin: string): Promise<Result<StaffTile, Refusal>>;
  /** Whether the PIN is an owner's: approves what only owners may do. */
  checkOwner(pin: string): Promise<Result<StaffTile, Refusal>>;
  lockedOutUntilMs(): number | null;
  /** Hashes the PIN, which takes its time, and answers somebody who can be stored inside a transaction. */
  prepare(name: string, role: StaffTile['role'], pin: string): Promise<PreparedStaff>;
  /** What it answers is stored by the caller, in the transaction that records who did it. */
  changePin(id: string, pin: string): Promise<Result<Storable, Refusal>>;
  /** The last owner stays: somebody must be able to open the settings. */
  remove(id: string): Result<Storable, Refusal>;
}

export interface Storable {
  store(): void;
}

export interface PreparedStaff extends Storable {
  readonly tile: StaffTile;
}

interface StaffRow extends Omit<StaffTile, 'pinLength'> {
  readonly pin_length: number;
  readonly pin_hash: Buffer;
  readonly pin_salt: Buffer;
}

export function openStaff(
  database: Database,
  settings: Settings,
  effects: { clock: Clock; random: Random; pepper: Uint8Array },
): Staff {
  const { clock, random, pepper } = effects;
  const all = database.prepare<[], StaffRow>(
    "SELECT id, name, role, pin_length, pin_hash, pin_salt FROM staff WHERE removed = 0 ORDER BY role = 'owner' DESC, name",
  );
  const one = database.prepare<[string], StaffRow>(
    'SELECT id, name, role, pin_length, pin_hash, pin_salt FROM staff WHERE id = ? AND removed = 0',
  );
  const insert = database.prepare<[string, string, string, number, Buffer, Buffer]>(
    'INSERT INTO staff (id, name, role, pin_length, pin_hash, pin_salt) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setPin = database.prepare<[number, Buffer, Buffer, string]>(
    'UPDATE staff SET pin_length = ?, pin_hash = ?, pin_salt = ? WHERE id = ?',
  );
  const setRemoved = database.prepare<[string]>('UPDATE staff SET removed = 1 WHERE id = ?');

  const tries = () => settings.get('pinTries') ?? { wrong: 0, lockedUntilMs: 0 };
  const lockedOutUntilMs = () => {
    const until = tries().lockedUntilMs;
    return until > clock.nowMs() ? until : null;
  };
  const lockedOut = (): Refusal | null => {
    const until = lockedOutUntilMs();
    return until === null
      ? null
      : { code: 'lockedOut', values: { seconds: Math.ceil((until - clock.nowMs()) / 1000) } };
  };
  const countWrong = (): Refusal => {
    const wrong = tries().wrong + 1;
    const pauses = Math.floor(wrong / freeTries);
    const pauseMs = wrong % freeTries === 0 ? Math.min(firstPauseMs * 2 ** (pauses - 1), longestPauseMs) : 0;
    settings.set('pinTries', { wrong, lockedUntilMs: pauseMs ? clock.nowMs() + pauseMs : 0 });
    return pauseMs
      ? { code: 'lockedOut', values: { seconds: pauseMs / 1000 } }
      : { code: 'wrongPin', values: { left: freeTries - (wrong % freeTries) } };
  };
  const clearWrong = () => {
    if (tries().wrong > 0) settings.set('pinTries', { wrong: 0, lockedUntilMs: 0 });
  };

  // One check at a time: tries sent side by side must not slip under the counter.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next;
    return next;
  };

  const firstMatch = async (pin: string, rows: readonly StaffRow[]): Promise<Result<StaffTile, Refusal>> => {
    const locked = lockedOut();
    if (locked) return refuse(locked);
    for (const row of rows) {
      if (await matchesPin(pin, pepper, storedPin(row))) {
        clearWrong();
        return ok(tile(row));
      }
    }
    return refuse(countWrong());
  };

  return {
    list: () => all.all().map(tile),
    find: (id) => {
      const row = one.get(id);
      return row ? tile(row) : null;
    },
    lockedOutUntilMs,
    check: (id, pin) =>
      inTurn(async () => {
        const row = one.get(id);
        return row ? firstMatch(pin, [row]) : refuse({ code: 'staffNotFound' });
      }),
    checkOwner: (pin) =>
      inTurn(() =>
        firstMatch(
          pin,
          all.all().filter((row) => row.role === 'owner'),
        ),
      ),
    async prepare(name, role, pin) {
      const hashed = await hashPin(pin, pepper, random);
      const id = newId(random).slice(0, 12);
      return {
        tile: { id, name, role, pinLength: pin.length },
        store: () => void insert.run(id, name, role, pin.length, hashed.hash, hashed.salt),
      };
    },
    async changePin(id, pin) {
      if (!one.get(id)) return refuse({ code: 'staffNotFound' });
      const hashed = await hashPin(pin, pepper, random);
      return ok({ store: () => void setPin.run(pin.length, hashed.hash, hashed.salt, id) });
    },
    remove(id) {
      const row = one.get(id);
      if (!row) return refuse({ code: 'staffNotFound' });
      const owners = all.all().filter((other) => other.role === 'owner');
      if (row.role === 'owner' && owners.length === 1) return refuse({ code: 'lastOwner' });
      return ok({ store: () => void setRemoved.run(id) });
    },
  };
}

const tile = ({ id, name, role, pin_length: pinLength }: StaffRow): StaffTile => ({
  id,
  name,
  role,
  pinLength,
});
const storedPin = (row: StaffRow): HashedPin => ({ hash: row.pin_hash, salt: row.pin_salt });
