/**
 * Who may import what. `build/layers.test.ts` holds the whole source tree against it. A file belongs to the longest
 * folder that names it; a folder may always import itself.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'src/shared/kernel': [],
  'src/shared/domain': ['src/shared/kernel'],
  'src/shared/contract': ['src/shared/kernel', 'src/shared/domain'],
  'src/shared/protocol': ['src/shared/kernel', 'src/shared/domain'],
  drivers: ['src/shared/kernel', 'src/shared/domain', 'drivers/contract'],
  'drivers/contract': ['src/shared/kernel', 'src/shared/domain'],
  'src/main': ['src/shared', 'drivers/contract'],
  /** The print worker and slip pictures: the only part of the terminal that draws. */
  'src/main/hosts': ['src/shared', 'src/main', 'drivers'],
  'src/main/cli': ['src/shared', 'src/main', 'src/main/hosts', 'drivers'],
  'src/preload': ['src/shared/contract', 'src/shared/kernel'],
  'src/renderer': ['src/shared'],
  'src/server': ['src/shared'],
};

/** Packages that only these folders may import. */
export const confinedPackages: Readonly<Record<string, readonly string[]>> = {
  electron: ['src/main/hosts/electron', 'src/preload'],
  'better-sqlite3': ['src/main/database'],
  serialport: ['drivers'],
  'node-hid': ['drivers'],
  koffi: ['drivers'],
  usb: ['drivers'],
  harfbuzzjs: ['drivers/printers'],
  react: ['src/renderer'],
  hono: ['src/main/hosts/browser', 'src/server'],
  ws: ['src/main/hosts/browser', 'src/server'],
};
