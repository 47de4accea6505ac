/**
 * What becomes of bytes on a serial line that is read at another speed than they are sent at. Eight bits, no parity, one
 * stop bit; each bit is looked at in its middle, and the line rests before and behind.
 */
export function heardAt(sent: Uint8Array, sentAt: number, readAt: number): Uint8Array {
  const wire = [...sent].flatMap((byte) => [
    0,
    ...Array.from({ length: 8 }, (_, bit) => (byte >> bit) & 1),
    1,
  ]);
  const levelAt = (time: number): number => wire[Math.floor(time * sentAt)] ?? 1;
  const endsAt = wire.length / sentAt;
  const bit = 1 / readAt;
  /** How finely a falling edge is looked for. */
  const tick = bit / 16;
  const heard: number[] = [];
  for (let time = 0; time < endsAt; ) {
    if (levelAt(time) === 1) {
      time += tick;
      continue;
    }
    const bits = Array.from({ length: 8 }, (_, at) => levelAt(time + (at + 1.5) * bit));
    heard.push(bits.reduce((byte, level, at) => byte | (level << at), 0));
    time += 9.5 * bit;
    // A line that is still low did not end its byte: the next one begins with its next edge.
    while (levelAt(time) === 0 && time < endsAt) time += tick;
  }
  return Uint8Array.from(heard);
}
