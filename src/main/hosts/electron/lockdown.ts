/** What no page may do, whatever it turns into. */
import { app, type Session, type WebContents } from 'electron';
import { isOurs } from './app-protocol.ts';
import { isOwnBlob } from './downloads.ts';

/** `windowAsked` hears the address that a page wanted to open; the page itself never gets a window. */
export function lockDownPages(windowAsked: (address: string, opener: WebContents) => void): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      windowAsked(url, contents);
      return { action: 'deny' };
    });
  });
}

/** No permissions, no devices, no network. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
}

/** Our page and what it makes by itself. DevTools exists in checkouts only. */
function mayLoad(address: string): boolean {
  if (isOurs(address)) return true;
  if (isOwnBlob(address)) return true;
  const scheme = address.slice(0, address.indexOf(':') + 1);
  return scheme === 'data:' || (scheme === 'devtools:' && !app.isPackaged);
}
