/** The cards of the furnished shop, as a reader prints them (8H10D): ready to tap at the simulated reader. */
export const demoCards = [
  '0000100001',
  '0000100002',
  '0000100003',
  '0000100004',
  '0000100005',
  '0000100006',
] as const;

/** A card that belongs to nobody in the furnished shop. */
export const unknownDemoCard = '0000999999';

/** The PIN of everyone in the furnished shop; its lock screen says it. */
export const demoPin = '1234';
