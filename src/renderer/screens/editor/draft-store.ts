import { create } from 'zustand';
import { type Draft, type Path, pathText, withValue } from './draft.ts';

interface DraftState {
  /** Of which shop the draft is; empty: none was opened. */
  readonly shop: string;
  readonly draft: Draft | null;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  /** The place of the last change: typing into one field is undone at once. */
  readonly lastPlace: string | null;
}

export const useDraftStore = create<DraftState>(() => ({
  shop: '',
  draft: null,
  past: [],
  future: [],
  lastPlace: null,
}));

const mostSteps = 100;
const keyOf = (shop: string): string => `quen.programme-draft.${shop}`;

/** Takes up the draft that was left in this window's storage; none: null. */
export function openDraft(shop: string): void {
  if (useDraftStore.getState().shop === shop) return;
  useDraftStore.setState({ shop, draft: stored(shop), past: [], future: [], lastPlace: null });
}

function stored(shop: string): Draft | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(shop)) ?? 'null');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Draft) : null;
  } catch {
    // What was kept there cannot be read: as if nothing was.
    return null;
  }
}

/** Another draft altogether; null throws it away. */
export function startDraft(draft: Draft | null): void {
  const { draft: before, past } = useDraftStore.getState();
  const kept = draft && before ? [...past, before].slice(-mostSteps) : [];
  put({ draft, past: kept, future: [], lastPlace: null });
}

/** `place` is where: changes of one place after another are one step. */
export function changeDraft(place: string, change: (draft: Draft) => Draft): void {
  const { draft, past, lastPlace } = useDraftStore.getState();
  if (!draft) return;
  const steps = place === lastPlace ? past : [...past, draft].slice(-mostSteps);
  put({ draft: change(draft), past: steps, future: [], lastPlace: place });
}

export const setValue = (path: Path, value: unknown): void =>
  changeDraft(pathText(path), (draft) => withValue(draft, path, value));

export function undo(): void {
  const { draft, past, future } = useDraftStore.getState();
  const before = past.at(-1);
  if (draft && before)
    put({ draft: before, past: past.slice(0, -1), future: [draft, ...future], lastPlace: null });
}

export function redo(): void {
  const { draft, past, future } = useDraftStore.getState();
  const [next, ...rest] = future;
  if (draft && next) put({ draft: next, past: [...past, draft], future: rest, lastPlace: null });
}

function put(state: Omit<DraftState, 'shop'>): void {
  useDraftStore.setState(state);
  const { shop } = useDraftStore.getState();
  if (state.draft) localStorage.setItem(keyOf(shop), JSON.stringify(state.draft));
  else localStorage.removeItem(keyOf(shop));
}
