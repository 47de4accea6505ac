import './preview-line.css';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from '../../../shared/domain/engine/evaluation.ts';
import { largestBillMinor } from '../../../shared/kernel/money.ts';
import { useProgramme, useTerminal } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { earnedIn } from '../preview.ts';

/** What the bill would bring and what is left to pay, before it is posted. */
export function PreviewLine(props: {
  readonly preview: Evaluation | null;
  readonly totalMinor: number;
  readonly tooLarge: boolean;
  /** The due amount stands elsewhere. */
  readonly earnsOnly?: boolean;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { preview } = props;
  if (props.tooLarge) {
    return (
      <p className="preview" data-bad role="alert">
        {t('member.tooLarge', { limit: format.money(largestBillMinor[format.currency]) })}
      </p>
    );
  }
  if (props.totalMinor === 0) return <p className="preview">{t('member.previewEmpty')}</p>;
  if (!preview) return <p className="preview" />;
  const refusal = preview.refusals[0];
  if (refusal) {
    return (
      <p className="preview" data-bad role="alert">
        {format.text(refusal.text)}
      </p>
    );
  }
  const { discountMinor, payableMinor, totalMinor } = preview.due;
  return (
    <p className="preview">
      <Earns preview={preview} />
      {props.earnsOnly || payableMinor === totalMinor ? null : (
        <span className="preview-due">
          {discountMinor > 0 ? (
            <span className="preview-off">
              {t('member.discount', { money: format.money(discountMinor) })} ·{' '}
            </span>
          ) : null}
          <strong>{t('member.due', { money: format.money(payableMinor) })}</strong>
        </span>
      )}
    </p>
  );
}

function Earns({ preview }: { readonly preview: Evaluation }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const isGuest = useTerminal(({ view }) => view?.counter.at !== 'member');
  const claimDays = useProgramme()?.policies.claimDays ?? 0;
  const earned = earnedIn(preview);
  if (isGuest && (earned.length === 0 || claimDays === 0)) return <span>{t('anonymous.nothing')}</span>;
  if (earned.length === 0) {
    const why = preview.why.find((line) => line.outcome === null);
    return <span>{why ? format.text(why.text) : t('member.previewNothing')}</span>;
  }
  const what = earned.map(({ unit, quantity }) => format.signedWithUnit(unit, quantity)).join(' · ');
  return (
    <span>
      <span className="preview-prefix">
        {t(isGuest ? 'anonymous.later' : 'member.preview', { what: '' })}
      </span>
      <strong>{what}</strong>
    </span>
  );
}
