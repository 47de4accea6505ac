import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BalanceView, MemberSummary } from '../../shared/contract/view.ts';
import { Avatar, Tile } from '../components/index.ts';
import { useFormat } from '../texts/format.ts';

/** A member in a list: name, masked phone, what they have. */
export function MemberTile(props: {
  readonly member: MemberSummary;
  readonly onPress: () => void;
  readonly isSelected?: boolean;
}) {
  const { t } = useTranslation('counter');
  const { member } = props;
  return (
    <Tile
      title={member.name || t('search.noName')}
      detail={<span className="number">{member.phone ?? t('search.noPhone')}</span>}
      picture={<Avatar name={member.name} />}
      aside={<Balances balances={member.balances} />}
      onPress={props.onPress}
    />
  );
}

/** `1.284 điểm · 7 tem`; units without a balance are left out. */
function Balances({ balances }: { readonly balances: readonly BalanceView[] }) {
  const format = useFormat();
  return (
    <span className="tile-quantities number">
      {balances
        .filter((balance) => balance.available > 0)
        .map((balance, index) => (
          <Fragment key={balance.unit}>
            {index === 0 ? null : ' · '}
            <span>{format.withUnit(balance.unit, balance.available)}</span>
          </Fragment>
        ))}
    </span>
  );
}
