import { existsSync, mkdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { app, type Session } from 'electron';
import { isOurs } from './app-protocol.ts';

/**
 * What our page makes on the spot goes into the user's downloads folder without a question: a dialog of the system would
 * stand over the counter. Anything else is no download.
 */
export function keepDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!isOwnBlob(item.getURL())) return event.preventDefault();
    const folder = app.getPath('downloads');
    mkdirSync(folder, { recursive: true });
    item.setSavePath(freePath(folder, item.getFilename()));
  });
}

export function isOwnBlob(address: string): boolean {
  return address.startsWith('blob:') && isOurs(address.slice('blob:'.length));
}

/** Nothing that lies there is written over: `day.csv`, then `day (2).csv`. */
function freePath(folder: string, name: string): string {
  const extension = extname(name);
  const stem = basename(name, extension);
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? basename(name) : `${stem} (${copy})${extension}`);
    if (!existsSync(path)) return path;
  }
}
