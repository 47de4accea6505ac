export interface HidChoice {
  readonly path: string;
  /** Vendor and product as `16c0:27db`. */
  readonly ids: string;
  readonly label: string;
}

/** HID devices that are plugged in, each interface by itself; empty where the system cannot tell. Never rejects. */
export async function listHidDevices(): Promise<HidChoice[]> {
  try {
    const { default: hid } = await import('node-hid');
    const devices = await hid.devicesAsync();
    return devices.map(({ path, vendorId, productId, manufacturer, product }) => ({
      path: path ?? '',
      ids: [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':'),
      label: [manufacturer, product].filter((part) => part !== undefined && part !== '').join(' '),
    }));
  } catch {
    return [];
  }
}
