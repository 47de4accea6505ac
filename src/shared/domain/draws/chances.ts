/** Counts that can be taken away, and the place that the nth of all falls on, both without going through the list. */
export interface Chances {
  readonly total: number;
  /** The place of the nth chance, from 0 to `total` − 1. */
  placeOf(nth: number): number;
  take(place: number, quantity: number): void;
  at(place: number): number;
}

/** A binary indexed tree: `sums[n]` covers as many places before `n` as its lowest bit says. */
export function chancesOf(quantities: readonly number[]): Chances {
  const left = [...quantities];
  const sums = [0, ...quantities];
  let total = quantities.reduce((sum, quantity) => sum + quantity, 0);
  for (let index = 1; index < sums.length; index += 1) {
    const parent = index + lowestBit(index);
    if (parent < sums.length) sums[parent] = (sums[parent] ?? 0) + (sums[index] ?? 0);
  }
  const widest = 2 ** Math.floor(Math.log2(Math.max(1, quantities.length)));

  return {
    get total() {
      return total;
    },
    at: (place) => left[place] ?? 0,
    placeOf(nth) {
      let place = 0;
      let remaining = nth;
      for (let width = widest; width >= 1; width /= 2) {
        const sum = sums[place + width];
        if (sum !== undefined && sum <= remaining) {
          place += width;
          remaining -= sum;
        }
      }
      return place;
    },
    take(place, quantity) {
      left[place] = (left[place] ?? 0) - quantity;
      total -= quantity;
      for (let index = place + 1; index < sums.length; index += lowestBit(index)) {
        sums[index] = (sums[index] ?? 0) - quantity;
      }
    },
  };
}

const lowestBit = (index: number): number => index & -index;
