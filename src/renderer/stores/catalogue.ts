import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { CatalogueItem } from '../../shared/contract/view.ts';
import { call, useTerminal } from './terminal.ts';

interface CatalogueState {
  /** Of the terminal's catalogue that `items` are; 0: none fetched yet. */
  readonly revision: number;
  readonly items: readonly CatalogueItem[];
}

const useStore = create<CatalogueState>(() => ({ revision: 0, items: [] }));

/** Items in the order of the grid, fetched once per revision; null until they are there. */
export function useCatalogue(): readonly CatalogueItem[] | null {
  const revision = useTerminal((state) => state.view?.catalogue ?? 0);
  const known = useStore();
  useEffect(() => {
    if (revision > 0 && useStore.getState().revision !== revision) void fetchItems(revision);
  }, [revision]);
  if (revision === 0) return [];
  return known.revision === 0 ? null : known.items;
}

/** Asks again, after the terminal said that prices are not what this page thinks. */
export function refetchCatalogue(): void {
  void fetchItems(useTerminal.getState().view?.catalogue ?? 0);
}

const fetching = new Map<number, Promise<void>>();

/** Several parts of a screen ask for the same revision at once; the terminal is asked once. */
function fetchItems(revision: number): Promise<void> {
  const running = fetching.get(revision);
  if (running) return running;
  const started = call('catalogue.list', {}).then((outcome) => {
    fetching.delete(revision);
    if (outcome.kind !== 'done') return;
    const items = [...outcome.value].sort((a, b) => a.position - b.position);
    useStore.setState({ revision, items });
  });
  fetching.set(revision, started);
  return started;
}

const pictures = new Map<string, Promise<string | null>>();
let picturesOf = 0;

/** The picture of an item, fetched when it is first shown; null without one, or until it is there. */
export function usePicture(item: CatalogueItem): string | null {
  const revision = useTerminal((state) => state.view?.catalogue ?? 0);
  const [shown, setShown] = useState<{ readonly item: string; readonly picture: string | null } | null>(null);
  const { id, hasPicture } = item;
  useEffect(() => {
    if (!hasPicture) return;
    let isCurrent = true;
    void pictureOf(id, revision).then((picture) => {
      if (isCurrent) setShown({ item: id, picture });
    });
    return () => {
      isCurrent = false;
    };
  }, [id, hasPicture, revision]);
  return hasPicture && shown?.item === id ? shown.picture : null;
}

/** Also for whoever changes an item and must send its picture back. */
export function pictureOf(id: string, revision: number): Promise<string | null> {
  if (picturesOf !== revision) pictures.clear();
  picturesOf = revision;
  const known = pictures.get(id);
  if (known) return known;
  const asked = call('catalogue.picture', { item: id }).then((outcome) =>
    outcome.kind === 'done' ? (outcome.value?.picture ?? null) : null,
  );
  pictures.set(id, asked);
  return asked;
}
