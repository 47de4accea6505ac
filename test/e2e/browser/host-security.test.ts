/** Attacks every rule of the loopback host on a real server, over real sockets. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserServer, startBrowserServer } from '../../../src/main/hosts/browser/server.ts';
import { tokenLifeMs } from '../../../src/main/hosts/browser/session.ts';
import { echoTerminal } from '../../../src/main/hosts/echo-terminal.ts';
import { systemRandom } from '../../../src/main/hosts/effects.ts';
import type { HostedTerminal } from '../../../src/main/hosts/hosted-terminal.ts';
import { contentSecurityPolicy } from '../../../src/main/hosts/page-headers.ts';
import { closeCodes } from '../../../src/shared/contract/session.ts';
import { openSession, webSocketScreen } from '../../support/loopback.ts';

let server: BrowserServer;
let terminal: HostedTerminal;
let alarms: number;
let sessionsOpened: number;
/** Attacks must not reach the terminal: how many lines did. */
let attached: number;
let nowMs: number;

beforeEach(async () => {
  alarms = 0;
  sessionsOpened = 0;
  attached = 0;
  nowMs = 1_000;
  terminal = echoTerminal();
  server = await startBrowserServer({
    terminal: {
      attach(transport, screen) {
        attached += 1;
        terminal.attach(transport, screen);
      },
      close: () => terminal.close(),
    },
    files: (path) =>
      path === '/'
        ? { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<p>the page</p>') }
        : null,
    clock: { nowMs: () => nowMs, monotonicMs: () => nowMs, after: () => () => {} },
    random: systemRandom,
    port: 0,
    opened: () => {
      sessionsOpened += 1;
    },
    alarm: () => {
      alarms += 1;
    },
  });
});

afterEach(async () => {
  await terminal.close();
  await server.close();
});

describe('The loopback host listens', () => {
  it('on 127.0.0.1 alone', async () => {
    const { port } = new URL(server.origin);
    const socket = connect({ host: '127.0.0.2', port: Number(port) });
    const [error] = (await once(socket, 'error').catch((thrown: unknown) => [thrown])) as [
      NodeJS.ErrnoException,
    ];
    expect(error.code).toBe('ECONNREFUSED');
  });
});

describe('A request with a foreign Host', () => {
  it.each(['localhost', '127.0.0.1', 'attacker.example', '127.0.0.1.attacker.example', '[::1]', '127.1'])(
    'named %j is misdirected',
    async (name) => {
      const { port } = new URL(server.origin);
      const host = name === '127.0.0.1' ? name : `${name}:${port}`;
      expect((await ask('GET', '/', { Host: host })).status).toBe(421);
    },
  );

  it('is misdirected with our port and no other difference than a dot', async () => {
    const { port } = new URL(server.origin);
    expect((await ask('GET', '/', { Host: `127.0.0.1.:${port}` })).status).toBe(421);
  });

  it.each(['GET / HTTP/1.1\r\nHost:\r\n', 'GET / HTTP/1.0\r\n', 'GET / HTTP/1.1\r\n'])(
    'or none at all (%j) gets no page',
    async (head) => {
      const { port } = new URL(server.origin);
      const socket = connect({ host: '127.0.0.1', port: Number(port) });
      socket.write(`${head}Connection: close\r\n\r\n`);
      let answer = '';
      for await (const chunk of socket) answer += String(chunk);
      expect(answer).toMatch(/^HTTP\/1\.1 (400|421) /);
      expect(answer).not.toContain('the page');
    },
  );

  it('is misdirected when the request line names another site', async () => {
    expect((await ask('GET', 'http://attacker.example/', {})).status).toBe(421);
  });

  it('gets no session, even with a good token', async () => {
    const { port } = new URL(server.origin);
    const token = tokenOf(server.issueAddress());
    expect((await login(token, { Host: `localhost:${port}` })).status).toBe(421);
    expect((await login(token)).status).toBe(200);
  });

  it('cannot open a socket', async () => {
    const key = await openSession(server.issueAddress());
    const { port } = new URL(server.origin);
    expect(await upgrade({ key, headers: { Host: `localhost:${port}` } })).toBe(421);
    expect(attached).toBe(0);
  });
});

describe('The exchange of a one-time address', () => {
  it('opens one session', async () => {
    const answer = await login(tokenOf(server.issueAddress()));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ key: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) });
    expect(sessionsOpened).toBe(1);
  });

  it.each([
    ['a foreign Origin', { Origin: 'https://attacker.example' }, 403],
    ['the Origin of another port', { Origin: 'http://127.0.0.1:1' }, 403],
    ['the Origin of no page', { Origin: 'null' }, 403],
    ['the Origin with a longer name', { Origin: 'ORIGIN.attacker.example' }, 403],
    ['no Origin', { Origin: undefined }, 403],
    ['a cross-site page', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a page of the same site on another port', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a typed address', { 'Sec-Fetch-Site': 'none' }, 403],
    ['no word on where it comes from', { 'Sec-Fetch-Site': undefined }, 403],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', { 'Content-Type': 'text/plain' }, 415],
    ['no content type', { 'Content-Type': undefined }, 415],
  ])('from %s is refused and leaves the token unused', async (_from, headers, status) => {
    const token = tokenOf(server.issueAddress());
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value?.replace('ORIGIN', server.origin)]),
    );
    expect((await login(token, given)).status).toBe(status);
    expect(sessionsOpened).toBe(0);
    expect((await login(token)).status).toBe(200);
  });

  it.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}=`, 'ปี่'.repeat(14)])(
    'with the token %j is unauthorised',
    async (token) => {
      server.issueAddress();
      expect((await login(token)).status).toBe(401);
      expect(alarms).toBe(0);
    },
  );

  it.each([
    '',
    'no JSON',
    '[]',
    '{}',
    '{"token":7}',
    '{"token":"a","more":1}',
    `{"token":"${'A'.repeat(65)}"}`,
  ])('with the body %j is a bad request', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  it('with a body of a megabyte is too large', async () => {
    expect((await post(JSON.stringify({ token: 'A'.repeat(1_000_000) }))).status).toBe(413);
  });

  it('is unauthorised once the token has expired', async () => {
    const token = tokenOf(server.issueAddress());
    nowMs += tokenLifeMs + 1;
    expect((await login(token)).status).toBe(401);
    expect(sessionsOpened).toBe(0);
  });

  it('still opens at the last moment of its life', async () => {
    const token = tokenOf(server.issueAddress());
    nowMs += tokenLifeMs;
    expect((await login(token)).status).toBe(200);
  });

  it('is unauthorised for an address that a newer one has replaced', async () => {
    const old = tokenOf(server.issueAddress());
    server.issueAddress();
    expect((await login(old)).status).toBe(401);
  });

  it('replayed is unauthorised, raises the alarm and ends the session that was opened', async () => {
    const address = server.issueAddress();
    const key = await openSession(address);
    const { socket } = await webSocketScreen(server.origin, key);
    const closed = once(socket, 'close');
    expect((await login(tokenOf(address))).status).toBe(401);
    expect(alarms).toBe(1);
    expect((await closed)[0]).toBe(closeCodes.revoked);
    expect(await upgrade({ key })).toBe(401);
  });

  it('by an early consumer is found out when the rightful one comes, however late', async () => {
    const address = server.issueAddress();
    await openSession(address);
    nowMs += 60 * tokenLifeMs;
    expect((await login(tokenOf(address))).status).toBe(401);
    expect(alarms).toBe(1);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('is a POST, not %s', async (method) => {
    const token = tokenOf(server.issueAddress());
    const answer = await ask(method, '/session', loginHeaders(), JSON.stringify({ token }));
    expect([404, 405]).toContain(answer.status);
    expect(sessionsOpened).toBe(0);
  });
});

describe('A socket', () => {
  it('opens with the key of the session, uncompressed even if the page asks for compression', async () => {
    const key = await openSession(server.issueAddress());
    const socket = new WebSocket(
      `${server.origin.replace('http', 'ws')}/terminal`,
      ['quen.v1', `key.${key}`],
      {
        origin: server.origin,
        perMessageDeflate: true,
      },
    );
    await once(socket, 'open');
    expect(socket.protocol).toBe('quen.v1');
    expect(socket.extensions).toBe('');
    socket.close();
  });

  it.each([
    ['a foreign Origin', { headers: { Origin: 'https://attacker.example' } }, 403],
    ['the Origin of another loopback port', { headers: { Origin: 'http://127.0.0.1:1' } }, 403],
    ['the Origin of localhost', { headers: { Origin: 'http://localhost' } }, 403],
    ['no Origin', { headers: { Origin: undefined } }, 403],
    ['no subprotocol', { headers: { 'Sec-WebSocket-Protocol': undefined } }, 401],
    ['no key', { headers: { 'Sec-WebSocket-Protocol': 'quen.v1' } }, 401],
    ['a wrong key', { key: 'A'.repeat(43) }, 401],
    ['an empty key', { key: '' }, 401],
    ['the key under another version', { headers: { 'Sec-WebSocket-Protocol': 'quen.v2, key.KEY' } }, 401],
    ['the key before the version', { headers: { 'Sec-WebSocket-Protocol': 'key.KEY, quen.v1' } }, 401],
    ['the key and a third protocol', { headers: { 'Sec-WebSocket-Protocol': 'quen.v1, key.KEY, x' } }, 401],
    ['another path', { path: '/' }, 404],
    ['a path that goes round', { path: '/x/../terminal' }, 404],
    ['another screen', { path: '/terminal?screen=owner' }, 404],
  ])('with %s is refused before the terminal hears of it', async (_with, attack, status) => {
    const key = await openSession(server.issueAddress());
    expect(await upgrade({ key, ...attack })).toBe(status);
    expect(attached).toBe(0);
  });

  it('is refused the token itself as its key', async () => {
    const token = tokenOf(server.issueAddress());
    expect(await upgrade({ key: token })).toBe(401);
  });

  it('is closed by a message above 64 KiB, and the terminal hears nothing of it', async () => {
    const key = await openSession(server.issueAddress());
    const { socket, transport } = await webSocketScreen(server.origin, key);
    const heard: unknown[] = [];
    transport.onFrame((frame) => heard.push(frame));
    socket.send(JSON.stringify({ frame: 'call', id: 1, method: 'echo', request: 'x'.repeat(64 * 1024) }));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1009);
    expect(heard).toEqual([{ frame: 'view', view: { echo: 'counter', calls: 0 } }]);
  });

  it('is closed by a binary message', async () => {
    const key = await openSession(server.issueAddress());
    const { socket } = await webSocketScreen(server.origin, key);
    socket.send(Buffer.from('{"frame":"call","id":1,"method":"echo","request":{}}'), { binary: true });
    await once(socket, 'close');
  });

  it('of a second counter takes the place of the first, which is told so', async () => {
    const key = await openSession(server.issueAddress());
    const first = await webSocketScreen(server.origin, key);
    const firstClosed = once(first.socket, 'close');
    const second = await webSocketScreen(server.origin, key);
    expect((await firstClosed)[0]).toBe(closeCodes.replaced);
    const answered = new Promise((resolve) =>
      second.transport.onFrame((frame) => {
        if ((frame as { frame: string }).frame === 'reply') resolve(frame);
      }),
    );
    second.transport.send({ frame: 'call', id: 1, method: 'echo', request: 'mine' });
    expect(await answered).toEqual({ frame: 'reply', id: 1, answer: { kind: 'done', value: 'mine' } });
  });

  it('of the customer display stands beside the counter', async () => {
    const key = await openSession(server.issueAddress());
    const counter = await webSocketScreen(server.origin, key);
    const customer = await webSocketScreen(server.origin, key, 'customer');
    const greeting = await new Promise((resolve) => customer.transport.onFrame(resolve));
    expect(greeting).toEqual({ frame: 'view', view: { echo: 'customer', calls: 0 } });
    expect(counter.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('comes back with the same key after the page was loaded again', async () => {
    const key = await openSession(server.issueAddress());
    const before = await webSocketScreen(server.origin, key);
    before.socket.terminate();
    const after = await webSocketScreen(server.origin, key);
    expect(after.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('of an older session is refused once a new address was used', async () => {
    const old = await openSession(server.issueAddress());
    await openSession(server.issueAddress());
    expect(await upgrade({ key: old })).toBe(401);
  });
});

describe('Every answer', () => {
  it.each([
    ['a page', 'GET', '/', 200],
    ['a missing page', 'GET', '/nothing', 404],
    ['a refused method', 'DELETE', '/', 405],
    ['a refused login', 'POST', '/session', 403],
  ])('to %s carries the headers, and none that lets other origins in', async (_to, method, path, status) => {
    const answer = await ask(method, path, {});
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/./../../etc/passwd',
    '//etc/passwd',
    '/\\..\\package.json',
    '/index.html%00.js',
    '/files.json/..',
    '/etc/passwd',
  ])('to %s is that there is nothing', async (path) => {
    const answer = await ask('GET', path, {});
    expect([200, 400, 404]).toContain(answer.status);
    expect(answer.body).toBe(answer.status === 200 ? '<p>the page</p>' : '');
  });
});

const tokenOf = (address: string) => new URL(address).hash.slice('#token='.length);

const loginHeaders = (): OutgoingHttpHeaders => ({
  Origin: server.origin,
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'application/json',
});

const login = (token: string, headers: Record<string, string | undefined> = {}) =>
  post(JSON.stringify({ token }), headers);

const post = (body: string, headers: Record<string, string | undefined> = {}) =>
  ask('POST', '/session', { ...loginHeaders(), ...headers }, body);

interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Unlike fetch, sends any Host, Origin and path exactly as given. A header that is undefined is left out. */
async function ask(method: string, path: string, headers: OutgoingHttpHeaders, body = ''): Promise<Answered> {
  const { hostname, port } = new URL(server.origin);
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  if (body !== '') given['Content-Length'] = Buffer.byteLength(body);
  const request = httpRequest({ hostname, port, method, path, headers: given, agent: false });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** The status that an upgrade gets: 101 when it succeeds. KEY in a header stands for the key. */
async function upgrade(attack: {
  readonly key: string;
  readonly path?: string;
  readonly headers?: Record<string, string | undefined>;
}): Promise<number> {
  const { hostname, port } = new URL(server.origin);
  const headers: Record<string, string | undefined> = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    Origin: server.origin,
    'Sec-WebSocket-Protocol': 'quen.v1, key.KEY',
    ...attack.headers,
  };
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value.replace('KEY', attack.key)]],
  );
  const request = httpRequest({
    hostname,
    port,
    path: attack.path ?? '/terminal',
    headers: Object.fromEntries(given) as OutgoingHttpHeaders,
    agent: false,
  });
  request.end();
  return new Promise((resolve, reject) => {
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    request.on('error', reject);
  });
}
