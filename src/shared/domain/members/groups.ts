import { idFromName } from '../id-from-name.ts';

/** An id from the name that the owner gave. */
export const groupIdFor = (name: string, taken: (id: string) => boolean): string =>
  idFromName(name, 'group', taken);
