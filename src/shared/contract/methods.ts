/**
 * Every method that a screen can call, with the schema of what it sends and the type of what comes back. The terminal
 * parses each request before anything else sees it.
 */
import * as v from 'valibot';
import { actionKinds } from '../domain/bills/bill.ts';
import { numberFormats } from '../domain/cards/card.ts';
import type { Evaluation } from '../domain/engine/evaluation.ts';
import { eras, isLocalDate } from '../kernel/dates.ts';
import { languages } from '../kernel/language.ts';
import { currencies } from '../kernel/money.ts';
import type { DailySheet, HistoryLine, MemberSummary, ProgrammeView, SlipPicture } from './view.ts';

const words = (most: number) =>
  v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(most));
const operationId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const memberId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const pin = v.pipe(v.string(), v.regex(/^\d{4,8}$/));
const minor = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000_000_000));
const quantity = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000_000));
const small = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(99));
const chosen = v.pipe(v.array(v.strictObject({ reward: words(40), quantity })), v.maxLength(10));
const localDate = v.pipe(v.string(), v.check(isLocalDate));
const eventId = v.pipe(v.string(), v.regex(/^[0-9a-z]{1,40}\.\d{1,9}\.\d{1,15}$/));
const nothing = v.strictObject({});
const id = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_-]{1,64}$/));
const language = v.picklist(languages);
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const shopFields = {
  name: words(60),
  language,
  currency: v.picklist(currencies),
  zone: v.pipe(v.string(), v.maxLength(60)),
  closingHour: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(23)),
  era: v.picklist(eras),
};

const readerSetting = v.variant('kind', [
  v.strictObject({ kind: v.literal('wedge'), id, name: words(40), format: v.picklist(numberFormats) }),
  v.strictObject({
    kind: v.literal('serial'),
    id,
    name: words(40),
    format: v.picklist(numberFormats),
    path,
    baudRate: v.picklist([1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200]),
    framing: v.picklist(['rdm6300', 'line']),
  }),
  v.strictObject({ kind: v.literal('simulated'), id, name: words(40), format: v.picklist(numberFormats) }),
]);
export type ReaderSetting = v.InferOutput<typeof readerSetting>;

const width = v.picklist([58, 80]);
const printerSetting = v.variant('kind', [
  v.strictObject({
    kind: v.literal('tcp'),
    id,
    name: words(40),
    width,
    host: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9.:-]{1,253}$/)),
    port: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(65_535)),
  }),
  v.strictObject({
    kind: v.literal('serial'),
    id,
    name: words(40),
    width,
    path,
    baudRate: v.picklist([9600, 19200, 38400, 57600, 115200]),
  }),
  v.strictObject({ kind: v.literal('file'), id, name: words(40), width, path }),
  v.strictObject({ kind: v.literal('simulated'), id, name: words(40), width }),
]);
export type PrinterSetting = v.InferOutput<typeof printerSetting>;

const printPolicy = v.picklist(['always', 'rewardsOnly', 'onRequest']);

const setupRequest = v.strictObject({
  ...shopFields,
  ownerName: words(40),
  ownerPin: pin,
  template: v.picklist(['points', 'stamps', 'pointsAndStamps', 'cashback']),
  printer: v.nullable(printerSetting),
  reader: v.nullable(readerSetting),
});
const signIn = v.strictObject({ staff: id, pin });
const staffAdd = v.strictObject({
  name: words(40),
  role: v.picklist(['cashier', 'owner', 'installer']),
  pin,
});
const changePin = v.strictObject({ staff: id, pin });
const byId = v.strictObject({ id });
const byMember = v.strictObject({ member: memberId });
const byEvent = v.strictObject({ event: eventId });
const onDate = v.strictObject({ date: localDate });
const chooseLanguage = v.strictObject({ language });
/** Keys as the window heard them, already decoded by position; the terminal normalises by the reader's profile. */
const wedge = v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(512)) });
const simulate = v.strictObject({ reader: id, text: v.pipe(v.string(), v.maxLength(512)) });
const phone = v.strictObject({ phone: v.pipe(v.string(), v.maxLength(40)) });
const search = v.strictObject({ query: v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.maxLength(80)) });
const yesNo = v.strictObject({ accept: v.boolean() });
const enrol = v.strictObject({
  operationId,
  phone: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  name: v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.maxLength(80)),
  consent: v.boolean(),
  /** Binds the unknown card that lies on the counter. */
  withCard: v.boolean(),
});
const rename = v.strictObject({ member: memberId, name: words(80) });
const reveal = v.strictObject({ ownerPin: pin });
const eraseMember = v.strictObject({ member: memberId, ownerPin: pin });
const merge = v.strictObject({ operationId, from: memberId, into: memberId, ownerPin: pin });
const billFields = {
  totalMinor: minor,
  itemCount: v.optional(small, 1),
  rewards: v.optional(chosen, []),
};
const bill = v.strictObject(billFields);
const postBill = v.strictObject({
  ...billFields,
  operationId,
  /** The till's receipt number where there is one; the terminal counts its own otherwise. */
  receipt: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9/_-]{1,40}$/))), null),
  ownerPin: v.optional(v.nullable(pin), null),
});
const postAnonymous = v.strictObject({ operationId, totalMinor: minor });
const rewards = v.strictObject({ rewards: chosen });
const redeem = v.strictObject({ operationId, rewards: chosen, ownerPin: v.optional(v.nullable(pin), null) });
const undo = v.strictObject({ operationId, event: eventId });
const refund = v.strictObject({
  operationId,
  event: eventId,
  /** Of the bill's total; null takes back the whole event. */
  refundMinor: v.nullable(minor),
  reason: words(120),
  ownerPin: v.optional(v.nullable(pin), null),
});
const adjust = v.strictObject({
  operationId,
  member: memberId,
  unit: words(40),
  /** Signed, in units of the unit's scale. */
  quantity: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(-1_000_000_000),
    v.maxValue(1_000_000_000),
    v.notValue(0),
  ),
  reason: words(120),
  ownerPin: pin,
});
const history = v.strictObject({
  member: v.optional(v.nullable(memberId), null),
  kind: v.optional(v.picklist(['all', 'sales', 'rewards', 'corrections']), 'all'),
  date: v.optional(v.nullable(localDate), null),
  offset: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)), 0),
});
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
const shop = v.strictObject({
  ...shopFields,
  accent: v.picklist(['green', 'blue', 'plum', 'terracotta', 'ink']),
  theme: v.picklist(['light', 'dark', 'system']),
  mirrored: v.boolean(),
  sound: v.boolean(),
  printPolicy,
  address: v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.maxLength(120)),
});
/** The programme service parses it, because its refusal names the place and says a sentence. */
const programme = v.strictObject({ document: v.unknown() });
const action = v.strictObject({ operationId, action: v.picklist(actionKinds) });

/** The reply is a type only: nothing carries it at run time. */
function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}

export const methods = {
  // Set-up, once
  'setup.complete': method<null>()(setupRequest),

  // Who is at the counter
  'staff.signIn': method<null>()(signIn),
  'staff.lock': method<null>()(nothing),
  'staff.add': method<null>()(staffAdd),
  'staff.changePin': method<null>()(changePin),
  'staff.remove': method<null>()(byId),
  'language.choose': method<null>()(chooseLanguage),

  // Who stands before it
  'scan.wedge': method<null>()(wedge),
  'scan.simulate': method<null>()(simulate),
  'phone.lookUp': method<null>()(phone),
  'member.search': method<MemberSummary[]>()(search),
  'member.choose': method<null>()(byMember),
  /** Answers the question whether to leave the chosen member for the one just scanned. */
  'member.switch': method<null>()(yesNo),
  'member.leave': method<null>()(nothing),
  'member.enrol': method<null>()(enrol),
  'member.linkCard': method<null>()(byMember),
  'member.rename': method<null>()(rename),
  'member.blockCards': method<null>()(byMember),
  'member.erase': method<null>()(eraseMember),
  'member.merge': method<null>()(merge),
  'card.ignore': method<null>()(nothing),

  // The bill
  'bill.preview': method<Evaluation>()(bill),
  'bill.post': method<null>()(postBill),
  /** A deed without a bill, `visit` on a stamp card. */
  'action.post': method<null>()(action),
  'bill.postAnonymous': method<null>()(postAnonymous),
  'reward.preview': method<Evaluation>()(rewards),
  'reward.redeem': method<null>()(redeem),
  'event.undo': method<null>()(undo),
  'event.refund': method<null>()(refund),
  'points.adjust': method<null>()(adjust),
  'done.dismiss': method<null>()(nothing),

  // What was
  'history.list': method<{ lines: HistoryLine[]; more: boolean }>()(history),
  'slip.preview': method<SlipPicture>()(byEvent),
  'slip.reprint': method<null>()(byEvent),
  'day.sheet': method<DailySheet>()(onDate),
  'day.print': method<null>()(onDate),
  'day.preview': method<SlipPicture>()(onDate),
  /** The sheet as CSV text, byte order mark included. */
  'day.csv': method<{ name: string; text: string }>()(onDate),
  'day.close': method<null>()(onDate),

  // Devices
  'printer.save': method<null>()(printerSetting),
  'printer.remove': method<null>()(byId),
  'printer.test': method<null>()(byId),
  'printer.testPreview': method<SlipPicture>()(byId),
  /** What a person decides about a job that stopped: `again` prints it marked as copy, `drop` lets it go. */
  'printer.resolveJob': method<null>()(resolveJob),
  'reader.save': method<null>()(readerSetting),
  'reader.remove': method<null>()(byId),
  'serial.list': method<{ path: string; label: string }[]>()(nothing),
  'simulated.set': method<null>()(simulatedSet),
  'simulated.paper': method<SlipPicture | null>()(byId),

  // Settings, owner
  'settings.shop': method<null>()(shop),
  'settings.programme': method<ProgrammeView>()(programme),
  'settings.exportProgramme': method<{ name: string; text: string }>()(nothing),
  /** The shop's key as the owner writes it down; recorded. */
  'key.reveal': method<{ text: string }>()(reveal),
  'backup.now': method<{ file: string; bytes: number }>()(nothing),
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
/** What a screen sends, before defaults are filled in. */
export type RequestOf<M extends MethodName> = v.InferInput<Methods[M]['schema']>;
/** What a handler gets. */
export type ParsedRequestOf<M extends MethodName> = v.InferOutput<Methods[M]['schema']>;
export type ReplyOf<M extends MethodName> = Methods[M]['reply'];
