// electron-builder calls this on the packed folder, before anything is signed.
import { join } from 'node:path';
import { flipFuses } from './fuses.ts';

export default function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const binaries = {
    darwin: join(`${productFilename}.app`, 'Contents/Frameworks/Electron Framework.framework/Electron Framework'),
    win32: `${productFilename}.exe`,
    linux: packager.executableName,
  };
  flipFuses(join(appOutDir, binaries[electronPlatformName]));
}
