import * as v from 'valibot';

/** What lies beside a backup, so that it can be trusted and compared before anything is opened. */
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const ManifestSchema = v.strictObject({
  format: v.literal(1),
  /** Wall clock when it was made, milliseconds since 1970. */
  madeMs: whole,
  bytes: whole,
  /** Of the whole file, in hexadecimal. */
  sha256: hash,
  events: whole,
  heads: v.array(v.strictObject({ terminal: v.string(), epoch: whole, sequence: whole, hash })),
});

export type Manifest = v.InferOutput<typeof ManifestSchema>;

export const manifestOf = (file: string): string => `${file}.json`;

/** Null: not a manifest. */
export function parseManifest(text: string): Manifest | null {
  try {
    const parsed = v.safeParse(ManifestSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
