import type { PaperWidth, Printer } from '../contract/printer.ts';
import { createEscposPrinter } from './printer.ts';
import { fileTransport } from './transports/file.ts';
import { serialTransport } from './transports/serial.ts';
import { tcpTransport } from './transports/tcp.ts';

export { type Picture, pictureOf } from './png.ts';

/** A real printer as the settings describe it. */
export type RealPrinterSetting = { readonly id: string; readonly width: PaperWidth } & (
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly kind: 'file'; readonly path: string }
);

/** Nothing is opened before the first job or question. */
export function openPrinter(setting: RealPrinterSetting): Printer {
  const { id, width } = setting;
  switch (setting.kind) {
    case 'tcp': {
      const { host, port } = setting;
      const transport = tcpTransport({ device: id, host, port });
      return createEscposPrinter({ id, width, transport, confirmation: 'printer' });
    }
    case 'serial': {
      const { path, baudRate } = setting;
      const transport = serialTransport({ device: id, path, baudRate });
      return createEscposPrinter({ id, width, transport, confirmation: 'printer' });
    }
    case 'file': {
      const transport = fileTransport({ device: id, path: setting.path });
      return createEscposPrinter({ id, width, transport, confirmation: 'transport' });
    }
  }
}

/**
 * Loads the typeface and draws the letters of all three languages, so that the first real slip is as quick as the
 * others. Pauses after every few letters: nothing else has to wait for it. May be called at any time, also twice.
 */
export async function warmUp(): Promise<void> {
  const { drawAlphabet } = await import('./raster/warm-up.ts');
  await drawAlphabet();
}
