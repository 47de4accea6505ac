/** What is known of a printer family, each fact with the place where it is written. */
import * as v from 'valibot';

/** The source of a fact that nobody has written down: the safe guess for printers of that kind. */
export const assumed = 'assumed';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const fact = <T extends v.GenericSchema>(value: T) => v.strictObject({ value, source: text });
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/**
 * - `bufferSwitch`: a switch under the printer can shrink its buffer to 45 bytes; it must stand on 4 kB.
 * - `setToEscPos`: speaks another language until its memory switch is set to ESC/POS.
 * - `realTimeDrawer`: obeys DLE DC4, which opens the drawer wherever the bytes turn up.
 * - `columnImagesUnreliable`: only raster pictures come out right.
 * - `picturesNotDoubled`: modes 1 to 3 of GS v 0 do not double what they print.
 * - `picturesAtLeft`: ESC a does not move pictures.
 * - `vietnameseMarksApart`: in text mode each combining mark is printed in a cell of its own.
 */
export const quirks = [
  'bufferSwitch',
  'setToEscPos',
  'realTimeDrawer',
  'columnImagesUnreliable',
  'picturesNotDoubled',
  'picturesAtLeft',
  'vietnameseMarksApart',
] as const;

const codePage = v.strictObject({
  language: v.picklist(['vi', 'th']),
  /** The n of ESC t n. */
  page: whole(0, 255),
  encoding: v.picklist(['tcvn3', 'tcvn3Small', 'tcvn3Capital', 'windows1258', 'viscii', 'cp874']),
});

/** One file of this folder. */
export const profileFile = v.pipe(
  v.strictObject({
    maker: v.pipe(v.string(), v.maxLength(40)),
    models: v.array(text),
    /** Millimetres. */
    paper: v.picklist([58, 80]),
    /** Short names for addresses; each fact names one of them, or `assumed`. */
    sources: v.record(text, v.pipe(v.string(), v.url())),
    /** Across the paper; a whole number of bytes. */
    dots: fact(v.pipe(whole(256, 832), v.multipleOf(8))),
    dpi: fact(v.picklist([180, 203])),
    /**
     * What the blade leaves: nothing, or a bridge in the middle. `none`: the slip is torn off. `unknown`: there may be
     * a blade; the slip can be torn off all the same.
     */
    cutter: fact(v.picklist(['none', 'partial', 'full', 'unknown'])),
    /** Whether GS ( H is answered. Left out where nobody knows: the printer is then tried out. */
    processId: v.optional(fact(v.boolean())),
    /** Pins of the drawer socket that can be pulsed; none where there is no socket. */
    drawerPins: fact(v.array(v.picklist([2, 5]))),
    /** What is received but not printed yet. */
    bufferBytes: fact(whole(1_024, 1_048_576)),
    /** For printers that take more than they can hold: how fast paper surely moves. */
    paceMillimetresPerSecond: v.optional(fact(whole(10, 500))),
    /** For text mode, which is never used unless somebody asks for it. */
    codePages: v.optional(fact(v.array(codePage))),
    quirks: v.optional(v.array(fact(v.picklist(quirks)))),
  }),
  v.check(
    (file) => factsOf(file).every(({ source }) => source === assumed || Object.hasOwn(file.sources, source)),
    'a fact names a source that the file does not list',
  ),
  v.check(
    (file) => Object.keys(file.sources).every((name) => factsOf(file).some(({ source }) => source === name)),
    'a source is listed and no fact names it',
  ),
);

interface Fact {
  readonly value: unknown;
  readonly source: string;
}

/** All facts of a file, whatever they are about. */
export function factsOf(file: object): readonly Fact[] {
  return Object.values(file).flatMap((field: unknown) =>
    (Array.isArray(field) ? field : [field]).filter(
      (each): each is Fact =>
        typeof each === 'object' && each !== null && 'value' in each && 'source' in each,
    ),
  );
}
