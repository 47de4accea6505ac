/** The largest whole number from 0 to `most` that fits, where everything below a fit fits too and 0 always does. */
export function largestThat(most: number, fits: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
