/** Whether a user of Linux may use a device, and which rule or group is missing. */

/** `usbPrinter`: past the system's own driver. */
export type AccessKind = 'keyboard' | 'pos' | 'printer' | 'usbPrinter' | 'serial';

export interface DeviceAccess {
  readonly kind: AccessKind;
  readonly path: string;
  /** Vendor and product as `16c0:27db`; null where they are not known. */
  readonly ids: string | null;
  readonly mayUse: boolean;
  /** Whether its keys may be kept from the desktop; null where there is nothing to keep. */
  readonly mayMute: boolean | null;
  /** The group that may use the device; null when only root may. */
  readonly group: string | null;
}

export interface UserAccess {
  readonly name: string;
  /** Groups that this process has. */
  readonly groups: readonly string[];
  /** Groups that this user gets with the next sign-in. */
  readonly nextGroups: readonly string[];
  /** Whether the rules that come with the package are in one of udev's folders. */
  readonly hasRules: boolean;
}

export type AccessAdvice =
  | { readonly kind: 'well' }
  | { readonly kind: 'signInAnew'; readonly group: string }
  | { readonly kind: 'joinGroup'; readonly group: string }
  | { readonly kind: 'installRules' }
  /** Lines for a file of the shop's own in /etc/udev/rules.d. */
  | { readonly kind: 'addRule'; readonly lines: readonly string[] };

export function accessAdvice(device: DeviceAccess, user: UserAccess): AccessAdvice {
  if (device.mayUse && device.mayMute !== false) return { kind: 'well' };
  const { group } = device;
  if (!device.mayUse && group !== null && group !== 'root' && !user.groups.includes(group)) {
    return { kind: user.nextGroups.includes(group) ? 'signInAnew' : 'joinGroup', group };
  }
  // The right to mute has no other way to a user than the group.
  if (device.mayMute === false && user.hasRules && !user.groups.includes(readerGroup)) {
    return { kind: user.nextGroups.includes(readerGroup) ? 'signInAnew' : 'joinGroup', group: readerGroup };
  }
  if (!user.hasRules) return { kind: 'installRules' };
  return { kind: 'addRule', lines: ruleFor(device) };
}

/** What is typed into a terminal of Linux, or put into a file of rules, to follow the advice. */
export function linesOf(advice: AccessAdvice, userName: string): readonly string[] {
  switch (advice.kind) {
    case 'well':
    case 'signInAnew':
      return [];
    case 'joinGroup':
      return [`sudo usermod -aG ${advice.group} ${userName}`];
    case 'installRules':
      return ['sudo udevadm control --reload && sudo udevadm trigger'];
    case 'addRule':
      return advice.lines;
  }
}

/** The same in a sentence for whoever looks after the computer. */
export function explainAccess(device: DeviceAccess, advice: AccessAdvice): string {
  const name = `${names[device.kind]} ${device.path}`;
  const lines = linesOf(advice, '$USER');
  switch (advice.kind) {
    case 'well':
      return name;
    case 'signInAnew':
      return `${name} is for the group ${advice.group}: sign out and in again, and this user belongs to it`;
    case 'joinGroup':
      return `${name} is for the group ${advice.group}: ${lines.join()}, then sign in anew`;
    case 'installRules':
      return `${name} is closed to this user: put 70-quen.rules into /etc/udev/rules.d, then ${lines.join()}`;
    case 'addRule':
      return `${name} is not in the rules: put these lines into /etc/udev/rules.d/70-quen-shop.rules, then plug it in anew${lines.map((line) => `\n       ${line}`).join('')}`;
  }
}

const readerGroup = 'plugdev';

const names: Readonly<Record<AccessKind, string>> = {
  keyboard: 'keyboard-type reader',
  pos: 'HID POS scanner',
  printer: 'printer',
  usbPrinter: 'USB printer',
  serial: 'serial port',
};

function ruleFor({ kind, ids }: DeviceAccess): string[] {
  const [vendor = 'VENDOR', product = 'PRODUCT'] = ids?.split(':') ?? [];
  const device = `ATTRS{idVendor}=="${vendor}", ATTRS{idProduct}=="${product}"`;
  switch (kind) {
    case 'keyboard':
      return [
        `SUBSYSTEM=="hidraw", ${device}, MODE="0660", GROUP="${readerGroup}", TAG+="uaccess"`,
        `SUBSYSTEM=="input", KERNEL=="input[0-9]*", ${device}, RUN+="/bin/chgrp ${readerGroup} /sys%p/inhibited", RUN+="/bin/chmod g+w /sys%p/inhibited"`,
      ];
    case 'pos':
      return [`SUBSYSTEM=="hidraw", ${device}, MODE="0660", GROUP="${readerGroup}", TAG+="uaccess"`];
    case 'printer':
      return [`SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*", MODE="0660", GROUP="lp", TAG+="uaccess"`];
    case 'usbPrinter':
      return [
        `SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ${device}, MODE="0660", GROUP="lp", TAG+="uaccess"`,
      ];
    case 'serial':
      return [`SUBSYSTEM=="tty", ${device}, MODE="0660", GROUP="dialout", TAG+="uaccess"`];
  }
}
