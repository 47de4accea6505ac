import { expect, it } from 'vitest';
import { plainLook } from '../../../../shared/contract/slip-look.ts';
import { changed, draftOf, undone } from './look-draft.ts';

it('goes back a step at a time, and typing in one field is one step', () => {
  let draft = draftOf(plainLook);
  for (const footer of ['H', 'He', 'Hel']) draft = changed(draft, { footer }, 'footer');
  draft = changed(draft, { header: 'O' }, 'header');
  draft = changed(draft, { hidden: ['staff'] });
  draft = changed(draft, { hidden: ['staff', 'code'] });
  expect(undone(draft).look).toMatchObject({ footer: 'Hel', header: 'O', hidden: ['staff'] });
  expect(undone(undone(undone(draft))).look).toEqual({ ...plainLook, footer: 'Hel' });
  expect(undone(undone(undone(undone(draft)))).look).toEqual(plainLook);
});

it('begins a new step where typing goes on after going back', () => {
  const typed = changed(changed(draftOf(plainLook), { footer: 'a' }, 'footer'), { header: 'b' }, 'header');
  const again = changed(undone(typed), { footer: 'ac' }, 'footer');
  expect(undone(again).look).toEqual({ ...plainLook, footer: 'a' });
});

it('stays where nothing was changed', () => {
  const draft = draftOf(plainLook);
  expect(undone(draft)).toBe(draft);
});
