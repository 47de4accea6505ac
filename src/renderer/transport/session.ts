import { sessionPath, tokenFragment } from '../../shared/contract/session.ts';

/** The browser host's key: handed over once through the page's fragment, then kept for this tab alone. */
const storageName = 'quen.key';

/** The key of this session, or null when the address was not opened from the terminal or was used before. */
export async function sessionKey(): Promise<string | null> {
  const token = takeToken();
  if (token) {
    const key = await exchange(token);
    if (key) sessionStorage.setItem(storageName, key);
    return key;
  }
  return sessionStorage.getItem(storageName);
}

/** The fragment leaves the address bar and the history at once: it is worth a session. */
function takeToken(): string | null {
  if (!location.hash.startsWith(tokenFragment)) return null;
  const token = location.hash.slice(tokenFragment.length);
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}

async function exchange(token: string): Promise<string | null> {
  const response = await fetch(sessionPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) return null;
  const body: unknown = await response.json();
  return hasKey(body) ? body.key : null;
}

function hasKey(body: unknown): body is { key: string } {
  return typeof body === 'object' && body !== null && 'key' in body && typeof body.key === 'string';
}
