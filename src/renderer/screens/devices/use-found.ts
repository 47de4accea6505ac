import { useCallback, useEffect, useState } from 'react';
import type { FoundDevices } from '../../../shared/contract/devices.ts';
import { call } from '../../stores/terminal.ts';

export interface Found {
  /** Null while it is being looked for. */
  readonly found: FoundDevices | null;
  readonly search: () => void;
}

/** What is plugged into the terminal now. Where it cannot tell, nothing is. */
export function useFound(): Found {
  const [found, setFound] = useState<FoundDevices | null>(null);
  const look = useCallback(
    () =>
      call('devices.find', {}).then((outcome) =>
        setFound((outcome.kind === 'done' ? outcome.value : null) ?? nothingFound),
      ),
    [],
  );
  useEffect(() => void look(), [look]);
  const search = () => {
    setFound(null);
    void look();
  };
  return { found, search };
}

export const nothingFound: FoundDevices = { serial: [], hid: [], files: [], usb: [], queues: [], pcsc: [] };
