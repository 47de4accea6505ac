/** Settings of devices, the methods that look after them, and what these answer. */
import * as v from 'valibot';
import { numberFormats } from '../domain/cards/card.ts';
import type { SlipPicture } from './view.ts';

const words = (most: number) =>
  v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(most));
const id = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_-]{1,64}$/));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const nothing = v.strictObject({});
const byId = v.strictObject({ id });

const fourHexadecimal = v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/));
/** Stays the same in whatever socket a USB device is. */
const usbIdentity = v.strictObject({
  vendorId: fourHexadecimal,
  productId: fourHexadecimal,
  /** Null where the maker gave none: any device of that vendor and product is the one. */
  serialNumber: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(126))),
});
export type UsbIdentity = v.InferOutput<typeof usbIdentity>;

const readerCommon = {
  id,
  name: words(40),
  format: v.picklist(numberFormats),
  /** What the reader puts around each number, as learn mode found it. */
  trim: v.exactOptional(
    v.strictObject({
      prefix: v.pipe(v.string(), v.maxLength(16)),
      suffix: v.pipe(v.string(), v.maxLength(16)),
    }),
  ),
};
export const ReaderSettingSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('wedge'),
    ...readerCommon,
    /** Where the usual pace does not hear it, as learn mode found it. */
    pace: v.exactOptional(
      v.strictObject({
        gapMs: v.pipe(v.number(), v.safeInteger(), v.minValue(20), v.maxValue(120)),
        pauseMs: v.pipe(v.number(), v.safeInteger(), v.minValue(60), v.maxValue(400)),
        endsWithPause: v.boolean(),
      }),
    ),
  }),
  v.strictObject({
    kind: v.literal('serial'),
    ...readerCommon,
    path,
    /** Where it is known, the reader is found by it whatever its path has become. */
    identity: v.exactOptional(usbIdentity),
    baudRate: v.picklist([1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200]),
    framing: v.picklist(['rdm6300', 'line', 'wiegand']),
  }),
  /** Read past the desktop: a keyboard-type reader (Linux only) or a HID POS scanner. */
  v.strictObject({
    kind: v.literal('hid'),
    ...readerCommon,
    identity: usbIdentity,
    use: v.picklist(['keyboard', 'pos']),
  }),
  v.strictObject({
    kind: v.literal('pcsc'),
    ...readerCommon,
    /** Its name as PC/SC lists it; empty: the first. */
    reader: v.pipe(v.string(), v.maxLength(200)),
  }),
  v.strictObject({ kind: v.literal('simulated'), ...readerCommon }),
]);
export type ReaderSetting = v.InferOutput<typeof ReaderSettingSchema>;

export const drawerPins = ['none', 'pin2', 'pin5'] as const;
const printerCommon = {
  id,
  name: words(40),
  width: v.picklist([58, 80]),
  /** A profile of that width, by id; absent: a printer of which only the paper is known. */
  profile: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/))),
  /** Where the cash drawer is plugged in; absent: none. */
  drawer: v.exactOptional(v.picklist(drawerPins)),
};
export const PrinterSettingSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('tcp'),
    ...printerCommon,
    host: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9.:-]{1,253}$/)),
    port: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(65_535)),
  }),
  v.strictObject({
    kind: v.literal('serial'),
    ...printerCommon,
    path,
    baudRate: v.picklist([9600, 19200, 38400, 57600, 115200]),
  }),
  v.strictObject({ kind: v.literal('file'), ...printerCommon, path }),
  /** A printer that Linux shows as a file, `/dev/usb/lp0`. */
  v.strictObject({ kind: v.literal('device'), ...printerCommon, path }),
  v.strictObject({ kind: v.literal('usb'), ...printerCommon, identity: usbIdentity }),
  /** A raw queue of CUPS, or a printer of Windows' spooler, by name. */
  v.strictObject({
    kind: v.literal('queue'),
    ...printerCommon,
    queue: v.pipe(v.string(), v.minLength(1), v.maxLength(220)),
  }),
  v.strictObject({ kind: v.literal('simulated'), ...printerCommon }),
]);
export type PrinterSetting = v.InferOutput<typeof PrinterSettingSchema>;

/** A pole display: two lines of twenty characters towards the guest. */
export const DisplaySettingSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('serial'),
    id,
    name: words(40),
    path,
    baudRate: v.picklist([2400, 4800, 9600, 19200, 38400, 57600, 115200]),
    dialect: v.picklist(['escpos', 'cd5220']),
  }),
  v.strictObject({ kind: v.literal('simulated'), id, name: words(40) }),
]);
export type DisplaySetting = v.InferOutput<typeof DisplaySettingSchema>;

const resolveJob = v.strictObject({
  job: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  decision: v.picklist(['again', 'drop']),
});
const simulatedSet = v.strictObject({
  printer: id,
  paper: v.optional(v.picklist(['ok', 'nearEnd', 'out'])),
  coverOpen: v.optional(v.boolean()),
  online: v.optional(v.boolean()),
});

function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}

export const deviceMethods = {
  /** What is plugged into this machine. Never refused: a family that the system lacks is an empty list. */
  'devices.find': method<FoundDevices>()(nothing),
  /** What keeps the system's user from a device of the settings. Null: nothing that is known, or no Linux. */
  'device.access': method<MissingAccess | null>()(
    v.strictObject({ family: v.picklist(['reader', 'printer', 'display']), id }),
  ),
  /** What happened to the devices, as text for whoever is asked for help. Nothing in it is about a person. */
  'devices.log': method<{ name: string; text: string }>()(nothing),
  /** Refused with `deviceTaken` when another setting has the same port or the same device. So are the other `save`s. */
  'printer.save': method<null>()(PrinterSettingSchema),
  'printer.remove': method<null>()(byId),
  'printer.test': method<null>()(byId),
  'printer.testPreview': method<SlipPicture>()(byId),
  /** Asks it now. Refused with `deviceFault`, whose value `fault` is a key of the screens' `faults` texts. */
  'printer.status': method<PrinterStatusView>()(byId),
  /** By owner and installer, and by cashiers where the shop lets them. Recorded. Waits for a slip that is being printed. */
  'printer.openDrawer': method<null>()(byId),
  'printer.profiles': method<PrinterProfileView[]>()(nothing),
  /** What a person decides about a job that stopped: `again` prints it marked as copy, `drop` lets it go. */
  'printer.resolveJob': method<null>()(resolveJob),
  'reader.save': method<null>()(ReaderSettingSchema),
  'reader.remove': method<null>()(byId),
  'display.save': method<null>()(DisplaySettingSchema),
  'display.remove': method<null>()(byId),
  /** Shows a line of each kind for some seconds. */
  'display.test': method<null>()(byId),
  'simulated.set': method<null>()(simulatedSet),
  'simulated.paper': method<SlipPicture | null>()(byId),
} as const;

export interface FoundDevices {
  readonly serial: readonly {
    readonly path: string;
    readonly label: string;
    readonly identity: UsbIdentity | null;
  }[];
  /** Each interface by itself; keyboards that people type on are among them. */
  readonly hid: readonly {
    readonly identity: UsbIdentity;
    readonly label: string;
    /** How it can be read past the desktop; null: it cannot. */
    readonly use: 'keyboard' | 'pos' | null;
    /** Why it cannot, where that is not plain: `paymentCards` or `keyboardElsewhere`. */
    readonly refusal: string | null;
  }[];
  /** Printers that Linux shows as files. */
  readonly files: readonly { readonly path: string; readonly label: string }[];
  /** Printers that are reached past the system. */
  readonly usb: readonly { readonly identity: UsbIdentity; readonly label: string }[];
  readonly queues: readonly { readonly name: string; readonly label: string }[];
  readonly pcsc: readonly { readonly name: string }[];
}

export interface MissingAccess {
  /** The file of Linux behind the device. */
  readonly path: string;
  readonly advice: 'signInAnew' | 'joinGroup' | 'installRules' | 'addRule';
  /** The one to belong to; null where no group is enough. */
  readonly group: string | null;
  /** Commands for a terminal of Linux; of `addRule` the lines of a file for udev. */
  readonly lines: readonly string[];
}

/** By maker and model, unknown printers last. */
export interface PrinterProfileView {
  readonly id: string;
  /** Empty for the unknown ones. */
  readonly maker: string;
  readonly name: string;
  readonly width: 58 | 80;
}

export interface PrinterStatusView {
  readonly online: boolean;
  readonly paper: 'ok' | 'nearEnd' | 'out' | 'unknown';
  readonly coverOpen: boolean;
  /** Level of the drawer's switch; which one means open is the drawer's own affair. */
  readonly drawerSwitch: 'low' | 'high' | 'unknown';
  /** Key of the screens' `faults` texts. */
  readonly fault: string | null;
}
