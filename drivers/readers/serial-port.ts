import type { SerialPort } from 'serialport';
import { DeviceFault } from '../contract/device.ts';
import { faultOfOpening } from './serial-ports.ts';

/** 8 data bits, no parity, 1 stop bit. `id` names the device in a fault. */
export async function openPort(
  id: string,
  path: string,
  baudRate: number,
): Promise<SerialPort | DeviceFault> {
  try {
    const { SerialPort } = await import('serialport');
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    await settled((done) => port.open(done));
    // What was scanned while nobody listened is nobody's sale.
    await settled((done) => port.flush(done));
    return port;
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    return new DeviceFault(faultOfOpening(cause), id, cause.message);
  }
}

/** Settles once others may open it. One that broke closes by itself, and is called closed while it still does. */
export function closePort(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else if (port.closing) port.once('close', () => resolve()).once('error', () => resolve());
    else resolve();
  });
}

function settled(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
