/** How the shop's slips look, as an owner sets it, and the methods of the slip editor. */
import * as v from 'valibot';
import { largestLogo } from '../domain/slips/logo.ts';
import { slipParts } from '../domain/slips/look.ts';
import type { SlipPicture } from './view.ts';

const side = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most));

/** A few lines, each as long as the paper is wide. */
const ownWords = v.pipe(
  v.string(),
  v.normalize('NFC'),
  v.maxLength(300),
  v.check((text) => text.split('\n').length <= mostOwnLines, 'too many lines'),
);
export const mostOwnLines = 5;

const logo = v.pipe(
  v.strictObject({
    width: side(largestLogo.width),
    height: side(largestLogo.height),
    /** A byte each, row after row, 0 is black. Base64. */
    greys: v.pipe(
      v.string(),
      v.maxLength(4 * Math.ceil((largestLogo.width * largestLogo.height) / 3)),
      v.regex(/^[A-Za-z0-9+/]*={0,2}$/),
    ),
  }),
  v.check(({ width, height, greys }) => bytesIn(greys) === width * height, 'a byte for each dot'),
);

const bytesIn = (base64: string): number =>
  base64.length % 4 === 0 ? (base64.length / 4) * 3 - (base64.length - base64.replace(/=+$/, '').length) : -1;

/** Nothing that moves other text about, and no controls. */
const printable = v.regex(/^[^\p{Cc}\p{Cf}]*$/u);

const SlipLookSchema = v.strictObject({
  logo: v.nullable(logo),
  /** Below the shop's name. */
  header: ownWords,
  /** At the end, in place of thanks. */
  footer: ownWords,
  wifi: v.nullable(
    v.strictObject({
      /** Networks have names of up to 32 bytes. */
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(32), printable),
      /** Empty: an open network. Else as long as WPA has them. */
      password: v.pipe(
        v.string(),
        v.maxLength(63),
        printable,
        v.check((text) => text === '' || text.length >= 8, 'a password has 8 characters'),
      ),
    }),
  ),
  /** What is left out. */
  hidden: v.pipe(v.array(v.picklist(slipParts)), v.maxLength(slipParts.length)),
});
export type SlipLookSetting = v.InferOutput<typeof SlipLookSchema>;

/** Slips that guests take home; the editor shows one with made-up figures. */
export const sampleKinds = ['earn', 'reward', 'claim', 'voucher', 'giftCard', 'card'] as const;
export type SampleKind = (typeof sampleKinds)[number];

const preview = v.strictObject({
  look: SlipLookSchema,
  kind: v.picklist(sampleKinds),
  width: v.picklist([58, 80]),
});

function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}

export const slipLookMethods = {
  'slipLook.read': method<SlipLookSetting>()(v.strictObject({})),
  /** The dots that paper would show, of a look that need not be saved. */
  'slipLook.preview': method<SlipPicture>()(preview),
  /** Recorded. Slips that wait for a printer keep the look that they were written with. */
  'slipLook.save': method<null>()(SlipLookSchema),
} as const;

export const plainLook: SlipLookSetting = { logo: null, header: '', footer: '', wifi: null, hidden: [] };
