import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localAddresses, openNetworkSearch } from './network-search.ts';

const address = (text: string, internal = false) =>
  ({ address: text, family: 'IPv4', internal, netmask: '255.255.255.0', mac: '', cidr: null }) as const;

describe('Where printers are looked for', () => {
  it('is the neighbourhood of this machine, without itself', () => {
    const found = localAddresses({ eth0: [address('192.168.1.20')] });
    expect(found).toHaveLength(253);
    expect(found[0]).toBe('192.168.1.1');
    expect(found.at(-1)).toBe('192.168.1.254');
    expect(found).not.toContain('192.168.1.20');
  });

  it('is searched once where two cards are in one network', () => {
    expect(localAddresses({ eth0: [address('10.0.0.5')], wlan0: [address('10.0.0.6')] })).toHaveLength(252);
  });

  it.each([
    ['the internet', '203.0.113.7'],
    ['a neighbour of a private range', '172.32.0.1'],
    ['a carrier', '100.64.0.1'],
  ])('is never %s', (_, text) => {
    expect(localAddresses({ eth0: [address(text)] })).toEqual([]);
  });

  it('is not this machine alone', () => {
    expect(localAddresses({ lo: [address('127.0.0.1', true)] })).toEqual([]);
  });
});

describe('The search', () => {
  let printer: Server;
  let port: number;
  let received: number;
  beforeEach(async () => {
    received = 0;
    printer = createServer((socket) => {
      socket.on('data', (bytes) => {
        received += bytes.length;
      });
      socket.on('error', () => {});
    });
    printer.listen(0, '127.0.0.1');
    await once(printer, 'listening');
    port = (printer.address() as AddressInfo).port;
  });
  afterEach(() => {
    printer.close();
  });

  it('finds who listens, sends nothing, and counts', async () => {
    const steps: (readonly [number, number])[] = [];
    // The middle one is refused: nothing listens there.
    const addresses = () => ['127.0.0.1', '127.0.0.2', '127.0.0.3'];
    const network = openNetworkSearch({
      addresses,
      port,
      changed: () => {
        const now = network.progress();
        if (now) steps.push([now.done, now.of]);
      },
    });
    expect(await network.search()).toEqual([{ host: '127.0.0.1', port }]);
    expect(steps[0]).toEqual([0, 3]);
    expect(steps.at(-1)).toEqual([3, 3]);
    expect(network.progress()).toBeNull();
    expect(received).toBe(0);
  });

  it('runs once at a time, and again afterwards', async () => {
    const network = openNetworkSearch({ addresses: () => ['127.0.0.1'], port, changed: () => {} });
    const first = network.search();
    expect(await network.search()).toBeNull();
    expect(await first).toHaveLength(1);
    expect(await network.search()).toHaveLength(1);
  });

  it('answers with what it has when it is cancelled', async () => {
    const network = openNetworkSearch({
      addresses: () => Array.from({ length: 900 }, () => '127.0.0.1'),
      port,
      changed: () => {
        if ((network.progress()?.done ?? 0) >= 30) network.cancel();
      },
    });
    const found = await network.search();
    expect(found?.length).toBeGreaterThanOrEqual(30);
    expect(found?.length).toBeLessThan(100);
  });
});
