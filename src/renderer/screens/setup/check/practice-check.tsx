import { CircleCheck, CreditCard, GraduationCap, type LucideIcon, ReceiptText, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeView } from '../../../../shared/contract/installation.ts';
import { Button, EmptyState } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { call, useView } from '../../../stores/terminal.ts';
import { useFormat } from '../../../texts/format.ts';
import { ordinaryBill } from '../template-example.ts';

/** A sale in a book of its own, with the shop's reader and printer; wiped when it is over. */
export function PracticeCheck() {
  const { check } = useView();
  const practice = check?.practice ?? null;
  // Leaving in the middle wipes it too.
  useEffect(() => () => void call('practice.end', {}), []);
  if (!practice) return <Begin />;
  switch (practice.at) {
    case 'card':
      return <Card />;
    case 'amount':
      return <Amount practice={practice} />;
    case 'sold':
    case 'undone':
      return <Sold practice={practice} />;
    case 'wiped':
      return <Wiped practice={practice} />;
  }
}

const begin = () => void callAndSay('practice.start', {});

function Stage(props: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly line?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="check-middle" role="status">
      <EmptyState icon={props.icon} title={props.title}>
        {props.line}
      </EmptyState>
      <div className="check-row">{props.children}</div>
    </div>
  );
}

function Begin() {
  const { t } = useTranslation('check');
  return (
    <Stage icon={GraduationCap} title={t('steps.practice.name')}>
      <Button tone="primary" posting onPress={begin}>
        {t('practice.start')}
      </Button>
    </Stage>
  );
}

function Card() {
  const { t } = useTranslation('check');
  return <Stage icon={CreditCard} title={t('practice.scan')} line={t('practice.scanLine')} />;
}

function Amount({ practice }: { readonly practice: PracticeView }) {
  const { t } = useTranslation('check');
  const format = useFormat();
  const totalMinor = ordinaryBill[format.currency];
  return (
    <Stage icon={CreditCard} title={t('practice.amount', { card: practice.card ?? '' })}>
      <Button tone="primary" posting onPress={() => void callAndSay('practice.sell', { totalMinor })}>
        {t('practice.sell', { amount: format.money(totalMinor) })}
      </Button>
    </Stage>
  );
}

function Sold({ practice }: { readonly practice: PracticeView }) {
  const { t } = useTranslation('check');
  const format = useFormat();
  const changes = practice.changes
    .map(({ unit, quantity }) => format.signedWithUnit(unit, quantity))
    .join(', ');
  const undo = async () => {
    if (await callAndSay('practice.undo', {})) await callAndSay('practice.end', {});
  };
  return (
    <Stage
      icon={ReceiptText}
      title={changes === '' ? t('practice.soldNothing') : t('practice.sold', { changes })}
      line={t(`practice.slip.${practice.slip ?? 'none'}`)}
    >
      <Button tone="primary" icon={Undo2} posting onPress={() => void undo()}>
        {t('practice.undo')}
      </Button>
    </Stage>
  );
}

function Wiped({ practice }: { readonly practice: PracticeView }) {
  const { t } = useTranslation('check');
  const format = useFormat();
  const { eventsBefore: before, eventsAfter: after } = practice;
  return (
    <Stage
      icon={CircleCheck}
      title={t('practice.done')}
      line={
        <>
          <p>
            {t('practice.ledger', { before: format.count(before), after: format.count(after ?? before) })}
          </p>
          <p>{t(before === after ? 'practice.same' : 'practice.differs')}</p>
        </>
      }
    >
      <Button posting onPress={begin}>
        {t('practice.again')}
      </Button>
    </Stage>
  );
}
