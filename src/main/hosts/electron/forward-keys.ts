import type { Input, KeyboardInputEvent, WebContents } from 'electron';
import { usCharacter } from '../../../shared/domain/cards/wedge-keys.ts';

/**
 * Hands the keys of a page that takes no input on to another: a scanner that plays keyboard types wherever the focus is,
 * and a card must not be lost to the guest's window.
 */
export function forwardKeys(from: WebContents, to: WebContents): void {
  from.on('before-input-event', (event, input) => {
    const forwarded = sameKey(input);
    if (!forwarded || to.isDestroyed()) return;
    event.preventDefault();
    to.sendInputEvent(forwarded);
  });
}

/** By the position of the key, as the counter reads scans; null for a key that has nothing to say there. */
function sameKey({ type, code, shift, control, alt, meta, isAutoRepeat }: Input): KeyboardInputEvent | null {
  if (control || alt || meta || isAutoRepeat) return null;
  const keyCode = names[code] ?? usCharacter({ code, shift: false })?.toUpperCase();
  if (keyCode === undefined) return null;
  return {
    type: type === 'keyUp' ? 'keyUp' : 'keyDown',
    keyCode,
    modifiers: shift ? ['shift'] : [],
  };
}

/** As Electron's accelerators call them. */
const names: Readonly<Record<string, string>> = {
  Enter: 'Enter',
  NumpadEnter: 'Enter',
  Tab: 'Tab',
  Space: 'Space',
  Escape: 'Escape',
  Backspace: 'Backspace',
};
