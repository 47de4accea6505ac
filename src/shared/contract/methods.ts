/**
 * Every method that a screen can call, with the schema of what it sends and the type of what comes back. The terminal
 * parses each request before anything else sees it.
 */
import * as v from 'valibot';
import { actionKinds, mostLines, ratings } from '../domain/bills/bill.ts';
import type { Evaluation } from '../domain/engine/evaluation.ts';
import type { ItemEarnings } from '../domain/engine/item-earnings.ts';
import { tenderKinds } from '../domain/programme/document/conditions.ts';
import type { Programme } from '../domain/programme/document.ts';
import { eras, isLocalDate } from '../kernel/dates.ts';
import { languages } from '../kernel/language.ts';
import { currencies } from '../kernel/money.ts';
import { backupFolderMethods } from './backup.ts';
import { catalogueFileMethods } from './catalogue.ts';
import { deviceMethods, PrinterSettingSchema, ReaderSettingSchema } from './devices.ts';
import { installationMethods } from './installation.ts';
import { peopleMethods } from './people.ts';
import { resultMethods } from './results.ts';
import { slipLookMethods } from './slip-look.ts';
import type {
  BackTest,
  CardCompletion,
  CatalogueItem,
  DailySheet,
  DrawView,
  HistoryLine,
  MemberSummary,
  ProgrammeVersion,
  ProgrammeView,
  Settlement,
  SlipPicture,
} from './view.ts';

export type { DisplaySetting, PrinterSetting, ReaderSetting, UsbIdentity } from './devices.ts';

const words = (most: number) =>
  v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(most));
const operationId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const memberId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const pin = v.pipe(v.string(), v.regex(/^\d{4,8}$/));
const minor = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000_000_000));
const quantity = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000_000));
const small = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(99));
/** A signed code as a slip carries it, or a word that the owner made up. */
const code = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(512));
/** Rewards, vouchers and promotions with a code, by id. */
const chosen = v.pipe(
  v.array(v.strictObject({ reward: words(40), quantity, code: v.optional(code) })),
  v.maxLength(20),
);
const key = v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(60));
const lines = v.pipe(
  v.array(
    v.variant('kind', [
      /** From the catalogue: price, category, tags and tax are the terminal's. */
      v.strictObject({
        kind: v.literal('item'),
        item: key,
        quantity: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999)),
      }),
      /** An amount typed by hand; below 0 it is a discount. */
      v.strictObject({
        kind: v.literal('typed'),
        amountMinor: v.pipe(
          v.number(),
          v.safeInteger(),
          v.minValue(-1_000_000_000_000),
          v.maxValue(1_000_000_000_000),
          v.notValue(0),
        ),
      }),
    ]),
  ),
  v.maxLength(mostLines),
);
const tenders = v.pipe(
  v.array(
    v.strictObject({
      kind: v.picklist(tenderKinds),
      /** Wallet: which; gift card: told by its code. */
      unit: v.optional(words(40)),
      code: v.optional(code),
      /** Null: as much as is needed and there is. */
      amountMinor: v.nullable(minor),
    }),
  ),
  v.maxLength(10),
);
const localDate = v.pipe(v.string(), v.check(isLocalDate));
const eventId = v.pipe(v.string(), v.regex(/^[0-9a-z]{1,40}\.\d{1,9}\.\d{1,15}$/));
const nothing = v.strictObject({});
const id = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_-]{1,64}$/));
const language = v.picklist(languages);

const shopFields = {
  name: words(60),
  language,
  currency: v.picklist(currencies),
  zone: v.pipe(v.string(), v.maxLength(60)),
  closingHour: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(23)),
  era: v.picklist(eras),
};

const printPolicy = v.picklist(['always', 'rewardsOnly', 'onRequest']);

const setupRequest = v.strictObject({
  ...shopFields,
  ownerName: words(40),
  ownerPin: pin,
  template: v.picklist(['points', 'stamps', 'pointsAndStamps', 'cashback']),
  printer: v.nullable(PrinterSettingSchema),
  reader: v.nullable(ReaderSettingSchema),
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
  /** The member who brought this one. */
  referrer: v.optional(v.nullable(memberId), null),
});
const rename = v.strictObject({ member: memberId, name: words(80) });
const reveal = v.strictObject({ ownerPin: pin });
const eraseMember = v.strictObject({ member: memberId, ownerPin: pin });
const merge = v.strictObject({ operationId, from: memberId, into: memberId, ownerPin: pin });
const billFields = {
  /** With lines: their sum, so that a price that changed meanwhile is noticed. */
  totalMinor: minor,
  itemCount: v.optional(small, 1),
  lines: v.optional(v.nullable(lines), null),
  tenders: v.optional(tenders, []),
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
const postAnonymous = v.strictObject({ ...billFields, operationId });
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
const shop = v.strictObject({
  ...shopFields,
  accent: v.picklist(['green', 'blue', 'plum', 'terracotta', 'ink']),
  theme: v.picklist(['light', 'dark', 'system']),
  mirrored: v.boolean(),
  sound: v.boolean(),
  printPolicy,
  /** Cashiers may open the cash drawer without a sale; it is recorded either way. */
  cashiersOpenDrawer: v.optional(v.boolean(), false),
  /** What an item earns stands beside its price on the quick keys. */
  earnsOnKeys: v.optional(v.boolean(), true),
  address: v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.maxLength(120)),
});
/** The programme service parses it, because its refusal names the place and says a sentence. */
const programme = v.strictObject({ document: v.unknown() });
const action = v.strictObject({
  operationId,
  action: v.picklist(actionKinds),
  /** Which of its kind: the survey, the event. */
  name: v.optional(key),
  /** How the member liked it; of reviews and surveys. */
  rating: v.optional(v.picklist(ratings)),
});
const topUp = v.strictObject({ operationId, unit: words(40), paidMinor: minor });
const sellMembership = v.strictObject({ operationId, membership: words(40) });
const sellGiftCard = v.strictObject({ operationId, unit: words(40), paidMinor: minor });
const byCode = v.strictObject({ code });
const claim = v.strictObject({ operationId, code });
const promise = v.strictObject({ operationId, member: memberId, voucher: words(40) });
const freeze = v.strictObject({
  operationId,
  member: memberId,
  from: localDate,
  until: localDate,
  reason: words(120),
  ownerPin: v.optional(v.nullable(pin), null),
});
const partnerKey = v.strictObject({
  partner: words(40),
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
const ownPartnerKey = v.strictObject({ partner: words(40), ownerPin: pin });
const byDraw = v.strictObject({ draw: words(40) });
const runDraw = v.strictObject({ draw: words(40), ownerPin: v.optional(v.nullable(pin), null) });
/** At most 24 KiB of picture: the screen makes it small before it sends it. */
const picture = v.pipe(
  v.string(),
  v.maxLength(33_000),
  v.regex(/^data:image\/(?:webp|png|jpeg);base64,[A-Za-z0-9+/=]+$/),
);
const catalogueItem = v.strictObject({
  id: key,
  name: words(60),
  category: v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.maxLength(60)),
  tags: v.pipe(v.array(key), v.maxLength(20)),
  priceMinor: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000_000)),
  /** Hundredths of a percent, included in the price. */
  taxBasisPoints: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000)),
  /** Name of a drawing of ours; a picture goes before it. */
  icon: v.pipe(v.string(), v.maxLength(40)),
  picture: v.nullable(picture),
  /** Place on the grid. */
  position: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(9_999)),
});
export type CatalogueItemInput = v.InferInput<typeof catalogueItem>;
const byItem = v.strictObject({ item: key });
const version = v.strictObject({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000)),
});
const publish = v.strictObject({ document: v.unknown(), startsOn: localDate });
const backTest = v.strictObject({ document: v.unknown(), from: localDate, until: localDate });
const period = v.strictObject({ from: localDate, until: localDate });

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
  'wallet.topUp': method<null>()(topUp),
  'membership.sell': method<null>()(sellMembership),
  'giftCard.sell': method<null>()(sellGiftCard),
  /** A code that was typed instead of scanned: it lies on the counter with the member from then on. */
  'code.enter': method<null>()(byCode),
  'code.remove': method<null>()(byCode),
  /** Gives the chosen member what the bill of a slip without a member would have earned. */
  'claim.post': method<null>()(claim),
  'voucher.promise': method<null>()(promise),
  'tier.freeze': method<null>()(freeze),
  'catalogue.list': method<CatalogueItem[]>()(nothing),
  /** What each item would earn for the chosen member, or for a new one while nobody is chosen. */
  'catalogue.earns': method<ItemEarnings[]>()(nothing),
  'catalogue.picture': method<{ picture: string | null }>()(byItem),
  'catalogue.save': method<null>()(catalogueItem),
  'catalogue.remove': method<null>()(byItem),
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

  // Settings, owner
  'settings.shop': method<null>()(shop),
  'settings.programme': method<ProgrammeView>()(programme),
  /** All versions, newest first. */
  'programme.versions': method<ProgrammeVersion[]>()(nothing),
  'programme.version': method<Programme>()(version),
  'programme.publish': method<ProgrammeView>()(publish),
  /** What the bills of a period would have earned and cost under a draft and under what was in force. */
  'programme.backTest': method<BackTest>()(backTest),
  /** How many members of each kind of card have filled one. */
  'card.completion': method<CardCompletion[]>()(nothing),
  'partner.settlement': method<Settlement>()(period),
  'partner.print': method<null>()(period),
  /** The key that a partner signs claims with, as the partner handed it over. */
  'partner.saveKey': method<null>()(partnerKey),
  /** The key that a partner checks this shop's claims with, for handing over; recorded. */
  'partner.ownKey': method<{ key: string }>()(ownPartnerKey),
  'draw.list': method<DrawView[]>()(nothing),
  /** Publishes the hash of a new secret seed before entries count; prints it. */
  'draw.commit': method<null>()(byDraw),
  'draw.run': method<DrawView>()(runDraw),
  /** The published file that anyone can check. */
  'draw.export': method<{ name: string; text: string }>()(byDraw),
  'settings.exportProgramme': method<{ name: string; text: string }>()(nothing),
  /** The shop's key as the owner writes it down; recorded. */
  'key.reveal': method<{ text: string }>()(reveal),
  /** On the first printer that keeps nothing; recorded. Answers when it is on paper. */
  'key.print': method<null>()(reveal),
  'backup.now': method<{ file: string; bytes: number }>()(nothing),

  ...backupFolderMethods,
  ...catalogueFileMethods,
  ...deviceMethods,
  ...installationMethods,
  ...peopleMethods,
  ...resultMethods,
  ...slipLookMethods,
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
/** What a screen sends, before defaults are filled in. */
export type RequestOf<M extends MethodName> = v.InferInput<Methods[M]['schema']>;
/** What a handler gets. */
export type ParsedRequestOf<M extends MethodName> = v.InferOutput<Methods[M]['schema']>;
export type ReplyOf<M extends MethodName> = Methods[M]['reply'];
