import type { DevicePorts } from '../devices/ports.ts';
export function devicePorts(): DevicePorts {
  return {
    reader: () => {
      throw new Error('none');
    },
    printer: (s) => ({
      id: s.id,
      width: s.width,
      print: async () => ({ kind: 'printed' }),
      status: async () => ({ online: true, paper: 'ok', coverOpen: false, fault: null }),
    }),
    picture: async () => ({ png: '', width: 1, height: 1 }),
    listSerial: async () => [],
    simulated: {
      scan() {},
      set() {},
      state: () => ({ paper: 'ok', coverOpen: false, online: true }),
      paper: async () => null,
    },
  };
}
