/** What the terminal pushes: the whole view whenever it changed. A screen shows it and holds no truth of its own. */

import type { ActionKind, Rating } from '../domain/bills/bill.ts';
import type { CardKind } from '../domain/cards/card.ts';
import type { TierState, WhyLine } from '../domain/engine/evaluation.ts';
import type { EventId } from '../domain/ledger/event.ts';
import type { Programme, Reward } from '../domain/programme/document.ts';
import type { SlipKind } from '../domain/slips/slip.ts';
import type { Era, LocalDate } from '../kernel/dates.ts';
import type { Language, Text } from '../kernel/language.ts';
import type { Currency, Minor } from '../kernel/money.ts';
import type { Refusal } from './frame.ts';
import type { CheckView, LearningView } from './installation.ts';
import type { DisplaySetting, PrinterSetting, ReaderSetting } from './methods.ts';

export interface TerminalView {
  /** Grows by one with every push. */
  readonly revision: number;
  readonly phase: 'setup' | 'locked' | 'open';
  /** Language of the counter now: the shop's, until someone chooses another at the lock screen. */
  readonly language: Language;
  readonly shop: ShopView | null;
  readonly programme: ProgrammeView | null;
  readonly staff: readonly StaffTile[];
  readonly signedIn: StaffTile | null;
  /** Wrong PINs have locked sign-in until this wall-clock moment; null: not locked. */
  readonly lockedOutUntilMs: number | null;
  /** Today's business date. */
  readonly businessDate: LocalDate;
  readonly counter: CounterView;
  readonly customer: CustomerView;
  readonly readers: readonly ReaderHealth[];
  readonly printers: readonly PrinterHealth[];
  readonly displays: readonly DisplayHealth[];
  readonly link: LinkView;
  /** The latest thing to be shown and heard once; a screen plays each `id` once. */
  readonly cue: Cue | null;
  /** Grows with every change of the catalogue; 0: the shop has no items and types amounts. */
  readonly catalogue: number;
  /** Long work that somebody waits for; null: none. */
  readonly work: { readonly name: 'backTest'; readonly done: number; readonly of: number } | null;
  /** Scans go to the learner until it ends; null: they go to the counter. */
  readonly learning: LearningView | null;
  /** For whoever sets devices up; null for others. */
  readonly check: CheckView | null;
  /** A furnished shop in which nothing can be broken. */
  readonly demo: boolean;
  /** What is wrong with the machine itself and what to do, `diskFull`; keys of the screens' `alarms` texts. */
  readonly alarms: readonly Alarm[];
}

export interface ShopView {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
  readonly currency: Currency;
  readonly zone: string;
  readonly closingHour: number;
  readonly era: Era;
  readonly accent: 'green' | 'blue' | 'plum' | 'terracotta' | 'ink';
  readonly theme: 'light' | 'dark' | 'system';
  /** Primary button in the left corner. */
  readonly mirrored: boolean;
  readonly sound: boolean;
  readonly printPolicy: 'always' | 'rewardsOnly' | 'onRequest';
  /** Cashiers may open the cash drawer without a sale; absent: no. */
  readonly cashiersOpenDrawer?: boolean;
  /** What an item earns stands beside its price on the quick keys; absent: it does. */
  readonly earnsOnKeys?: boolean;
}

export interface StaffTile {
  readonly id: string;
  readonly name: string;
  readonly role: 'cashier' | 'owner' | 'installer';
  /** After so many digits the PIN is tried without another key. */
  readonly pinLength: number;
}

/** The programme in force, for showing. */
export type ProgrammeView = Pick<
  Programme,
  | 'id'
  | 'version'
  | 'startsOn'
  | 'name'
  | 'currency'
  | 'units'
  | 'earn'
  | 'stampCards'
  | 'tiers'
  | 'promotions'
  | 'rewards'
  | 'vouchers'
  | 'memberships'
  | 'partners'
  | 'draws'
  | 'policies'
>;

export type CounterView =
  | {
      readonly at: 'ready';
      readonly recent: readonly MemberSummary[];
      /** Codes of guests: good for a bill without a member. */
      readonly codes: readonly CodeView[];
    }
  | {
      readonly at: 'member';
      readonly member: MemberView;
      readonly question: SwitchQuestion | null;
      /** Codes that were scanned or typed for this bill. */
      readonly codes: readonly CodeView[];
    }
  | { readonly at: 'unknownCard'; readonly card: CardView; readonly member: MemberView | null }
  | { readonly at: 'done'; readonly done: DoneView };

/** Another card was scanned while a member was chosen: leave the member for it? */
export type SwitchQuestion =
  | { readonly kind: 'otherMember'; readonly other: MemberSummary }
  | { readonly kind: 'unknownCard'; readonly card: CardView };

/** A voucher, gift card, claim or promotion whose code lies on the counter. */
export interface CodeView {
  readonly code: string;
  readonly kind: 'voucher' | 'giftCard' | 'claim' | 'promotion';
  readonly name: Text;
  /** What the bill takes it as: id of the voucher or promotion; the unit of a gift card; empty for a claim. */
  readonly id: string;
  /** Uses, or money in the unit's scale. */
  readonly available: number;
  readonly until: LocalDate | null;
  /** Claim: what it gives. */
  readonly gives: readonly { readonly unit: string; readonly quantity: number }[];
}

export interface CardView {
  readonly kind: CardKind;
  /** All but the last four characters hidden. */
  readonly masked: string;
}

export interface MemberSummary {
  readonly member: string;
  /** Empty when none was given. */
  readonly name: string;
  /** `090 ••• 4417`, or null. */
  readonly phone: string | null;
  readonly since: LocalDate;
  readonly balances: readonly BalanceView[];
}

export interface BalanceView {
  readonly unit: string;
  /** Spendable now. */
  readonly available: number;
  /** Posted here and not yet confirmed by the centre; part of `available`. */
  readonly unconfirmed: number;
  /** Earned, and spendable only later. */
  readonly pending: number;
  /** Owed after a refund; at most one of `available` and `debt` is above 0. */
  readonly debt: number;
  /** The parcel that goes next. */
  readonly nextExpiry: { readonly on: LocalDate; readonly quantity: number } | null;
}

export interface MemberView extends MemberSummary {
  readonly visits: number;
  readonly lastVisitOn: LocalDate | null;
  readonly cards: readonly CardView[];
  readonly stampCards: readonly StampCardView[];
  /** Null: the programme has no levels. */
  readonly tier: TierView | null;
  /** Vouchers that wait for this member, those that end first, first. */
  readonly vouchers: readonly VoucherView[];
  /** Paid memberships that run. */
  readonly memberships: readonly { readonly id: string; readonly name: Text; readonly until: LocalDate }[];
  readonly birthday: 'today' | 'near' | null;
  /** Deeds that can be recorded at the counter, with what is left of their limits; null: no limit. */
  readonly actions: readonly {
    readonly action: ActionKind;
    readonly name: string | null;
    readonly rule: string;
    readonly text: Text;
    readonly left: number | null;
  }[];
  /** Promises made by this very scan: to be told aloud. */
  readonly news: readonly Text[];
  /** All rewards, affordable first, then by what is missing. */
  readonly rewards: readonly RewardView[];
  /** The nearest reward that is not affordable yet. */
  readonly nearest: {
    readonly reward: string;
    readonly name: Text;
    readonly unit: string;
    readonly missing: number;
  } | null;
  /** Names of what is bought on the most bills of the last year; at most 3, none in shops without items. */
  readonly favourites: readonly string[];
  /** The last five events. */
  readonly recent: readonly HistoryLine[];
  /** The same card was seen again within the duplicate window. */
  readonly seenAgain: boolean;
}

export interface TierView extends TierState {
  readonly name: Text;
  readonly nextName: Text | null;
  /** Unit of what is missing; null: money or visits. */
  readonly unit: string | null;
  readonly measure: 'earned' | 'spent' | 'visits' | 'balance';
  /** Days that may still be frozen this year; 0: none. */
  readonly freezeDaysLeft: number;
}

export interface VoucherView {
  readonly voucher: string;
  readonly name: Text;
  readonly uses: number;
  readonly until: LocalDate | null;
  /** Why it cannot be used now; null: it can, on a bill that fits. */
  readonly reason: Text | null;
  /** A thing to hand over, with or without a bill. */
  readonly isItem: boolean;
}

export interface StampCardView {
  readonly card: string;
  readonly name: Text;
  readonly boxes: number;
  /** Stamps on the card that is being filled, 0 to `boxes`. A full card shows as `boxes` until it is redeemed. */
  readonly filled: number;
  /** Full cards waiting, this one included. */
  readonly full: number;
  readonly shape: Programme['stampCards'][number]['shape'];
  readonly reward: string;
  readonly rewardName: Text;
}

export interface RewardView {
  readonly reward: string;
  readonly name: Text;
  readonly kind: Reward['kind'];
  readonly unit: string;
  /** For one piece or one step. */
  readonly price: number;
  /** Most pieces or points that the balance allows; 0 when not affordable. */
  readonly most: number;
  /** What the balance lacks for one; 0 when affordable. */
  readonly missing: number;
  /** Points as money: worth of one step. */
  readonly stepMinor: Minor | null;
  /** Takes something off a bill: offered only with one. */
  readonly needsBill: boolean;
  /** Why it cannot be had now, besides the balance; null otherwise. */
  readonly reason: Text | null;
  /** Pieces that are left of its stock; null: there is no end of them. */
  readonly left: number | null;
}

export const doneKinds = [
  'sale',
  'action',
  'redemption',
  'refund',
  'undone',
  'enrolled',
  'anonymous',
  'merged',
  'topUp',
  'membership',
  'giftCard',
  'claim',
  'promise',
  'frozen',
] as const;
export type DoneKind = (typeof doneKinds)[number];

export interface DoneView {
  readonly event: EventId;
  readonly kind: DoneKind;
  /** After the event. */
  readonly member: MemberView | null;
  readonly totalMinor: Minor | null;
  readonly payableMinor: Minor | null;
  /** Paid from wallets and gift cards. */
  readonly walletMinor: Minor;
  /** A level that this reached; null: it did not move. */
  readonly tier: { readonly before: Text; readonly after: Text; readonly up: boolean } | null;
  /** Signed changes per unit. */
  readonly changes: readonly { readonly unit: string; readonly quantity: number }[];
  /** Things to hand over. */
  readonly gives: readonly { readonly name: Text; readonly pieces: number }[];
  readonly why: readonly WhyLine[];
  /** Stamps that this event put on each card: the screen lands them once. */
  readonly freshStamps: readonly { readonly card: string; readonly count: number }[];
  /** Wall-clock end of the undo bar; null when it can no longer be undone. */
  readonly undoUntilMs: number | null;
  readonly undoForMs: number;
  readonly slip: { readonly state: JobState; readonly job: number } | null;
}

export interface HistoryLine {
  readonly event: EventId;
  readonly at: number;
  readonly date: LocalDate;
  readonly kind:
    | 'sale'
    | 'anonymousSale'
    | 'redemption'
    | 'visit'
    | 'enrolled'
    | 'undo'
    | 'refund'
    | 'correction'
    | 'adjustment'
    | 'expiry'
    | 'merge'
    | 'card'
    | 'action'
    | 'topUp'
    | 'membership'
    | 'giftCard'
    | 'claim'
    | 'promise'
    | 'frozen'
    | 'draw';
  readonly member: { readonly id: string; readonly name: string } | null;
  readonly staff: string;
  readonly receipt: string | null;
  readonly totalMinor: Minor | null;
  readonly refundedMinor: Minor;
  /** How the member liked it, from 1 to 5; absent: not told. */
  readonly rating?: Rating;
  readonly changes: readonly { readonly unit: string; readonly quantity: number }[];
  readonly rewards: readonly Text[];
  /** Whole or part of it can still be taken back. */
  readonly reversible: boolean;
  readonly reversed: boolean;
}

/** What the member sees on the second screen; null: idle picture. */
export type CustomerView =
  | { readonly at: 'idle' }
  | {
      readonly at: 'member';
      readonly name: string;
      readonly balances: readonly BalanceView[];
      readonly stampCards: readonly StampCardView[];
    }
  | {
      readonly at: 'done';
      readonly name: string;
      readonly changes: DoneView['changes'];
      readonly balances: readonly BalanceView[];
      readonly stampCards: readonly StampCardView[];
      readonly freshStamps: DoneView['freshStamps'];
      /** A level that was reached, to be cheered. */
      readonly tier?: DoneView['tier'];
    };

export const deviceEvents = [
  'opened',
  'notOpened',
  'lost',
  'scan',
  'garbled',
  'printed',
  'failed',
  'unknown',
  'drawerOpened',
  /** The driver itself failed: it broke its promises. */
  'broken',
] as const;
export type DeviceEventName = (typeof deviceEvents)[number];

/** The latest thing that happened to a device, key of the screens' `devices.events` texts. */
export interface DeviceEvent {
  readonly atMs: number;
  readonly what: DeviceEventName;
}

export interface ReaderHealth {
  readonly setting: ReaderSetting;
  readonly state: 'ready' | 'opening' | 'lost';
  /** Key of the screens' `faults` texts. */
  readonly fault: string | null;
  /** Wall clock of the last scan. */
  readonly lastScanMs: number | null;
  readonly lastScan: CardView | null;
  readonly lastEvent: DeviceEvent | null;
  /** Since the terminal started. */
  readonly opened: number;
  readonly lost: number;
  readonly scans: number;
  readonly garbled: number;
}

export type JobState = 'waiting' | 'printing' | 'printed' | 'failed' | 'unknown' | 'dropped';

export interface PrinterHealth {
  readonly setting: PrinterSetting;
  readonly state: 'ready' | 'printing' | 'stopped';
  readonly fault: string | null;
  readonly waiting: number;
  /** The job that needs a decision: failed or unknown. */
  readonly stoppedJob: {
    readonly job: number;
    readonly state: 'failed' | 'unknown';
    readonly slip: SlipKind;
  } | null;
  readonly lastEvent: DeviceEvent | null;
  /** Since the terminal started. A slip that is tried again and fails again for the same reason has failed once. */
  readonly printed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly simulated: {
    readonly paper: 'ok' | 'nearEnd' | 'out';
    readonly coverOpen: boolean;
    readonly online: boolean;
  } | null;
}

export interface DisplayHealth {
  readonly setting: DisplaySetting;
  readonly state: 'ready' | 'opening' | 'lost';
  /** Key of the screens' `faults` texts. */
  readonly fault: string | null;
  readonly lastEvent: DeviceEvent | null;
  /** Since the terminal started. */
  readonly opened: number;
  readonly lost: number;
  /** What it shows now. */
  readonly lines: readonly [string, string];
}

/** The chip: `alone` while the shop has no centre, then ready, waiting or attention. */
export interface LinkView {
  readonly state: 'alone' | 'ready' | 'waiting' | 'attention';
  readonly waiting: number;
}

export interface Cue {
  readonly id: number;
  readonly kind: 'found' | 'unknown' | 'refused' | 'done';
  /** Why it was refused; null otherwise. */
  readonly refusal: Refusal | null;
}

export interface Alarm {
  readonly code: 'diskFull' | 'backupFailed' | 'clockWentBack' | 'slowDisk';
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A bitmap as the paper shows it: PNG in base64, one dot a pixel. */
export interface CatalogueItem {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly priceMinor: Minor;
  readonly taxBasisPoints: number;
  readonly icon: string;
  readonly hasPicture: boolean;
  readonly position: number;
}

/** Members with a head start beside those of the control group, whose card is as far from full without one. */
export interface CardCompletion {
  readonly card: string;
  readonly name: Text;
  readonly groups: readonly {
    readonly group: 'headStart' | 'control';
    readonly boxes: number;
    readonly headStart: number;
    readonly members: number;
    /** Who has taken the reward of a full card at least once, or holds one. */
    readonly completed: number;
  }[];
}

export interface ProgrammeVersion {
  readonly version: number;
  readonly name: Text;
  readonly startsOn: LocalDate;
  readonly publishedMs: number;
  readonly inForce: boolean;
  /** Past bills keep it; it may start later. */
  readonly standing: 'past' | 'inForce' | 'coming';
}

/** A draft beside what was in force, on the same bills. */
export interface BackTest {
  readonly bills: number;
  /** Bills whose member is not known: they earn nothing either way. */
  readonly anonymousBills: number;
  readonly days: readonly {
    readonly date: LocalDate;
    readonly bills: number;
    readonly totalMinor: Minor;
    /** What the given points, stamps and vouchers are worth, in minor units. */
    readonly nowMinor: Minor;
    readonly draftMinor: Minor;
  }[];
  readonly now: BackTestSide;
  readonly draft: BackTestSide;
}

export interface BackTestSide {
  readonly earned: readonly {
    readonly unit: string;
    readonly name: Text;
    readonly quantity: number;
    readonly worthMinor: Minor;
  }[];
  readonly discountMinor: Minor;
  /** Worth of everything earned, at the price of the best reward, and discounts. */
  readonly costMinor: Minor;
}

export interface DrawView {
  readonly draw: string;
  /** The last event of it, whose slip is hung up: the result, or the promise before; null while open. */
  readonly event: EventId | null;
  readonly name: Text;
  readonly drawnOn: LocalDate;
  readonly state: 'open' | 'committed' | 'done';
  readonly commitment: string | null;
  readonly entries: number;
  readonly members: number;
  readonly prizes: readonly { readonly name: Text; readonly count: number }[];
  readonly winners: readonly { readonly prize: number; readonly name: string; readonly entry: string }[];
}

export interface Settlement {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly partners: readonly {
    readonly partner: string;
    readonly name: string;
    readonly lines: readonly {
      readonly unit: string;
      readonly name: Text;
      /** Earned at the partner and given here, in the unit's scale. */
      readonly givenForPartner: number;
      /** Used at the partner. */
      readonly usedAtPartner: number;
    }[];
    /** Above 0: the partner owes the shop. */
    readonly balanceMinor: Minor;
  }[];
}

export interface SlipPicture {
  readonly png: string;
  readonly width: number;
  readonly height: number;
}

export interface DailySheet {
  readonly date: LocalDate;
  readonly bills: number;
  readonly billsWithMember: number;
  readonly totalMinor: Minor;
  /** Part of `totalMinor` that was paid with points: not takings. */
  readonly pointsPaidMinor: Minor;
  /** Money handed back for refunds, points-paid part excluded. */
  readonly refundedMinor: Minor;
  /** Part of `totalMinor` that was paid from wallets and gift cards: taken in when they were filled. */
  readonly walletPaidMinor: Minor;
  /** Paid in for wallets, gift cards and memberships, less what was handed back. */
  readonly purchases: readonly {
    readonly what: 'topUp' | 'giftCard' | 'membership';
    readonly count: number;
    readonly paidMinor: Minor;
  }[];
  /** `totalMinor` − `pointsPaidMinor` − `walletPaidMinor` − `refundedMinor` + what was paid in. */
  readonly takingsMinor: Minor;
  readonly units: readonly UnitSheet[];
  readonly rewards: readonly {
    readonly reward: string;
    readonly name: Text;
    readonly count: number;
    readonly costMinor: Minor;
  }[];
  readonly rewardCostMinor: Minor;
  readonly newMembers: number;
  readonly staff: readonly {
    readonly staff: string;
    readonly name: string;
    readonly bills: number;
    readonly reversals: number;
    readonly adjustments: number;
  }[];
  /** Bills per hour of the business day, first hour first. */
  readonly hours: readonly {
    readonly hour: number;
    readonly bills: number;
    readonly withMember: number;
    readonly totalMinor: Minor;
  }[];
  readonly closed: boolean;
}

/** Per unit: what moved on the day. `earned` − `takenBack` − `used` + `givenBack` − `expired` + `adjusted` is the day's change. */
export interface UnitSheet {
  readonly unit: string;
  readonly name: Text;
  readonly earned: number;
  readonly takenBack: number;
  readonly used: number;
  readonly givenBack: number;
  readonly expired: number;
  readonly adjusted: number;
  /** Held by all members at the end of the day, debts subtracted. */
  readonly outstanding: number;
}
