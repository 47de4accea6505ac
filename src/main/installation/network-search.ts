/** Looks for printers in the networks that this machine is in. Only when somebody asks for it. */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { NetworkPrinter } from '../../shared/contract/installation.ts';

export interface NetworkSearch {
  /** Settles with what was found, also when it was cancelled; null when another one runs. */
  search(): Promise<NetworkPrinter[] | null>;
  cancel(): void;
  progress(): { readonly done: number; readonly of: number; readonly found: number } | null;
}

export interface NetworkSearchEffects {
  /** Every address to try; those of this machine's own networks unless a test says otherwise. */
  readonly addresses?: () => string[];
  /** Where network printers listen. */
  readonly port?: number;
  readonly changed: () => void;
}

/** Where network printers listen, by the makers' common habit. */
const rawPort = 9100;
/** At once: gentle to small routers. */
const mostAtOnce = 24;
/** A printer in the same network answers within a few milliseconds; one that sleeps takes longer. */
const patienceMs = 700;
/** Networks larger than 256 addresses are searched around this machine's own address only. */
const mostAddresses = 254 * 4;

export function openNetworkSearch(effects: NetworkSearchEffects): NetworkSearch {
  const { addresses = localAddresses, port = rawPort, changed } = effects;
  let running: { done: number; readonly of: number; found: NetworkPrinter[]; cancelled: boolean } | null =
    null;

  return {
    async search() {
      if (running) return null;
      const queue = addresses().slice(0, mostAddresses);
      const mine = { done: 0, of: queue.length, found: [] as NetworkPrinter[], cancelled: false };
      running = mine;
      changed();
      const work = async () => {
        for (let host = queue.shift(); host !== undefined && !mine.cancelled; host = queue.shift()) {
          if (await listens(host, port)) mine.found.push({ host, port });
          mine.done += 1;
          changed();
        }
      };
      await Promise.all(Array.from({ length: mostAtOnce }, work));
      running = null;
      changed();
      return mine.found.toSorted((a, b) => a.host.localeCompare(b.host, 'en', { numeric: true }));
    },
    cancel: () => {
      if (running) running.cancelled = true;
    },
    progress: () => running && { done: running.done, of: running.of, found: running.found.length },
  };
}

/** Whether something takes a connection there. Nothing is sent: printers print what they are sent. */
function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patienceMs, () => end(false));
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
  });
}

/** The other addresses of each private network of 256 that this machine is in. */
export function localAddresses(interfaces = networkInterfaces()): string[] {
  const own = Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isPrivate(address))
    .map(({ address }) => address);
  const networks = new Set(own.map((address) => address.split('.').slice(0, 3).join('.')));
  return [...networks].flatMap((network) =>
    Array.from({ length: 254 }, (_, host) => `${network}.${host + 1}`).filter(
      (address) => !own.includes(address),
    ),
  );
}

/** RFC 1918 and link-local: what is not in the shop is never asked. */
const isPrivate = (address: string): boolean =>
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/.test(address);
