import { useEffect } from 'react';
import { redo, undo } from './draft-store.ts';

/** Ctrl+Z goes a step back, Ctrl+Shift+Z and Ctrl+Y a step forth; ⌘ does where Ctrl does not. */
export function useUndoKeys(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const step = stepOf(event);
      // What is tried on a bill is no part of the draft: its fields keep their own undoing.
      if (!step || (event.target instanceof Element && event.target.closest('.editor-preview'))) return;
      event.preventDefault();
      event.stopPropagation();
      step();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isActive]);
}

type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'key' | 'code'>;

/** By letter where the layout has Latin letters, by position under a Thai one. */
export function stepOf({ ctrlKey, metaKey, altKey, shiftKey, key, code }: Pressed): (() => void) | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace('Key', '').toLowerCase();
  if (letter === 'z') return shiftKey ? redo : undo;
  return letter === 'y' && !shiftKey ? redo : null;
}
