/** What a printer answers, byte for byte as the makers' manuals give it. */
export interface EmulatedState {
  paper: 'ok' | 'nearEnd' | 'out';
  coverOpen: boolean;
  online: boolean;
  cutterJammed: boolean;
}

/** DLE EOT n: fixed bits `0xx1xx10`. */
export function realTimeStatus(state: EmulatedState, n: number): number {
  const out = state.paper === 'out';
  const stopped = isStopped(state);
  switch (n) {
    case 1:
      return stopped ? 0x1a : 0x12;
    case 2:
      return 0x12 + (state.coverOpen ? 0x04 : 0) + (out ? 0x20 : 0) + (state.cutterJammed ? 0x40 : 0);
    case 3:
      return state.cutterJammed ? 0x1a : 0x12;
    default:
      return out ? 0x7e : state.paper === 'nearEnd' ? 0x1e : 0x12;
  }
}

/** Nothing more comes out until a person has helped. */
export function isStopped(state: EmulatedState): boolean {
  return !state.online || state.coverOpen || state.paper === 'out' || state.cutterJammed;
}

/** Automatic status, four bytes: printer, error, paper, reserved. */
export function automaticStatus(state: EmulatedState): Uint8Array {
  const stopped = isStopped(state);
  const paper = state.paper === 'out' ? 0x0f : state.paper === 'nearEnd' ? 0x03 : 0;
  return Uint8Array.of(
    0x10 + (stopped ? 0x08 : 0) + (state.coverOpen ? 0x20 : 0),
    state.cutterJammed ? 0x08 : 0,
    paper,
    0x0f,
  );
}

/** GS r 1: bits 0xx0xxxx, paper only. */
export function queuedStatus(state: EmulatedState): Uint8Array {
  return Uint8Array.of(state.paper === 'nearEnd' ? 0x03 : 0);
}

/** GS ( H: header 37 22, the id, NUL. */
export function processIdAnswer(id: Uint8Array): Uint8Array {
  return Uint8Array.of(0x37, 0x22, ...id, 0x00);
}
