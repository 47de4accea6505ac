/** What the engine says of rewards that are taken. */
import type { Text } from '../../../kernel/language.ts';
import { type Currency, formatQuantity, type Minor } from '../../../kernel/money.ts';
import type { Reward, Unit } from '../../programme/document.ts';
import { money, perLanguage, words } from './words.ts';

export function pointsUsedSentence(unit: Unit, quantity: number): Text {
  const used = words(unit, quantity);
  return { vi: `Dùng ${used.vi}`, th: `ใช้ ${used.th}`, en: `${used.en} used` };
}

export function pointsAsMoneySentence(unit: Unit, quantity: number, amount: Minor, currency: Currency): Text {
  const used = words(unit, quantity);
  const worth = money(amount, currency);
  return {
    vi: `${used.vi} trừ ${worth.vi} vào hóa đơn`,
    th: `${used.th} ลดยอดบิล ${worth.th}`,
    en: `${used.en} for ${worth.en} off the bill`,
  };
}

/** `10 stamps for Free drink`, `20 stamps for 2 × Free drink`. */
export function itemSentence(reward: Reward, unit: Unit, quantity: number, pieces: number): Text {
  const used = words(unit, quantity);
  const got = perLanguage((language) =>
    pieces === 1
      ? reward.name[language]
      : `${formatQuantity(pieces, 0, language)} × ${reward.name[language]}`,
  );
  return {
    vi: `Đổi ${used.vi} lấy ${got.vi}`,
    th: `ใช้ ${used.th} แลก ${got.th}`,
    en: `${used.en} for ${got.en}`,
  };
}
