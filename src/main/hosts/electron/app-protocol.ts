import { protocol } from 'electron';
import type { PageFiles } from '../page-files.ts';
import { pageHeaders } from '../page-headers.ts';

export const appOrigin = 'app://pos';

/** Before the app is ready: the page's own origin, as trustworthy as https and cut off from files. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built files and nothing else, each with the headers of every page. */
export function serveApp(files: PageFiles): void {
  protocol.handle('app', ({ url, method }) => {
    const { pathname } = new URL(url);
    const file = isOurs(url) && method === 'GET' ? files(pathname) : null;
    if (!file) return new Response(null, { status: 404, headers: pageHeaders });
    return new Response(file.bytes, { headers: { ...pageHeaders, 'Content-Type': file.type } });
  });
}

/** Whether an address belongs to the page, by its parsed parts. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol: scheme, host, username, password } = new URL(address);
  return scheme === 'app:' && host === 'pos' && username === '' && password === '';
}
