/** Estimates are shown as the estimates they are: only their first two figures say something. */
export function twoFigures(value: number, way: 'down' | 'up'): number {
  if (value <= 0) return 0;
  const step = 10 ** Math.max(0, String(Math.trunc(value)).length - 2);
  return (way === 'down' ? Math.floor(value / step) : Math.ceil(value / step)) * step;
}
