import { CircleCheck, CircleX, DoorClosed, DoorOpen, type LucideIcon, Scroll } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterStatusView } from '../../../shared/contract/devices.ts';
import { Chip, type Tone } from '../../components/index.ts';
import { showNotice, showRefusal } from '../../stores/notice.ts';
import { call } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { FaultAdvice } from './device-card.tsx';

export interface Answer {
  readonly atMs: number;
  /** Null: it could not be asked. */
  readonly status: PrinterStatusView | null;
  readonly fault: string | null;
}

/** Asks a printer how it is, and keeps its last answer. */
export function usePrinterAnswer(id: string): {
  readonly answer: Answer | null;
  readonly isAsking: boolean;
  readonly ask: () => void;
} {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    const outcome = await call('printer.status', { id });
    setAsking(false);
    const atMs = Date.now();
    if (outcome.kind === 'done') {
      setAnswer({ atMs, status: outcome.value, fault: outcome.value.fault });
    } else if (outcome.kind !== 'refused') {
      showNotice({ kind: 'failed', why: outcome.kind });
    } else if (outcome.refusal.code === 'deviceFault') {
      setAnswer({ atMs, status: null, fault: String(outcome.refusal.values?.['fault'] ?? '') });
    } else {
      showRefusal(outcome.refusal);
    }
  };
  return { answer, isAsking, ask: () => void ask() };
}

/** What the printer said of itself, in words. */
export function PrinterAnswer(props: {
  readonly id: string;
  readonly answer: Answer;
  /** What the card already says is not said twice. */
  readonly knownFault: string | null;
}) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { atMs, status, fault } = props.answer;
  return (
    <>
      <div className="device-answer" role="status">
        <p>{t('devices.answer.at', { time: format.time(atMs) })}</p>
        {status ? (
          <StatusChips status={status} />
        ) : (
          <div className="device-chips">
            <Chip tone="bad" icon={CircleX}>
              {t('devices.answer.none')}
            </Chip>
          </div>
        )}
      </div>
      {fault !== null && fault !== props.knownFault ? (
        <FaultAdvice code={fault} family="printer" id={props.id} />
      ) : null}
    </>
  );
}

function StatusChips({ status }: { readonly status: PrinterStatusView }) {
  const { t } = useTranslation('owner');
  return (
    <div className="device-chips">
      <Chip tone={status.online ? 'good' : 'bad'} icon={status.online ? CircleCheck : CircleX}>
        {t(status.online ? 'devices.answer.online' : 'devices.answer.offline')}
      </Chip>
      <Chip tone={paperTones[status.paper]} icon={Scroll}>
        {t(`devices.answer.paper.${status.paper}`)}
      </Chip>
      <CoverChip isOpen={status.coverOpen} />
    </div>
  );
}

const paperTones = {
  ok: 'good',
  nearEnd: 'warn',
  out: 'bad',
  unknown: 'neutral',
} as const satisfies Record<PrinterStatusView['paper'], Tone>;

function CoverChip({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTranslation('owner');
  const icon: LucideIcon = isOpen ? DoorOpen : DoorClosed;
  return (
    <Chip tone={isOpen ? 'bad' : 'good'} icon={icon}>
      {t(isOpen ? 'devices.answer.open' : 'devices.answer.closed')}
    </Chip>
  );
}
