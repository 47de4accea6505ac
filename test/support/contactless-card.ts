/** What a contactless card says. */
export interface Card {
  /** How often the number was asked for since the card lies there. */
  readonly asked: () => number;
  /** The reader's driver sees it up to 400 ms later, and nothing when another card lies there by then. */
  takeAway(): void;
}

export interface LyingCard extends Card {
  /** Null: it says nothing at all. */
  answer(command: Uint8Array): Buffer | null;
  /** Or until `withinMs` are over. */
  whenAsked(withinMs?: number): Promise<void>;
}

/** Of a card that speaks T=0 alone, in which commands and answers travel as they are. */
export const answerToReset = Buffer.from('3b0f804f0ca00000030603000100000000', 'hex');
const askNumber = 'ffca000000';

/** One that never answers. */
export const mute = 'mute';

/** A card without a number, '', answers as a bank card does: there is none. */
export function cardOf(uid: string, takeAway: () => void): LyingCard {
  let asked = 0;
  let isAsked: () => void = () => {};
  const firstAsked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  return {
    asked: () => asked,
    takeAway,
    answer: (command) => {
      if (Buffer.from(command).toString('hex') !== askNumber) return Buffer.from('6d00', 'hex');
      asked += 1;
      isAsked();
      if (uid === mute) return null;
      return Buffer.from(uid === '' ? '6a81' : `${uid}9000`, 'hex');
    },
    whenAsked: async (withinMs = 20_000) => {
      const timer = setTimeout(isAsked, withinMs);
      await firstAsked;
      clearTimeout(timer);
    },
  };
}
