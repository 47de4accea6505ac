import { Printer, RotateCcw, Scissors } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryLine, SlipPicture as Picture } from '../../../shared/contract/view.ts';
import type { Rating } from '../../../shared/domain/bills/bill.ts';
import { Button, Chip, type Fact, Facts, Panel, SlipPicture } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { call } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { ratingFaces } from '../more/rating-faces.ts';
import { sayDone } from '../say-done.ts';
import { RefundDialog } from './refund-dialog.tsx';

/** One entry: its figures, its slip as it was printed, and the ways back. */
export function EventDetail(props: { readonly line: HistoryLine; readonly onChanged: () => void }) {
  const { t } = useTranslation('owner');
  const { line } = props;
  const slip = useSlip(line.event);
  const [asked, setAsked] = useState<'whole' | 'part' | null>(null);
  const close = () => setAsked(null);
  const reprint = async () => {
    if (await callAndSay('slip.reprint', { event: line.event })) sayDone(t('history.reprinted'));
  };
  const canPart =
    line.kind === 'sale' && line.totalMinor !== null && line.totalMinor - line.refundedMinor > 1;
  return (
    <Panel className="history-detail" accent>
      <div className="history-about">
        <Figures line={line} />
        <Particulars line={line} />
        <div className="history-deeds">
          {slip === 'none' ? null : (
            <Button size="small" icon={Printer} stretch posting onPress={() => void reprint()}>
              {t('history.reprint')}
            </Button>
          )}
          {line.reversible ? (
            <div className="history-back">
              {canPart ? (
                <Button size="small" icon={Scissors} onPress={() => setAsked('part')}>
                  {t('history.part')}
                </Button>
              ) : null}
              <Button size="small" icon={RotateCcw} stretch onPress={() => setAsked('whole')}>
                {t('history.reverse')}
              </Button>
            </div>
          ) : (
            <p className="history-final">{t(line.reversed ? 'history.reversed' : 'history.notReversible')}</p>
          )}
        </div>
      </div>
      <div className="history-slip">
        {slip === 'none' ? (
          <p className="history-no-slip">{t('history.noSlip')}</p>
        ) : (
          <SlipPicture picture={slip} label={t('history.slip')} />
        )}
      </div>
      {asked ? (
        <RefundDialog
          line={line}
          part={asked === 'part'}
          onClose={close}
          onDone={() => {
            close();
            sayDone(t('history.done'));
            props.onChanged();
          }}
        />
      ) : null}
    </Panel>
  );
}

function Figures({ line }: { readonly line: HistoryLine }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  return (
    <div>
      <p className="history-kind">{t(`history.lines.${line.kind}`)}</p>
      {line.totalMinor === null ? null : (
        <p className="history-total" data-reversed={line.reversed || undefined}>
          {format.money(line.totalMinor)}
        </p>
      )}
      <p className="history-chips">
        {line.changes.map(({ unit, quantity }) => (
          <Chip key={unit} tone={quantity < 0 ? 'neutral' : 'accent'}>
            {format.signedWithUnit(unit, quantity)}
          </Chip>
        ))}
        {line.rating === undefined ? null : (
          <Chip {...faceOf(line.rating)}>{t('history.rating', { rating: line.rating })}</Chip>
        )}
        {line.refundedMinor > 0 ? (
          <Chip tone="warn">{t('history.refundedOf', { amount: format.money(line.refundedMinor) })}</Chip>
        ) : null}
      </p>
    </div>
  );
}

/** The face that was touched. */
function faceOf(rating: Rating) {
  const face = ratingFaces.find((one) => one.rating === rating);
  return face ? { icon: face.icon } : {};
}

function Particulars({ line }: { readonly line: HistoryLine }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const who = line.member ? line.member.name || t('history.noName') : t('history.noMember');
  const facts: readonly (Fact | null)[] = [
    { label: t('history.member'), value: who },
    { label: t('history.when'), value: format.dateTime(line.at) },
    line.receipt === null ? null : { label: t('history.receipt'), value: line.receipt },
    { label: t('history.staff'), value: line.staff },
    line.rewards.length === 0
      ? null
      : {
          label: t('history.rewardsGiven'),
          value: line.rewards.map((reward) => format.text(reward)).join(', '),
        },
  ];
  return <Facts size="small" facts={facts.filter((fact) => fact !== null)} />;
}

/** The picture of an entry's slip; `none` where it has none. */
function useSlip(event: string): Picture | 'none' | null {
  const [slip, setSlip] = useState<Picture | 'none' | null>(null);
  useEffect(() => {
    let stands = true;
    void call('slip.preview', { event }).then((outcome) => {
      if (stands) setSlip(outcome.kind === 'done' ? outcome.value : 'none');
    });
    return () => {
      stands = false;
    };
  }, [event]);
  return slip;
}
