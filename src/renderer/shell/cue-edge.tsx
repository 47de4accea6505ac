import './cue-edge.css';
import { Check, CircleHelp, type LucideIcon, OctagonX, UserCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/index.ts';
import { type Notice, useNotice } from '../stores/notice.ts';
import { useSentences } from '../texts/refusal.ts';

const icons: Readonly<Record<Notice['kind'], LucideIcon>> = {
  found: UserCheck,
  unknown: CircleHelp,
  refused: OctagonX,
  failed: OctagonX,
  done: Check,
};

/** How long each is read. A refusal stays until read or closed. */
const shownMs: Readonly<Record<Notice['kind'], number>> = {
  found: 1_600,
  unknown: 2_600,
  done: 1_400,
  refused: 9_000,
  failed: 12_000,
};

/** The full-width edge of colour, icon and word; the page's one live region. */
export function CueEdge() {
  const notice = useNotice((state) => state.notice);
  const clear = useNotice((state) => state.clear);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(clear, shownMs[notice.kind]);
    return () => clearTimeout(timer);
  }, [notice, clear]);
  return (
    <div className="cue-place">
      <div role="status" className="cue-live">
        {notice ? <Edge key={notice.id} notice={notice} /> : null}
      </div>
    </div>
  );
}

function Edge({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('common');
  const sentences = useSentences();
  const clear = useNotice((state) => state.clear);
  const Icon = icons[notice.kind];
  const stays = notice.kind === 'refused' || notice.kind === 'failed';
  const detail =
    notice.kind === 'refused'
      ? sentences.refusal(notice.refusal)
      : notice.kind === 'failed'
        ? t(notice.why)
        : notice.name;
  return (
    <div className="cue" data-kind={notice.kind}>
      <Icon className="cue-icon" aria-hidden />
      <span className="cue-words">
        <strong>{t(`cues.${notice.kind === 'failed' ? 'refused' : notice.kind}`)}</strong>
        {detail ? <span>{detail}</span> : null}
      </span>
      {stays ? (
        <Button size="small" tone="quiet" icon={X} label={t('actions.close')} onPress={clear} />
      ) : null}
    </div>
  );
}
