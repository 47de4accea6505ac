import type { Refusal } from '../../shared/contract/frame.ts';
import type { ParsedRequestOf, ReaderSetting } from '../../shared/contract/methods.ts';
import type { Card } from '../../shared/domain/cards/card.ts';
import { maskCard } from '../../shared/domain/cards/mask.ts';
import { normalisePhone } from '../../shared/domain/cards/phone.ts';
import { bareText, type CardScan, readCard } from '../../shared/domain/cards/read-card.ts';
import { newId } from '../../shared/kernel/effects.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, cue, languageOf, occasion, programmeOf, remember, shopOf, today } from '../core.ts';
import { answer, type Presented, present } from '../counter/counter.ts';
import { settle } from '../day/settle.ts';
import type { Handlers, Outcome } from '../dispatcher.ts';
import { memberSummary } from '../views/member-view.ts';
import { audit } from './audit.ts';
import { awardVisit, showDone } from './bills.ts';
import { presentCode } from './codes.ts';
import { ownerApproval } from './guards.ts';

type Served =
  | 'scan.wedge'
  | 'scan.simulate'
  | 'phone.lookUp'
  | 'member.search'
  | 'member.choose'
  | 'member.switch'
  | 'member.leave'
  | 'member.enrol'
  | 'member.linkCard'
  | 'member.rename'
  | 'member.blockCards'
  | 'member.merge'
  | 'member.erase'
  | 'card.ignore';

export const memberHandlers = (core: Core): Pick<Handlers, Served> => ({
  'scan.wedge': ({ text }) => {
    const setting = core.readers.wedge();
    const kind = setting.format === 'text' || setting.format === 'ean' ? 'barcode' : 'rfid';
    heard(core, { kind, text, bits: null, aim: null }, setting);
    return ok(null);
  },
  'scan.simulate': ({ reader, text }) => {
    if (core.readers.setting(reader)?.kind !== 'simulated') return refuse({ code: 'notSimulated' });
    core.devices.simulated.scan(reader, text);
    return ok(null);
  },
  'phone.lookUp': ({ phone }) => {
    const number = normalisePhone(phone, shopOf(core).currency);
    if (!number.ok) return refuseAloud(core, { code: 'phoneInvalid' });
    const member = core.members.ofPhone(number.value.e164);
    if (member) arrive(core, { kind: 'member', member });
    else
      arrive(core, { kind: 'unknownCard', card: { kind: 'phone', number: number.value.e164, bits: null } });
    return ok(null);
  },
  'member.search': ({ query }) => ok(core.members.search(query).map((member) => memberSummary(core, member))),
  'member.choose': ({ member }) => {
    const survivor = core.members.survivor(member);
    if (!survivor) return refuse({ code: 'memberNotFound' });
    // Choosing by hand is an answer in itself: nobody is asked again.
    core.counter = { at: 'ready' };
    arrive(core, { kind: 'member', member: survivor }, { byHand: true });
    return ok(null);
  },
  'member.switch': ({ accept }) => {
    core.counter = answer(core.counter, accept);
    if (accept && core.counter.at === 'member') {
      remember(core, core.counter.member);
      chosen(core, core.counter.member);
      scanned(core, core.counter.member);
    }
    core.changed();
    return ok(null);
  },
  'member.leave': () => {
    core.counter = { at: 'ready' };
    core.codesOnCounter = [];
    core.news = [];
    core.changed();
    return ok(null);
  },
  'card.ignore': () => {
    if (core.counter.at === 'unknownCard') core.counter = { at: 'ready' };
    core.changed();
    return ok(null);
  },
  'member.enrol': (request) => enrol(core, request),
  'member.linkCard': ({ member }) => linkCard(core, member),
  'member.rename': ({ member, name }) => {
    if (!core.members.profile(member)) return refuse({ code: 'memberNotFound' });
    const audited = audit(core, 'memberRenamed', member, () => core.members.rename(member, name));
    core.changed();
    return audited;
  },
  'member.blockCards': ({ member }) => blockCards(core, member),
  'member.erase': async ({ member, ownerPin }) => {
    const approved = await ownerApproval(core, ownerPin);
    return approved.ok ? erase(core, member) : approved;
  },
  'member.merge': async (request) => {
    const approved = await ownerApproval(core, request.ownerPin);
    return approved.ok ? merge(core, request) : approved;
  },
});

/** Names the consent text that the enrol screen shows; a changed text gets a new name. */
const consentText = 'counter-1';

/** Nothing is around the number any more. */
const noTrim = { prefix: '', suffix: '' };

/** What is printed in the QR code of a slip: names the event. */
export const slipCode = /^QUEN:([0-9a-z]{1,40}\.\d{1,9}\.\d{1,15})$/i;

/** Every scan of every reader ends here; focus never decides where it goes. */
export function heard(core: Core, raw: CardScan, setting: ReaderSetting): void {
  if (core.installation.take(raw, setting)) return;
  const trim = setting.trim ?? noTrim;
  const scan = { ...raw, text: bareText(raw.text, trim) };
  if (!core.signedIn) {
    core.readers.scanned(setting.id, null);
    cue(core, 'refused', { code: 'notSignedIn' });
    return;
  }
  const slip = slipCode.exec(scan.text);
  if (slip) {
    const member = core.ledger.event((slip[1] ?? '').toLowerCase())?.member;
    // A slip shows its member and earns nothing: it is a paper, not a card.
    if (member)
      arrive(core, { kind: 'member', member: core.members.survivor(member) ?? member }, { byHand: true });
    else cue(core, 'unknown', { code: 'memberNotFound' });
    return;
  }
  const code = presentCode(core, scan.text);
  if (code) {
    core.readers.scanned(setting.id, null);
    return;
  }
  const card = readCard(scan, { format: setting.format, ...noTrim });
  core.readers.scanned(
    setting.id,
    card.ok ? { kind: card.value.kind, masked: maskCard(card.value, languageOf(core)) } : null,
  );
  if (!card.ok) {
    cue(core, 'refused', { code: card.refusal.kind });
    return;
  }
  const found = core.members.ofCard(card.value);
  if (found?.blocked) cue(core, 'refused', { code: 'cardBlocked' });
  else if (found) arrive(core, { kind: 'member', member: found.member });
  else arrive(core, { kind: 'unknownCard', card: card.value });
}

function arrive(core: Core, presented: Presented, { byHand = false } = {}): void {
  core.counter = present(core.counter, presented);
  if (presented.kind === 'member') {
    remember(core, presented.member);
    if (core.counter.at === 'member' && core.counter.member === presented.member)
      chosen(core, presented.member);
  }
  cue(core, presented.kind === 'member' ? 'found' : 'unknown');
  if (
    !byHand &&
    presented.kind === 'member' &&
    core.counter.at === 'member' &&
    core.counter.member === presented.member
  ) {
    scanned(core, presented.member);
  }
}

/** What campaigns promise is kept as soon as the member stands at the counter, and told there. */
function chosen(core: Core, member: string): void {
  settle(core, member, today(core));
  core.news = core.sales.keepCampaigns(member, () => newId(core.random), occasion(core));
  const programme = programmeOf(core);
  const level = programme.tiers && core.sales.stateOf(member, today(core), programme).tier?.level;
  core.levelShown = level === undefined ? null : { member, level };
}

/** In a shop where a scan is a visit, the card itself earns: once within the duplicate window. */
function scanned(core: Core, member: string): void {
  const { policies } = programmeOf(core);
  if (!policies.scanIsVisit) return;
  const now = core.clock.monotonicMs();
  const again =
    core.lastVisit?.member === member && now - core.lastVisit.atMonotonicMs < policies.duplicateScanMs;
  if (again) {
    core.counter = { at: 'member', member, question: null, seenAgain: true };
    core.changed();
    return;
  }
  awardVisit(core, member, newId(core.random));
}

function enrol(core: Core, request: ParsedRequestOf<'member.enrol'>): Outcome<null> {
  const known = core.ledger.ofOperation(request.operationId);
  if (known) return ok(null);
  if (!request.consent) return refuse({ code: 'consentNeeded' });
  const card = request.withCard && core.counter.at === 'unknownCard' ? core.counter.card : null;
  // A phone number that was looked up and not found is the new member's own.
  const typed = request.phone?.trim() ? request.phone : card?.kind === 'phone' ? card.number : null;
  const phone = phoneOf(core, typed);
  if (!phone.ok) return phone;
  if (phone.value && core.members.ofPhone(phone.value)) return refuse({ code: 'phoneTaken' });
  if (card && card.kind !== 'phone' && core.members.ofCard(card)) return refuse({ code: 'cardTaken' });
  if (!phone.value && !card && request.name === '')
    return refuse({ code: 'badRequest', values: { field: 'phone' } });

  const member = core.members.newMember();
  const at = occasion(core);
  const consent = `${consentText} ${at.businessDate}`;
  const now = core.clock.nowMs();
  const referrer = referrerOf(core, request.referrer);
  if (!referrer.ok) return referrer;
  const enrolment = { operationId: request.operationId, consent, referrer: referrer.value };
  const posted = core.sales.enrol(member, enrolment, at, () => {
    core.members.insert(member, { name: request.name, phone: phone.value, consent }, now);
    if (card && card.kind !== 'phone') core.members.bindCard(member, card, now);
  });
  if (!posted.ok) return posted;
  remember(core, member);
  showDone(core, posted.value, 'enrolled', { undoable: false });
  return ok(null);
}

/** Who brought the new member: a member that is known, by id. */
function referrerOf(core: Core, referrer: string | null): Result<string | null, Refusal> {
  if (referrer === null) return ok(null);
  const survivor = core.members.survivor(referrer);
  return survivor ? ok(survivor) : refuse({ code: 'memberNotFound' });
}

function phoneOf(core: Core, typed: string | null): Result<string | null, Refusal> {
  if (typed === null || typed.trim() === '') return ok(null);
  const number = normalisePhone(typed, shopOf(core).currency);
  return number.ok ? ok(number.value.e164) : refuse({ code: 'phoneInvalid' });
}

/** Binds the unknown card that lies on the counter to a member who is known already. */
function linkCard(core: Core, member: string): Outcome<null> {
  if (core.counter.at !== 'unknownCard' || core.counter.card.kind === 'phone')
    return refuse({ code: 'noMemberChosen' });
  const survivor = core.members.survivor(member);
  if (!survivor) return refuse({ code: 'memberNotFound' });
  const { card } = core.counter;
  if (core.members.ofCard(card)) return refuse({ code: 'cardTaken' });
  const posted = postCardEvent(core, survivor, card);
  if (!posted.ok) return posted;
  core.counter = { at: 'member', member: survivor, question: null, seenAgain: false };
  remember(core, survivor);
  cue(core, 'done');
  return ok(null);
}

function postCardEvent(core: Core, member: string, card: Card): Outcome<null> {
  const at = occasion(core);
  const posted = core.ledger.post(
    {
      operationId: newId(core.random),
      detail: { kind: 'cardBound', cardHash: core.members.hashOf(card).toString('hex'), cardKind: card.kind },
      member,
      staff: at.staff,
      businessDate: at.businessDate,
      receipt: null,
      programme: null,
      legs: () => [],
    },
    () => core.members.bindCard(member, card, core.clock.nowMs()),
  );
  return posted.ok ? ok(null) : refuse({ code: 'diskFull' });
}

function blockCards(core: Core, member: string): Outcome<null> {
  if (!core.members.profile(member)) return refuse({ code: 'memberNotFound' });
  const at = occasion(core);
  const blocked = core.database.transaction(() =>
    core.members.blockCards(member).every(
      (cardHash) =>
        core.ledger.post({
          operationId: newId(core.random),
          detail: { kind: 'cardBlocked', cardHash, reason: 'lost' },
          member,
          staff: at.staff,
          businessDate: at.businessDate,
          receipt: null,
          programme: null,
          legs: () => [],
        }).ok,
    ),
  );
  core.changed();
  return blocked ? ok(null) : refuse({ code: 'diskFull' });
}

function merge(core: Core, request: ParsedRequestOf<'member.merge'>): Outcome<null> {
  if (core.ledger.ofOperation(request.operationId)) return ok(null);
  const from = core.members.survivor(request.from);
  const into = core.members.survivor(request.into);
  if (!from || !into) return refuse({ code: 'memberNotFound' });
  if (from === into) return refuse({ code: 'mergeSame' });
  const posted = core.sales.merge({ operationId: request.operationId, from, into }, occasion(core), () => {
    core.members.merge(from, into);
    core.groups.merge(from, into);
  });
  if (!posted.ok) return posted;
  core.recent = core.recent.filter((member) => member !== from);
  showDone(core, posted.value, 'merged', { undoable: false, member: into });
  return ok(null);
}

/** The person goes, the sums stay: balances and history keep a number that names nobody any more. */
function erase(core: Core, member: string): Outcome<null> {
  if (!core.members.profile(member)) return refuse({ code: 'memberNotFound' });
  const audited = audit(core, 'memberErased', member, () => {
    core.members.erase(member);
    core.groups.erase(member);
  });
  if (!audited.ok) return audited;
  core.recent = core.recent.filter((other) => other !== member);
  core.counter = { at: 'ready' };
  cue(core, 'done');
  return ok(null);
}

function refuseAloud(core: Core, refusal: Refusal): Outcome<null> {
  cue(core, 'refused', refusal);
  return refuse(refusal);
}
