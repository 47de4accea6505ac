import { useEffect, useState } from 'react';
import type { PrinterProfileView } from '../../../shared/contract/devices.ts';
import type { PrinterSetting } from '../../../shared/contract/methods.ts';
import { call } from '../../stores/terminal.ts';

/** The names of printers' models, for whoever may ask; null while they are not known. */
export function useModels(mayAsk: boolean): (setting: PrinterSetting) => string | null {
  const [profiles, setProfiles] = useState<readonly PrinterProfileView[]>([]);
  useEffect(() => {
    if (!mayAsk) return;
    let stands = true;
    void call('printer.profiles', {}).then((outcome) => {
      if (stands && outcome.kind === 'done') setProfiles(outcome.value ?? []);
    });
    return () => {
      stands = false;
    };
  }, [mayAsk]);
  return ({ profile }) => {
    const known = profiles.find(({ id }) => id === profile);
    // A profile serves several models: its first is enough to know it by.
    return known ? `${known.maker} ${known.name.split(',')[0]}` : null;
  };
}
