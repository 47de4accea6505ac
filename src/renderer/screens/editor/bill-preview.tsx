import { CircleAlert, SlidersHorizontal, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem } from '../../../shared/contract/view.ts';
import type { BillLine } from '../../../shared/domain/bills/bill.ts';
import { evaluate } from '../../../shared/domain/engine/evaluate.ts';
import type { Evaluation, MemberState } from '../../../shared/domain/engine/evaluation.ts';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { quantityInWords } from '../../../shared/domain/programme/quantity.ts';
import { isLocalDate } from '../../../shared/kernel/dates.ts';
import { type Currency, exponentOf, formatMoney } from '../../../shared/kernel/money.ts';
import { Button, DateField, Field, Panel, Select, Switch } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { symbols } from './forms/parts.ts';
import { numberOf, numberText } from './number-text.ts';
import type { Editor } from './use-editor.ts';

/** A bill that most counters would call ordinary: 185.000 ₫, 185 ฿, 12 $. */
const ordinaryBill: Record<Currency, number> = { VND: 185_000, THB: 18_500, USD: 1_200 };

interface Sample {
  readonly amount: string;
  readonly count: string;
  readonly lines: readonly string[];
  readonly date: string;
  readonly time: string;
  readonly tier: string;
  readonly balances: Readonly<Record<string, string>>;
  readonly visits: string;
  readonly isBirthday: boolean;
  readonly group: string;
  readonly reward: string;
}

/** A bill beside the draft: what it would earn and cost, worked out by the counter's own engine. */
export function BillPreview({
  editor,
  onShow,
}: {
  readonly editor: Editor;
  readonly onShow: (path: string) => void;
}) {
  const { t } = useTranslation('editor');
  const { businessDate, shop } = useView();
  const { scope, checked } = editor;
  const currency = shop?.currency ?? 'VND';
  const { programme } = checked;
  const [isOpen, setOpen] = useState(false);
  const [sample, setSample] = useState<Sample>(() => ({
    amount: numberText(ordinaryBill[currency], exponentOf[currency], scope.language),
    count: '2',
    lines: [],
    date: businessDate,
    time: '09:30',
    tier: '',
    balances: {},
    visits: '4',
    isBirthday: false,
    group: '',
    reward: '',
  }));
  const set = (changes: Partial<Sample>) => setSample({ ...sample, ...changes });
  const evaluation = useMemo(
    () => (programme ? tried(programme, dayOr(sample, businessDate), editor, currency) : null),
    [programme, sample, businessDate, editor, currency],
  );
  return (
    <Panel className="editor-preview">
      <header className="editor-preview-head">
        <h2>{t('preview.title')}</h2>
        <Button
          tone="quiet"
          size="small"
          icon={isOpen ? X : SlidersHorizontal}
          label={isOpen ? t('close') : t('preview.settings')}
          onPress={() => setOpen(!isOpen)}
        />
      </header>
      <div
        key={isOpen ? 'settings' : 'outcome'}
        className="editor-preview-body scrolls"
        role="group"
        aria-label={t('preview.title')}
        tabIndex={0}
      >
        {isOpen ? (
          <SampleFields sample={sample} editor={editor} onChange={set} />
        ) : (
          <>
            {sample.lines.length === 0 ? (
              <div className="editor-number" data-after="short">
                <Field
                  label={t('preview.amount')}
                  value={sample.amount}
                  inputMode="numeric"
                  maxLength={16}
                  onChange={(amount) => set({ amount })}
                />
                <span className="editor-after">{symbols[currency]}</span>
              </div>
            ) : null}
            {programme === null || evaluation === null ? (
              <div className="editor-note" data-tone="bad">
                <CircleAlert aria-hidden />
                <span>
                  {t('preview.broken')}{' '}
                  <PlainButton
                    className="editor-link"
                    onPress={() => onShow(checked.refusals[0]?.path ?? '')}
                  >
                    {t('preview.showBroken')}
                  </PlainButton>
                </span>
              </div>
            ) : (
              <Outcome programme={programme} evaluation={evaluation} />
            )}
          </>
        )}
      </div>
    </Panel>
  );
}

function Outcome({
  programme,
  evaluation,
}: {
  readonly programme: Programme;
  readonly evaluation: Evaluation;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { currency } = programme;
  const money = (amount: number) => formatMoney(amount, currency, format.language);
  const { effects, due, why, refusals } = evaluation;
  const earned = new Map<string, number>();
  for (const effect of effects) {
    if (effect.kind === 'earn' && effect.to === 'member') {
      earned.set(effect.unit, (earned.get(effect.unit) ?? 0) + effect.quantity);
    }
  }
  const nouns = [
    ...programme.units,
    ...[...programme.vouchers, ...programme.memberships].map(({ id, name }) => ({
      id,
      name,
      scale: 0,
      showWhole: false,
    })),
  ];
  return (
    <div className="editor-outcome" role="status">
      <p className="editor-earned">
        <span className="editor-small">{t('preview.earned')}</span>
        {earned.size === 0 ? <b>{t('preview.noEarn')}</b> : null}
        {[...earned].map(([unit, quantity]) => {
          const noun = nouns.find(({ id }) => id === unit);
          return <b key={unit}>+{noun ? quantityInWords(noun, quantity, format.language) : quantity}</b>;
        })}
      </p>
      <dl className="editor-due">
        {due.discountMinor > 0 ? (
          <div>
            <dt>{t('preview.discount')}</dt>
            <dd>−{money(due.discountMinor)}</dd>
          </div>
        ) : null}
        <div data-strong>
          <dt>{t('preview.due')}</dt>
          <dd>{money(due.payableMinor)}</dd>
        </div>
      </dl>
      <h3 className="editor-small">{t('preview.why')}</h3>
      <ul className="editor-why">
        {refusals.length > 0
          ? refusals.map(({ text }) => <li key={text.en}>{format.text(text)}</li>)
          : why.map(({ rule, text, outcome }, index) => (
              <li key={`${rule} ${index}`} data-nothing={outcome === null || undefined}>
                {format.text(text)}
              </li>
            ))}
      </ul>
    </div>
  );
}

function SampleFields(props: {
  readonly sample: Sample;
  readonly editor: Editor;
  readonly onChange: (changes: Partial<Sample>) => void;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { sample, editor, onChange } = props;
  const { items } = editor.scope;
  const programme = editor.checked.programme;
  const nothing = { value: '', label: t('preview.nothing') };
  return (
    <div className="editor-sample">
      {items.length > 0 ? (
        <ItemLines items={items} sample={sample} onChange={onChange} />
      ) : (
        <Field
          label={t('preview.items')}
          value={sample.count}
          inputMode="numeric"
          maxLength={4}
          onChange={(count) => onChange({ count })}
        />
      )}
      <DateField
        label={t('preview.date')}
        value={sample.date}
        error={isLocalDate(sample.date) ? null : t('dateWrong')}
        onChange={(date) => onChange({ date })}
      />
      <Field
        label={t('preview.time')}
        inputMode="numeric"
        maxLength={5}
        value={sample.time}
        onChange={(time) => onChange({ time })}
      />
      {programme?.tiers ? (
        <Select
          label={t('preview.tier')}
          value={sample.tier}
          options={[
            { value: '', label: '…' },
            ...programme.tiers.levels.map(({ id, name }) => ({ value: id, label: format.text(name) })),
          ]}
          onChange={(tier) => onChange({ tier })}
        />
      ) : null}
      {(programme?.units ?? []).map((unit) => (
        <Field
          key={unit.id}
          label={t('preview.balance', { unit: format.text(unit.name) })}
          value={sample.balances[unit.id] ?? ''}
          inputMode="numeric"
          maxLength={12}
          onChange={(text) => onChange({ balances: { ...sample.balances, [unit.id]: text } })}
        />
      ))}
      <Field
        label={t('preview.visits')}
        value={sample.visits}
        inputMode="numeric"
        maxLength={5}
        onChange={(visits) => onChange({ visits })}
      />
      <Switch
        label={t('preview.birthday')}
        isOn={sample.isBirthday}
        onChange={(isBirthday) => onChange({ isBirthday })}
      />
      {editor.scope.groups.length > 0 ? (
        <Select
          label={t('preview.group')}
          value={sample.group}
          options={[{ value: '', label: '…' }, ...editor.scope.groups]}
          onChange={(group) => onChange({ group })}
        />
      ) : null}
      <Select
        label={t('preview.take')}
        value={sample.reward}
        options={[
          nothing,
          ...[
            ...(programme?.rewards ?? []),
            ...(programme?.promotions ?? []).filter(({ code }) => code !== undefined),
            ...(programme?.vouchers ?? []),
          ].map(({ id, name }) => ({ value: id, label: format.text(name) })),
        ]}
        onChange={(reward) => onChange({ reward })}
      />
    </div>
  );
}

function ItemLines(props: {
  readonly items: readonly CatalogueItem[];
  readonly sample: Sample;
  readonly onChange: (changes: Partial<Sample>) => void;
}) {
  const { t } = useTranslation('editor');
  const { items, sample, onChange } = props;
  return (
    <>
      {sample.lines.length > 0 ? (
        <span className="editor-chips">
          {sample.lines.map((id, index) => {
            const name = items.find((item) => item.id === id)?.name ?? id;
            return (
              <PlainButton
                key={`${id} ${index}`}
                className="editor-chip"
                isPressed
                label={t('folds.remove', { what: name })}
                onPress={() => onChange({ lines: sample.lines.filter((_, place) => place !== index) })}
              >
                {name}
                <X aria-hidden />
              </PlainButton>
            );
          })}
        </span>
      ) : null}
      <Select
        label={t('preview.item')}
        value=""
        options={[{ value: '', label: '…' }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) => (id === '' ? undefined : onChange({ lines: [...sample.lines, id] }))}
      />
    </>
  );
}

/** While a day is being written, the bill is of today. */
const dayOr = (sample: Sample, today: string): Sample =>
  isLocalDate(sample.date) ? sample : { ...sample, date: today };

function tried(programme: Programme, sample: Sample, editor: Editor, currency: Currency): Evaluation {
  const { language, items } = editor.scope;
  const read = (text: string, scale: number) => {
    const value = numberOf(text, scale, language);
    return typeof value === 'number' ? value : 0;
  };
  const lines = sample.lines.flatMap((id) => {
    const item = items.find((each) => each.id === id);
    return item ? [lineOf(item)] : [];
  });
  const totalMinor =
    lines.length > 0
      ? lines.reduce((sum, { unitMinor }) => sum + unitMinor, 0)
      : read(sample.amount, exponentOf[currency]);
  const [hours = '0', minutes = '0'] = sample.time.split(':');
  const chosen = rewardChosen(programme, sample.reward);
  const member = memberOf(programme, sample, read);
  const situation = { minute: (Number(hours) || 0) * 60 + (Number(minutes) || 0), channel: 'counter' };
  const bill = evaluate(
    programme,
    member,
    {
      kind: 'bill',
      totalMinor,
      itemCount: lines.length > 0 ? lines.length : read(sample.count, 0),
      ...(lines.length > 0 ? { lines } : {}),
      businessDate: sample.date,
      status: 'completed',
      rewards: chosen,
    },
    situation,
  );
  if (!programme.policies.scanIsVisit) return bill;
  // The scan that opens the member before the bill brings what a visit brings.
  const visit = evaluate(
    programme,
    member,
    { kind: 'action', action: 'visit', businessDate: sample.date, rewards: [] },
    situation,
  );
  return {
    ...bill,
    effects: [...visit.effects, ...bill.effects],
    why: [...visit.why, ...bill.why],
  };
}

const lineOf = ({ id, category, tags, priceMinor, taxBasisPoints }: CatalogueItem): BillLine => ({
  item: id,
  category: category === '' ? null : category,
  tags,
  quantity: 1,
  unitMinor: priceMinor,
  taxBasisPoints,
  sells: 'goods',
  voided: false,
});

function rewardChosen(programme: Programme, id: string): { reward: string; quantity: number }[] {
  if (id === '') return [];
  const reward = programme.rewards.find((each) => each.id === id);
  const quantity = reward?.kind === 'pointsAsMoney' ? Math.max(reward.least, reward.step) : 1;
  const known =
    reward ??
    programme.vouchers.find((each) => each.id === id) ??
    programme.promotions.find((each) => each.id === id);
  return known ? [{ reward: id, quantity }] : [];
}

function memberOf(
  { units, vouchers, tiers }: Programme,
  sample: Sample,
  read: (text: string, scale: number) => number,
): MemberState {
  const available: Record<string, number> = {};
  for (const { id, scale } of units) available[id] = read(sample.balances[id] ?? '', scale);
  // Whoever tries a voucher holds it.
  for (const { id, uses } of vouchers) available[id] = sample.reward === id ? uses : 0;
  const level = tiers?.levels.find(({ id }) => id === sample.tier) ?? tiers?.levels[0];
  return {
    enrolledOn: '2020-01-01',
    available,
    visits: read(sample.visits, 0),
    lastVisitOn: null,
    birthday: sample.isBirthday ? sample.date : null,
    groups: sample.group === '' ? [] : [sample.group],
    tier: level
      ? {
          level: level.id,
          metric: level.threshold,
          since: '2020-01-01',
          safeUntil: null,
          toKeep: null,
          next: null,
          frozenUntil: null,
        }
      : null,
  };
}
