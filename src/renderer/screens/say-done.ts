import { showNotice } from '../stores/notice.ts';

/** Says at the colour edge that something is done, where the screen itself does not show it. */
export const sayDone = (words: string): void => showNotice({ kind: 'done', name: words });
