/** The file that is published after a draw, and the check that anyone can make of it. */
import * as v from 'valibot';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Sha256 } from '../ledger/chain.ts';
import { id, text, whole } from '../programme/document/fields.ts';
import type { Draw } from '../programme/document.ts';
import { commitmentTo, type Drawn, drawWinners, prizePolicies } from './draw.ts';
import { entriesHash, mostEntries, readEntryLines } from './entries.ts';
import { type DrawRefusal, drawRefusal } from './refusals.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '64 of 0 to 9 and a to f'));

const PublishedDrawSchema = v.strictObject({
  format: v.literal('quen-draw-1'),
  draw: id,
  name: text,
  onePrizePer: v.picklist(prizePolicies),
  prizes: v.pipe(
    v.array(v.strictObject({ name: text, count: whole(1, 1000) })),
    v.minLength(1),
    v.maxLength(20),
  ),
  /** SHA-256 of the seed, published before the first entry counted. */
  commitment: hash,
  seed: hash,
  entriesHash: hash,
  /** `entry quantity`, sorted. */
  entries: v.pipe(v.array(v.string()), v.maxLength(mostEntries)),
  winners: v.pipe(v.array(v.strictObject({ prize: whole(0, 19), entry: v.string() })), v.maxLength(20_000)),
});

export type PublishedDraw = v.InferOutput<typeof PublishedDrawSchema>;

export function publishedDraw(
  { id: draw, name, prizes, onePrizePer }: Draw,
  seed: string,
  { commitment, entriesHash: listHash, lines, winners }: Drawn,
): PublishedDraw {
  return {
    format: 'quen-draw-1',
    draw,
    name,
    onePrizePer,
    prizes: prizes.map((prize) => ({ name: prize.name, count: prize.count })),
    commitment,
    seed,
    entriesHash: listHash,
    entries: [...lines],
    winners: winners.map(({ prize, entry }) => ({ prize, entry })),
  };
}

/** As it is written to a file: a line for each entry and winner, so that two lists can be compared by eye. */
export const printDraw = (draw: PublishedDraw): string => `${JSON.stringify(draw, null, 2)}\n`;

export function readPublishedDraw(file: string): Result<PublishedDraw, DrawRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch {
    return refuse(drawRefusal.notADraw('JSON'));
  }
  const read = v.safeParse(PublishedDrawSchema, json, { abortEarly: true });
  if (read.success) return ok(read.output);
  const issue = read.issues[0];
  return refuse(drawRefusal.notADraw(v.getDotPath(issue) ?? issue.message));
}

/** Repeats the draw. Refused at the first step that does not come out as it was published. */
export function verifyDraw(draw: PublishedDraw, sha256: Sha256): Result<Drawn, DrawRefusal> {
  if (commitmentTo(draw.seed, sha256) !== draw.commitment) return refuse(drawRefusal.commitment());
  const entries = readEntryLines(draw.entries);
  if (!entries.ok) return entries;
  if (entriesHash(draw.entries, sha256) !== draw.entriesHash) return refuse(drawRefusal.entriesHash());
  const { seed, onePrizePer } = draw;
  const prizes = draw.prizes.map(({ count }) => count);
  const drawn = drawWinners({ seed, onePrizePer, prizes, entries: entries.value }, sha256);
  return drawn.ok ? sameWinners(drawn.value, draw) : drawn;
}

function sameWinners(drawn: Drawn, { winners }: PublishedDraw): Result<Drawn, DrawRefusal> {
  const places = Math.max(drawn.winners.length, winners.length);
  for (let place = 0; place < places; place += 1) {
    const right = drawn.winners[place];
    const published = winners[place];
    if (right?.entry !== published?.entry || right?.prize !== published?.prize) {
      return refuse(drawRefusal.winners(place + 1, right?.entry ?? null, published?.entry ?? null));
    }
  }
  return ok(drawn);
}
