/** What the focused field holds, so that it can be put back when an input method lets a scan into it. */
export interface FieldSnapshot {
  restore(): void;
}

export function snapshotFocusedField(): FieldSnapshot {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) return nothing;
  const { value, selectionStart, selectionEnd } = field;
  return {
    restore: () => {
      // Losing the focus ends a composition that is still under way.
      field.blur();
      setValue(field, value);
      field.focus();
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
    },
  };
}

const nothing: FieldSnapshot = { restore: () => {} };

/** Past React, which otherwise takes the value for its own and tells no `onChange`. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'historyUndo' }));
}
