/** Whatever is named by its id is there, and is of the kind that is meant. */
import type { Text } from '../../../kernel/language.ts';
import type { Programme, Unit } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { conditionsOf, placed } from './check.ts';

export function* whatIsNamedExists(programme: Programme): Generator<ProgrammeRefusal> {
  const known = knownIn(programme);
  for (const { kind, path, id } of namesIn(programme)) {
    if (!known[kind].has(id)) yield { path, text: unknown[kind](id) };
  }
  yield* unitsAreOfTheirKind(programme);
}

interface Name {
  readonly kind: keyof typeof unknown;
  readonly path: string;
  readonly id: string;
}

function knownIn(programme: Programme): Record<Name['kind'], ReadonlySet<string>> {
  const { units, vouchers, memberships, tiers, rewards, partners, earn } = programme;
  return {
    unit: idsOf(units),
    holding: idsOf([...units, ...vouchers, ...memberships]),
    voucher: idsOf(vouchers),
    membership: idsOf(memberships),
    level: idsOf(tiers?.levels ?? []),
    reward: idsOf(rewards),
    partner: idsOf(partners),
    rule: idsOf(earn),
  };
}

const idsOf = (entries: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(entries.map(({ id }) => id));

function namesIn(programme: Programme): Name[] {
  return [
    ...namesInRules(programme),
    ...placed('stampCards', programme.stampCards).flatMap(({ path, entry }): Name[] => [
      { kind: 'unit', path: `${path}.unit`, id: entry.unit },
      { kind: 'reward', path: `${path}.reward`, id: entry.reward },
    ]),
    ...namesInRewards(programme),
    ...namesInConditions(programme),
    ...namesInTiers(programme),
    ...placed('partners', programme.partners).flatMap(({ path, entry }) =>
      entry.settlement.map(({ unit }, index): Name => {
        return { kind: 'unit', path: `${path}.settlement[${index}].unit`, id: unit };
      }),
    ),
    ...placed('draws', programme.draws).map(({ path, entry }): Name => {
      return { kind: 'unit', path: `${path}.unit`, id: entry.unit };
    }),
    ...placed('campaigns', programme.campaigns).flatMap(({ path, entry }): Name[] => [
      { kind: 'voucher', path: `${path}.voucher`, id: entry.voucher },
      ...(entry.trigger.kind === 'tier'
        ? listed('level', `${path}.trigger.levels`, entry.trigger.levels)
        : []),
    ]),
  ];
}

function namesInRules({ earn }: Programme): Name[] {
  return placed('earn', earn).flatMap(({ path, entry: { unit, on, amount } }): Name[] => [
    { kind: 'holding', path: `${path}.unit`, id: unit },
    ...(on.kind === 'topUp' ? ([{ kind: 'unit', path: `${path}.on.unit`, id: on.unit }] as const) : []),
    ...(on.kind === 'membership'
      ? ([{ kind: 'membership', path: `${path}.on.membership`, id: on.membership }] as const)
      : []),
    ...(amount.kind === 'multiplier' ? listed('rule', `${path}.amount.of`, amount.of) : []),
  ]);
}

function namesInRewards({ rewards }: Programme): Name[] {
  return placed('rewards', rewards).flatMap(({ path, entry }): Name[] => {
    if (entry.kind === 'pointsAsMoney') return [{ kind: 'unit', path: `${path}.unit`, id: entry.unit }];
    const price: Name = { kind: 'unit', path: `${path}.price.unit`, id: entry.price.unit };
    switch (entry.kind) {
      case 'voucher':
        return [price, { kind: 'voucher', path: `${path}.voucher`, id: entry.voucher }];
      case 'credit':
        return [price, { kind: 'unit', path: `${path}.unit`, id: entry.unit }];
      case 'partner':
        return [price, { kind: 'partner', path: `${path}.partner`, id: entry.partner }];
      case 'item':
      case 'benefit':
      case 'donation':
      case 'experience':
        return [price];
    }
  });
}

const namesInConditions = (programme: Programme): Name[] =>
  conditionsOf(programme).flatMap(({ path, entry: { tiers, memberships } }) => [
    ...listed('level', `${path}.tiers`, tiers),
    ...listed('membership', `${path}.memberships`, memberships),
  ]);

function namesInTiers({ tiers }: Programme): Name[] {
  if (tiers === undefined) return [];
  const { metric, lostWithLevel } = tiers;
  return [
    ...('unit' in metric ? ([{ kind: 'unit', path: 'tiers.metric.unit', id: metric.unit }] as const) : []),
    ...listed('holding', 'tiers.lostWithLevel', lostWithLevel),
  ];
}

const listed = (kind: Name['kind'], path: string, ids: readonly string[] | undefined): Name[] =>
  (ids ?? []).map((id, index) => ({ kind, path: `${path}[${index}]`, id }));

/** Money is paid in where it may be; what counts for a level or in a draw is no price. */
function* unitsAreOfTheirKind({ units, earn, rewards }: Programme): Generator<ProgrammeRefusal> {
  const kindOf = (id: string): Unit['kind'] | undefined => units.find((unit) => unit.id === id)?.kind;
  for (const { path, entry } of placed('earn', earn)) {
    const { on } = entry;
    if (on.kind !== 'topUp') continue;
    if (units.find(({ id }) => id === on.unit)?.topUp === undefined) {
      yield { path: `${path}.on.unit`, text: cannotBeToppedUp };
    }
  }
  for (const { path, entry } of placed('rewards', rewards)) {
    const [at, unit] =
      entry.kind === 'pointsAsMoney' ? ['unit', entry.unit] : ['price.unit', entry.price.unit];
    const kind = kindOf(unit);
    if (kind === 'credit' || kind === 'entries') yield { path: `${path}.${at}`, text: cannotBeSpent };
  }
}

const noSuchUnit = (unit: string): Text => ({
  vi: `Không có đơn vị nào mang mã "${unit}".`,
  th: `ไม่มีหน่วยที่ใช้รหัส "${unit}"`,
  en: `There is no unit "${unit}".`,
});

const unknown = {
  unit: noSuchUnit,
  holding: noSuchUnit,
  voucher: (id: string) => ({
    vi: `Không có phiếu ưu đãi nào mang mã "${id}".`,
    th: `ไม่มีบัตรกำนัลที่ใช้รหัส "${id}"`,
    en: `There is no voucher "${id}".`,
  }),
  membership: (id: string) => ({
    vi: `Không có gói hội viên nào mang mã "${id}".`,
    th: `ไม่มีสมาชิกแบบชำระเงินที่ใช้รหัส "${id}"`,
    en: `There is no membership "${id}".`,
  }),
  level: (id: string) => ({
    vi: `Không có hạng nào mang mã "${id}".`,
    th: `ไม่มีระดับที่ใช้รหัส "${id}"`,
    en: `There is no level "${id}".`,
  }),
  reward: (id: string) => ({
    vi: `Không có phần quà nào mang mã "${id}".`,
    th: `ไม่มีของรางวัลที่ใช้รหัส "${id}"`,
    en: `There is no reward "${id}".`,
  }),
  partner: (id: string) => ({
    vi: `Không có đối tác nào mang mã "${id}".`,
    th: `ไม่มีพันธมิตรที่ใช้รหัส "${id}"`,
    en: `There is no partner "${id}".`,
  }),
  rule: (id: string) => ({
    vi: `Không có quy tắc tích nào mang mã "${id}".`,
    th: `ไม่มีกฎการสะสมที่ใช้รหัส "${id}"`,
    en: `There is no earn rule "${id}".`,
  }),
} as const satisfies Record<string, (id: string) => Text>;

const cannotBeToppedUp: Text = {
  vi: 'Ví này không nạp tiền được: đặt "topUp" cho đơn vị.',
  th: 'กระเป๋าเงินนี้เติมเงินไม่ได้: ตั้งค่า "topUp" ให้หน่วยนี้',
  en: 'Nothing can be paid into this unit: give it a "topUp".',
};

const cannotBeSpent: Text = {
  vi: 'Điểm xét hạng và lượt quay thưởng không dùng để trả được.',
  th: 'คะแนนนับระดับและสิทธิ์ลุ้นรางวัลใช้แลกไม่ได้',
  en: 'Credit for a level and chances in a draw cannot be spent.',
};
