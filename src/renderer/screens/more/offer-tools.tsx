import { IdCard, Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/contract/view.ts';
import { addDays } from '../../../shared/kernel/dates.ts';
import { Tile } from '../../components/index.ts';
import { usePosting } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';

/** Paid memberships: a touch sells one. */
export function MembershipTool({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { programme, businessDate } = useView();
  const sale = usePosting('membership.sell');
  const sell = async (membership: string) => {
    if (!sale.isPosting && (await sale.post({ membership }))) onClose();
  };
  return (
    <div className="more-tiles scrolls">
      {programme?.memberships.map((membership) => (
        <Tile
          key={membership.id}
          icon={IdCard}
          title={format.text(membership.name)}
          detail={
            membership.benefits
              ? format.text(membership.benefits)
              : t('more.runsUntil', { date: format.date(addDays(businessDate, membership.days - 1)) })
          }
          aside={<span className="number">{format.money(membership.priceMinor)}</span>}
          isDisabled={sale.isPosting}
          onPress={() => void sell(membership.id)}
        />
      ))}
    </div>
  );
}

/** Vouchers that the owner may give away: a touch promises one. */
export function PromiseTool(props: { readonly member: MemberView; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { programme } = useView();
  const promise = usePosting('voucher.promise');
  // Bearer vouchers belong to nobody: they come out of the printer.
  const personal = programme?.vouchers.filter(({ bearer }) => !bearer) ?? [];
  const give = async (voucher: string) => {
    if (promise.isPosting) return;
    if (await promise.post({ member: props.member.member, voucher })) props.onClose();
  };
  return (
    <>
      <p className="soft">{t('more.promiseWhat')}</p>
      <div className="more-tiles scrolls">
        {personal.map((voucher) => (
          <Tile
            key={voucher.id}
            icon={Ticket}
            title={format.text(voucher.name)}
            detail={[
              t('member.voucherUses', { count: voucher.uses }),
              voucher.validDays ? t('more.days', { count: voucher.validDays }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
            isDisabled={promise.isPosting}
            onPress={() => void give(voucher.id)}
          />
        ))}
      </div>
    </>
  );
}
