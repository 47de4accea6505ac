/** What a printer answers, byte for byte as the makers' manuals give it. */
export interface EmulatedState {
  paper: 'ok' | 'nearEnd' | 'out';
  coverOpen: boolean;
  online: boolean;
}

/** DLE EOT n: fixed bits `0xx1xx10`. */
export function realTimeStatus(state: EmulatedState, n: number): number {
  const out = state.paper === 'out';
  const stopped = !state.online || state.coverOpen || out;
  switch (n) {
    case 1:
      return stopped ? 0x1a : 0x12;
    case 2:
      return 0x12 + (state.coverOpen ? 0x04 : 0) + (out ? 0x20 : 0);
    case 3:
      return 0x12;
    default:
      return out ? 0x7e : state.paper === 'nearEnd' ? 0x1e : 0x12;
  }
}

/** GS ( H: header 37 22, the id, NUL. */
export function processIdAnswer(id: Uint8Array): Uint8Array {
  return Uint8Array.of(0x37, 0x22, ...id, 0x00);
}
