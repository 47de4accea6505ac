import type { SlipLookSetting } from '../../shared/contract/slip-look.ts';
import { dotsOfGreys } from '../../shared/domain/slips/logo.ts';
import type { SlipLook, SlipPictureDots } from '../../shared/domain/slips/look.ts';

/** A saved look as slips take it: the picture in dots. */
export function slipLook(look: SlipLookSetting): SlipLook {
  return { ...look, logo: look.logo && dotsOf(look.logo) };
}

type Logo = NonNullable<SlipLookSetting['logo']>;

/** The same picture stands on every slip. */
const drawn = new WeakMap<Logo, SlipPictureDots>();

function dotsOf(logo: Logo): SlipPictureDots {
  let dots = drawn.get(logo);
  if (!dots) {
    const { width, height, greys } = logo;
    const bits = dotsOfGreys({ width, height, greys: Buffer.from(greys, 'base64') });
    dots = { width, height, bits: Buffer.from(bits).toString('base64') };
    drawn.set(logo, dots);
  }
  return dots;
}
