/** How a shop wants its slips: its picture, its own words, its network, and what of the rest is said. */

/** One bit per dot, rows packed, most significant bit left, 1 is black. Base64. */
export interface SlipPictureDots {
  readonly width: number;
  readonly height: number;
  readonly bits: string;
}

export interface WifiAccess {
  readonly name: string;
  /** Empty: an open network. */
  readonly password: string;
}

/** What an owner may leave out of slips. */
export const slipParts = [
  'address',
  'programme',
  'staff',
  'reasons',
  'balances',
  'expiry',
  'level',
  'vouchers',
  'draws',
  'stampCards',
  'code',
] as const;
export type SlipPart = (typeof slipParts)[number];

export interface SlipLook {
  readonly logo: SlipPictureDots | null;
  /** Below the shop's name; lines are parted by line feeds. */
  readonly header: string;
  /** At the end, in place of our thanks. */
  readonly footer: string;
  readonly wifi: WifiAccess | null;
  readonly hidden: readonly SlipPart[];
}

export const shows = ({ look }: { readonly look?: SlipLook }, part: SlipPart): boolean =>
  !look?.hidden.includes(part);

/** What phones take for a network to join; characters that would end a field are escaped. */
export function wifiContent({ name, password }: WifiAccess): string {
  const kind = password === '' ? 'nopass' : 'WPA';
  return `WIFI:T:${kind};S:${escaped(name)};${password === '' ? '' : `P:${escaped(password)};`};`;
}

const escaped = (text: string): string => text.replace(/[\\;,":]/g, '\\$&');
