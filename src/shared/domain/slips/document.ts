import type { SlipBlock, SlipDocument, SlipKind } from './slip.ts';

/** The longest text that a block keeps, in characters. */
const longestText = 300;
/** What signed codes need; one that is cut is worth nothing. */
const longestQr = 1000;

/** A slip whose every text is harmless, whoever wrote it. */
export function slipDocument(kind: SlipKind, blocks: readonly SlipBlock[]): SlipDocument {
  return { kind, blocks: blocks.map(harmlessBlock) };
}

function harmlessBlock(block: SlipBlock): SlipBlock {
  switch (block.kind) {
    case 'title':
    case 'text':
    case 'banner':
      return { ...block, text: harmless(block.text) };
    case 'pair':
      return { ...block, label: harmless(block.label), value: harmless(block.value) };
    case 'qr':
      return {
        ...block,
        content: harmlessCode(block.content),
        caption: harmless(block.caption),
      };
    case 'bars':
      return { ...block, bars: block.bars.map((bar) => ({ ...bar, label: harmless(bar.label) })) };
    case 'rule':
    case 'picture':
    case 'cut':
    case 'stamps':
    case 'ruler':
    case 'space':
      return block;
  }
}

/** What scanners type is ASCII; networks may have names in any script. */
const harmlessCode = (content: string): string =>
  (content.startsWith('WIFI:')
    ? content.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, '')
    : content.replace(/[^\x20-\x7e]/g, '')
  ).slice(0, longestQr);

/**
 * Printable characters only, composed, on one line: no controls, no invisible or direction-changing characters, no
 * towers of marks, no lone surrogates, no pictures of feelings. What else the typeface lacks is left for the layout to
 * show as a replacement sign; so is a text of which nothing would be left.
 */
export function harmless(text: string): string {
  const plain = withoutEmoji(text.toWellFormed().normalize('NFC'))
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1');
  const characters = Array.from(plain);
  return characters.length <= longestText ? plain : `${characters.slice(0, longestText - 1).join('')}…`;
}

/** Whole sequences with their joiners, skin tones, flags and key caps, and a space that parted them from the words. */
const emoji =
  /(?:(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\ufe0f?\u20e3)(?:\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u20e3)*/gu;

function withoutEmoji(text: string): string {
  if (!emoji.test(text)) return text;
  emoji.lastIndex = 0;
  const words = text.replace(emoji, ' ').replace(/ {2,}/g, ' ').trim();
  return words === '' ? '\ufffd' : words;
}
