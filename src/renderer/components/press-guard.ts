/** Hands that tap twice for good measure must not post twice, nor hit what appeared under the finger. */
const secondTapMs = 300;
let lastPressMs = Number.NEGATIVE_INFINITY;

/** Whether this press counts; a second one anywhere on a posting button within 300 ms does not. */
export function pressCounts(nowMs: number): boolean {
  if (nowMs - lastPressMs < secondTapMs) return false;
  lastPressMs = nowMs;
  return true;
}
