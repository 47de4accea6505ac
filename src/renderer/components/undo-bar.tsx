import './undo-bar.css';
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** Ten seconds to take it back, shown running out. */
export function UndoBar(props: {
  readonly untilMs: number;
  readonly forMs: number;
  readonly onUndo: () => void;
}) {
  const { t } = useTranslation('counter');
  const left = useTimeLeft(props.untilMs);
  if (left <= 0) return null;
  return (
    <div className="undo-bar">
      <Button
        size="large"
        stretch
        icon={Undo2}
        posting
        aside={t('done.seconds', { count: Math.ceil(left / 1000) })}
        onPress={props.onUndo}
      >
        {t('done.undo')}
      </Button>
      <span
        className="undo-rest"
        aria-hidden
        style={{ width: `${Math.min(100, (100 * left) / Math.max(1, props.forMs))}%` }}
      />
    </div>
  );
}

const tickMs = 200;

function useTimeLeft(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return untilMs - nowMs;
}
