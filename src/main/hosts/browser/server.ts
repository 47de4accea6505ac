/** The terminal on loopback, for one browser of the same person on the same machine. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  closeCodes,
  keyProtocol,
  protocol,
  type Screen,
  screens,
  sessionPath,
  terminalPath,
  tokenFragment,
} from '../../../shared/contract/session.ts';
import type { Clock, Random } from '../../../shared/kernel/effects.ts';
import type { HostedTerminal } from '../hosted-terminal.ts';
import type { PageFiles } from '../page-files.ts';
import { pageHeaders } from '../page-headers.ts';
import { sessions } from './session.ts';
import { webSocketTransport } from './web-socket.ts';

export interface BrowserServer {
  /** `http://127.0.0.1:43123` */
  readonly origin: string;
  /** A fresh one-time address; the one before is void unless it was used. */
  issueAddress(): string;
  close(): Promise<void>;
}

export interface BrowserServerParts {
  readonly terminal: HostedTerminal;
  readonly files: PageFiles;
  readonly clock: Clock;
  readonly random: Random;
  /** 0: any free port. */
  readonly port: number;
  /** A one-time address was exchanged for the session. */
  opened(): void;
  /** A one-time address was used twice; the session has ended. */
  alarm(): void;
}

const largestMessageBytes = 64 * 1024;
const mostConnections = 64;

/** Settles once it listens; rejects with what the system says, EADDRINUSE. */
export async function startBrowserServer(parts: BrowserServerParts): Promise<BrowserServer> {
  const session = sessions(parts.clock, parts.random);
  const open = new Map<Screen, WebSocket>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageBytes,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  });

  let origin = '';
  const host = () => origin.slice('http://'.length);
  const revoke = () => {
    for (const socket of open.values()) socket.close(closeCodes.revoked);
    parts.alarm();
  };

  const app = application(
    parts.files,
    session,
    () => origin,
    () => parts.opened(),
    revoke,
  );
  const listener = getRequestListener((request) => app.fetch(request));
  const server = createServer(
    { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      if (isForHost(request, host())) return void listener(request, response);
      response.writeHead(421, { ...pageHeaders, Connection: 'close' }).end();
    },
  );
  server.maxConnections = mostConnections;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    if (!isForHost(request, host())) return refuseUpgrade(socket, '421 Misdirected Request');
    if (request.headers.origin !== origin) return refuseUpgrade(socket, '403 Forbidden');
    const screen = screens.find((each) => terminalPath[each] === request.url);
    if (!screen) return refuseUpgrade(socket, '404 Not Found');
    if (!session.holds(keyOffered(request))) return refuseUpgrade(socket, '401 Unauthorized');
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      open.get(screen)?.close(closeCodes.replaced);
      open.set(screen, accepted);
      accepted.on('close', () => {
        if (open.get(screen) === accepted) open.delete(screen);
      });
      parts.terminal.attach(webSocketTransport(accepted), screen);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', () => resolve());
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    issueAddress: () => `${origin}/${tokenFragment}${session.issue()}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const Login = v.strictObject({ token: v.pipe(v.string(), v.maxLength(64)) });

function application(
  files: PageFiles,
  session: ReturnType<typeof sessions>,
  origin: () => string,
  opened: () => void,
  revoke: () => void,
): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) context.res.headers.set(name, value);
  });

  app.post(sessionPath, bodyLimit({ maxSize: 1024 }), async (context) => {
    const { req } = context;
    if (req.header('origin') !== origin()) return context.body(null, 403);
    if (req.header('sec-fetch-site') !== 'same-origin') return context.body(null, 403);
    if (req.header('content-type') !== 'application/json') return context.body(null, 415);
    const login = v.safeParse(Login, await jsonOf(req.raw));
    if (!login.success) return context.body(null, 400);
    const exchange = session.exchange(login.output.token);
    switch (exchange.kind) {
      case 'opened':
        opened();
        return context.json({ key: exchange.key });
      case 'replayed':
        revoke();
        return context.body(null, 401);
      case 'unknown':
        return context.body(null, 401);
    }
  });

  app.get('*', (context) => {
    const file = files(new URL(context.req.url).pathname);
    if (!file) return context.body(null, 404);
    return context.body(file.bytes, 200, { 'Content-Type': file.type });
  });
  app.all('*', (context) => context.body(null, 405, { Allow: 'GET, HEAD' }));
  return app;
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}

/** Exactly our address, in a request line that names a path: a name that points here is somebody else's. */
function isForHost(request: IncomingMessage, host: string): boolean {
  return request.headers.host === host && request.url?.startsWith('/') === true;
}

function keyOffered(request: IncomingMessage): string {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  const key = offered.length === 2 && offered[0] === protocol ? offered[1] : undefined;
  return key?.startsWith(keyProtocol) ? key.slice(keyProtocol.length) : '';
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
