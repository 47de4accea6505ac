import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeVersion } from '../../../shared/contract/view.ts';
import { difference } from '../../../shared/domain/programme/difference.ts';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { addDays, isLocalDate } from '../../../shared/kernel/dates.ts';
import { Button, DateField, Dialog, Segmented } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { goTo } from '../../stores/navigation.ts';
import { call, useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { sayDone } from '../say-done.ts';
import { ChangesList } from './changes-list.tsx';
import { startDraft } from './draft-store.ts';
import { useKnown } from './use-known.ts';

/** First what changes for members, then the day from which it holds. */
export function PublishDialog(props: {
  readonly programme: Programme;
  /** The version in force; null: none. */
  readonly current: number | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { businessDate, shop } = useView();
  const { programme, current, onClose } = props;
  const [from, setFrom] = useState<'today' | 'tomorrow' | 'other'>('tomorrow');
  const tomorrow = addDays(businessDate, 1);
  const [other, setOther] = useState(tomorrow);
  const [before, setBefore] = useState<Programme | null>(null);
  const [isPosting, setPosting] = useState(false);
  useEffect(() => {
    if (current === null) return;
    let isCurrent = true;
    void call('programme.version', { version: current }).then((outcome) => {
      if (isCurrent && outcome.kind === 'done') setBefore(outcome.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [current]);

  const coming = useComing();
  const known = useKnown();
  const startsOn = { today: businessDate, tomorrow, other }[from];
  const isPast = !isLocalDate(startsOn) || startsOn < businessDate;
  const era = shop?.era ?? 'gregorian';
  const replacing = coming.find((version) => version.startsOn > startsOn);
  const publish = async () => {
    setPosting(true);
    const document = { ...programme, startsOn };
    const reply = await callAndSay('programme.publish', { document, startsOn });
    setPosting(false);
    if (!reply) return;
    goTo('settings', 'programme');
    startDraft(null);
    sayDone(t('publish.done', { version: reply.value?.version ?? '', date: format.date(startsOn) }));
    onClose();
  };
  return (
    <Dialog title={t('publish.title')} onClose={onClose} wide alert>
      <div className="editor-sheet scrolls" role="group" aria-label={t('publish.changes')} tabIndex={0}>
        <h3 className="editor-small">{t('publish.changes')}</h3>
        {before ? (
          <ChangesList
            changes={difference(before, { ...programme, startsOn: before.startsOn }, era, known)}
            none={t('publish.same')}
          />
        ) : null}
      </div>
      <div className="editor-publish">
        <Segmented
          label={t('publish.from')}
          showLabel
          value={from}
          options={[
            { value: 'today', label: t('publish.today') },
            { value: 'tomorrow', label: t('publish.tomorrow') },
            { value: 'other', label: t('publish.other') },
          ]}
          onChange={setFrom}
        />
        {from === 'other' ? (
          <DateField
            label={t('publish.date')}
            value={other}
            error={isPast ? t(isLocalDate(other) ? 'publish.past' : 'dateWrong') : null}
            onChange={setOther}
          />
        ) : (
          <p className="soft editor-publish-line">
            {format.date(startsOn)}. {t(from === 'today' ? 'publish.todayLine' : 'publish.line')}
          </p>
        )}
        {replacing ? (
          <p className="editor-note" data-tone="warn">
            <TriangleAlert aria-hidden />
            {t('publish.replaced', {
              version: replacing.version,
              date: format.date(replacing.startsOn),
            })}
          </p>
        ) : null}
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={onClose}>
          {t('close')}
        </Button>
        <Button
          size="large"
          tone="primary"
          posting
          isDisabled={isPast || isPosting}
          onPress={() => void publish()}
        >
          {t('publish.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Versions that are published and have not begun, the next one first. */
function useComing(): readonly ProgrammeVersion[] {
  const [coming, setComing] = useState<readonly ProgrammeVersion[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void call('programme.versions', {}).then((outcome) => {
      if (!isCurrent || outcome.kind !== 'done') return;
      const found = outcome.value.filter(({ standing }) => standing === 'coming');
      setComing(found.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1)));
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return coming;
}
