import { expect, it } from 'vitest';
import { redo, undo } from './draft-store.ts';
import { stepOf } from './undo-keys.ts';

const pressed = { ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, key: 'z', code: 'KeyZ' };

it.each([
  ['Ctrl+Z', {}, undo],
  ['Ctrl+Shift+Z', { shiftKey: true, key: 'Z' }, redo],
  ['Ctrl+Y', { key: 'y', code: 'KeyY' }, redo],
  ['⌘Z', { ctrlKey: false, metaKey: true }, undo],
  ['Ctrl and the key of Z under a Thai layout', { key: 'ผ' }, undo],
  ['Ctrl and the letter z where it lies elsewhere', { code: 'KeyY' }, undo],
])('takes %s', (_, changed, step) => {
  expect(stepOf({ ...pressed, ...changed })).toBe(step);
});

it.each([
  ['z alone', { ctrlKey: false }],
  ['Ctrl+Alt+Z', { altKey: true }],
  ['Ctrl+X', { key: 'x', code: 'KeyX' }],
  ['the key of Z where another letter lies', { key: 'y', code: 'KeyZ', shiftKey: true }],
])('leaves %s', (_, changed) => {
  expect(stepOf({ ...pressed, ...changed })).toBeNull();
});
