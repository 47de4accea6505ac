/** A counter with every kind of device, in every state that the devices screen shows, and what is plugged in there. */
import { allProfiles } from '../../drivers/printers/profiles/profiles.ts';
import type { FoundDevices, MissingAccess, PrinterProfileView } from '../../src/shared/contract/devices.ts';
import type { DisplayHealth, PrinterHealth, ReaderHealth } from '../../src/shared/contract/view.ts';
import type { Language } from '../../src/shared/kernel/language.ts';

/** 2026-11-21, 09:42 in Saigon and Bangkok. */
const nowMs = Date.UTC(2026, 10, 21, 2, 42);
const minuteMs = 60_000;

const honeywell = { vendorId: '0c2e', productId: '0b61', serialNumber: '22104B0F1C' };
const converter = { vendorId: '10c4', productId: 'ea60', serialNumber: '0001' };
const rfid = { vendorId: 'ffff', productId: '0035', serialNumber: null };
const xprinter = { vendorId: '0483', productId: '5743', serialNumber: 'XP58-0923' };

export const foundDevices: FoundDevices = {
  serial: [
    { path: '/dev/ttyUSB0', label: 'Silicon Labs CP2102 0001', identity: converter },
    { path: '/dev/ttyACM0', label: 'Honeywell 1900', identity: honeywell },
    { path: '/dev/ttyS0', label: '/dev/ttyS0', identity: null },
  ],
  hid: [
    { identity: honeywell, label: 'Honeywell Voyager 1450g', use: 'pos', refusal: null },
    { identity: rfid, label: 'Sycreader RFID USB Reader', use: 'keyboard', refusal: null },
    {
      identity: { vendorId: '0801', productId: '0002', serialNumber: null },
      label: 'MagTek Card Reader',
      use: null,
      refusal: 'paymentCards',
    },
  ],
  files: [{ path: '/dev/usb/lp0', label: 'Xprinter XP-58IIH' }],
  usb: [{ identity: xprinter, label: 'Xprinter XP-58IIH' }],
  queues: [{ name: 'EPSON_TM_T82', label: 'EPSON TM-T82' }],
  pcsc: [{ name: 'ACS ACR122U PICC Interface 00 00' }],
};

export const nothingPluggedIn: FoundDevices = {
  serial: [],
  hid: [],
  files: [],
  usb: [],
  queues: [],
  pcsc: [],
};

export function printerProfiles(): PrinterProfileView[] {
  return allProfiles().map(({ id, maker, models, paper }) => ({
    id,
    maker,
    name: models.join(', '),
    width: paper,
  }));
}

const day = '2026-11-21T0';

export const deviceLog = {
  name: 'quen-devices-2026-11-21.log',
  text: `${[
    `${day}1:00:04.120Z reader reader1 serial opened`,
    `${day}1:00:04.310Z printer printer1 tcp opened`,
    `${day}1:12:40.002Z reader reader1 serial garbled ×1`,
    `${day}2:03:11.940Z reader reader2 hid lost unplugged`,
    `${day}2:20:00.451Z printer printer1 tcp failed coverOpen`,
    `${day}2:21:12.007Z printer printer1 tcp drawerOpened`,
    `${day}2:33:07.000Z reader reader9 wedge closed`,
    `${day}2:40:09.800Z printer printer1 tcp unknown paperOut`,
  ].join('\n')}\n`,
};

const names = {
  scanner: { vi: 'Máy quét mã vạch', th: 'สแกนเนอร์บาร์โค้ด', en: 'Barcode scanner' },
  rfid: { vi: 'Đầu đọc thẻ từ', th: 'เครื่องอ่านบัตร RFID', en: 'RFID reader' },
  pad: { vi: 'Đầu đọc không tiếp xúc', th: 'เครื่องอ่านไร้สัมผัส', en: 'Contactless pad' },
  counter: { vi: 'Máy in tại quầy', th: 'เครื่องพิมพ์ที่เคาน์เตอร์', en: 'Counter printer' },
  kitchen: { vi: 'Máy in bếp', th: 'เครื่องพิมพ์ครัว', en: 'Kitchen printer' },
  office: { vi: 'Máy in văn phòng', th: 'เครื่องพิมพ์สำนักงาน', en: 'Office printer' },
  guest: { vi: 'Màn hình cho khách', th: 'จอสำหรับลูกค้า', en: 'Guest display' },
} as const satisfies Record<string, Record<Language, string>>;

const quiet = { fault: null, waiting: 0, stoppedJob: null, failed: 0, unknown: 0, simulated: null };

/** A drawer in the good printer, one that prints and one that is stopped by a fault. */
export const everyPrinter = (language: Language): readonly PrinterHealth[] => [
  {
    ...quiet,
    setting: {
      kind: 'usb',
      id: 'printer1',
      name: names.counter[language],
      width: 58,
      identity: xprinter,
      profile: 'xprinter-xp-58',
      drawer: 'pin2',
    },
    state: 'ready',
    lastEvent: { atMs: nowMs - minuteMs, what: 'drawerOpened' },
    printed: 1284,
  },
  {
    ...quiet,
    setting: {
      kind: 'device',
      id: 'printer2',
      name: names.kitchen[language],
      width: 80,
      path: '/dev/usb/lp0',
    },
    state: 'printing',
    waiting: 3,
    lastEvent: { atMs: nowMs, what: 'printed' },
    printed: 96,
    unknown: 2,
  },
  {
    ...quiet,
    setting: {
      kind: 'queue',
      id: 'printer3',
      name: names.office[language],
      width: 80,
      queue: 'EPSON_TM_T82',
      profile: 'epson-tm-t82',
    },
    state: 'stopped',
    fault: 'noPermission',
    stoppedJob: { job: 77, state: 'failed', slip: 'day' },
    lastEvent: { atMs: nowMs - 5 * minuteMs, what: 'failed' },
    printed: 0,
    failed: 4,
  },
];

export const everyReader = (language: Language): readonly ReaderHealth[] => [
  {
    setting: {
      kind: 'hid',
      id: 'reader1',
      name: names.scanner[language],
      format: 'text',
      identity: honeywell,
      use: 'pos',
    },
    state: 'ready',
    fault: null,
    lastScanMs: null,
    lastScan: null,
    lastEvent: { atMs: nowMs - 12 * minuteMs, what: 'opened' },
    opened: 1,
    lost: 0,
    scans: 0,
    garbled: 0,
  },
  {
    setting: {
      kind: 'hid',
      id: 'reader2',
      name: names.rfid[language],
      format: '8H10D',
      identity: rfid,
      use: 'keyboard',
    },
    state: 'lost',
    fault: 'noPermission',
    lastScanMs: nowMs - 40 * minuteMs,
    lastScan: { kind: 'rfid', masked: '•••• 6634' },
    lastEvent: { atMs: nowMs - 39 * minuteMs, what: 'broken' },
    opened: 3,
    lost: 3,
    scans: 1902,
    garbled: 14,
  },
  {
    setting: {
      kind: 'pcsc',
      id: 'reader3',
      name: names.pad[language],
      format: 'uid',
      reader: 'ACS ACR122U PICC Interface 00 00',
    },
    state: 'opening',
    fault: null,
    lastScanMs: null,
    lastScan: null,
    lastEvent: null,
    opened: 0,
    lost: 0,
    scans: 0,
    garbled: 0,
  },
];

/** What Linux may lack, one of each kind. */
export const everyMissingAccess: readonly MissingAccess[] = [
  {
    path: '/dev/ttyUSB0',
    advice: 'joinGroup',
    group: 'dialout',
    lines: ['sudo usermod -aG dialout quay1'],
  },
  { path: '/dev/ttyUSB0', advice: 'signInAnew', group: 'dialout', lines: [] },
  {
    path: '/dev/hidraw3',
    advice: 'installRules',
    group: null,
    lines: ['sudo udevadm control --reload && sudo udevadm trigger'],
  },
  {
    path: '/dev/hidraw3',
    advice: 'addRule',
    group: null,
    lines: [
      'SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1234", ATTRS{idProduct}=="5678", MODE="0660", GROUP="plugdev", TAG+="uaccess"',
      'SUBSYSTEM=="input", KERNEL=="input[0-9]*", ATTRS{idVendor}=="1234", ATTRS{idProduct}=="5678", RUN+="/bin/chgrp plugdev /sys%p/inhibited", RUN+="/bin/chmod g+w /sys%p/inhibited"',
    ],
  },
];

/** What a pole display shows has no marks: it knows no letters with them. */
export const everyDisplay = (language: Language): readonly DisplayHealth[] => [
  {
    setting: {
      kind: 'serial',
      id: 'display1',
      name: names.guest[language],
      path: '/dev/ttyUSB1',
      baudRate: 9600,
      dialect: 'cd5220',
    },
    state: 'ready',
    fault: null,
    lastEvent: { atMs: nowMs - 50 * minuteMs, what: 'opened' },
    opened: 1,
    lost: 0,
    lines: ['            185.000', '                 +9'],
  },
  {
    setting: { kind: 'simulated', id: 'display2', name: `${names.guest[language]} 2` },
    state: 'lost',
    fault: 'timeout',
    lastEvent: { atMs: nowMs - 20 * minuteMs, what: 'notOpened' },
    opened: 0,
    lost: 0,
    lines: ['', ''],
  },
];
