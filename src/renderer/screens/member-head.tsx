import './member-head.css';
import { Cake, Clock3, Clover, Heart, Hourglass, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BalanceView, MemberView } from '../../shared/contract/view.ts';
import type { Unit } from '../../shared/domain/programme/document.ts';
import { Chip } from '../components/index.ts';
import { useProgramme } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';

/** More characters than one line of large letters holds beside a balance. */
const longName = 22;

/** Who stands here, and what they can spend now. */
export function MemberHead({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const units = usePointUnits();
  const balances = member.balances.filter((balance) => units.has(balance.unit));
  return (
    <header className="member-head">
      <div className="member-who">
        <h1 className="member-name" data-long={member.name.length > longName || undefined}>
          {member.name || t('member.guest')}
        </h1>
        <p className="member-facts">
          {member.phone ? <span className="number">{member.phone}</span> : null}
          <span className="member-since">{t('member.since', { date: format.date(member.since) })}</span>
        </p>
      </div>
      <div className="member-balances">
        {balances.map((balance) => (
          <p key={balance.unit} className="member-balance">
            <span className="member-quantity">{format.quantity(balance.unit, balance.available)}</span>
            <span className="member-unit">{format.unitName(balance.unit, balance.available)}</span>
          </p>
        ))}
      </div>
    </header>
  );
}

/** What a good host knows besides the name: the birthday, and what is always ordered. */
export function MemberMarks({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  const { birthday, favourites } = member;
  if (birthday === null && favourites.length === 0) return null;
  return (
    <div className="member-marks">
      {birthday ? (
        <Chip tone="gift" icon={Cake}>
          {t(birthday === 'today' ? 'member.birthdayToday' : 'member.birthdayNear')}
        </Chip>
      ) : null}
      {favourites.length === 0 ? null : (
        <p className="member-likes">
          <Heart role="img" aria-label={t('member.likes')} />
          {favourites.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </p>
      )}
    </div>
  );
}

/** What a balance carries that is not plain spendable points. */
export function BalanceNotes(props: {
  readonly balances: readonly BalanceView[];
  /** Further notes of the member. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const money = useUnitsOf('money');
  const entries = useUnitsOf('entries');
  const notes = props.balances.flatMap((balance) => {
    const { unit } = balance;
    const words = (quantity: number) => ({
      quantity: format.quantity(unit, quantity),
      unit: format.unitName(unit, quantity),
    });
    return [
      balance.debt > 0 ? (
        <Chip key={`${unit} debt`} tone="warn" icon={TriangleAlert}>
          {t('member.debt', words(balance.debt))}
        </Chip>
      ) : null,
      balance.unconfirmed > 0 ? (
        <Chip key={`${unit} unconfirmed`} icon={Clock3}>
          {t('member.unconfirmed', words(balance.unconfirmed))}
        </Chip>
      ) : null,
      balance.pending > 0 && !money.has(unit) ? (
        <Chip key={`${unit} pending`} icon={Clock3}>
          {t('member.pending', words(balance.pending))}
        </Chip>
      ) : null,
      entries.has(unit) && balance.available > 0 ? (
        <Chip key={`${unit} entries`} icon={Clover}>
          {t('member.entries', words(balance.available))}
        </Chip>
      ) : null,
      balance.nextExpiry ? (
        <Chip key={`${unit} expiry`} icon={Hourglass}>
          {t('member.expires', {
            ...words(balance.nextExpiry.quantity),
            date: format.date(balance.nextExpiry.on),
          })}
        </Chip>
      ) : null,
    ].filter((note) => note !== null);
  });
  return (
    <div className="balance-notes">
      {props.children}
      {notes}
    </div>
  );
}

/** Units that show as a number: stamps show as their card, money as a wallet, chances as a note. */
export function usePointUnits(): ReadonlySet<string> {
  const programme = useProgramme();
  const onCards = new Set(programme?.stampCards.map((card) => card.unit));
  const counted = programme?.units.filter(({ id, kind }) => !onCards.has(id) && shownAsNumber.has(kind));
  return new Set(counted?.map(({ id }) => id));
}

const shownAsNumber: ReadonlySet<Unit['kind']> = new Set(['points', 'stamps']);

export function useUnitsOf(kind: Unit['kind']): ReadonlySet<string> {
  const programme = useProgramme();
  return new Set(programme?.units.filter((unit) => unit.kind === kind).map(({ id }) => id));
}
