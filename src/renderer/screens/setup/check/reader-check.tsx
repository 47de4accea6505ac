import { CircleCheck, Plus, RotateCcw, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearningView } from '../../../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../../../shared/contract/methods.ts';
import type { ReaderHealth } from '../../../../shared/contract/view.ts';
import type { LearnKey } from '../../../../shared/domain/cards/learn/samples.ts';
import { Button, Chip, Select } from '../../../components/index.ts';
import { recordKeys } from '../../../input/learn-keys.ts';
import type { owner } from '../../../locales/en/owner.ts';
import { callAndSay } from '../../../posting.ts';
import { call, useView } from '../../../stores/terminal.ts';
import { FaultTodo } from '../../devices/access-advice.tsx';
import { DeviceDialog } from '../../devices/device-dialog.tsx';
import { readerFamily } from '../../devices/device-families.ts';
import { PluggedIn } from '../../devices/plugged-in.tsx';
import type { ReaderForm } from '../../devices/reader-form.ts';
import { CardSlots } from './card-slots.tsx';
import { LearnField } from './learn-field.tsx';
import { LearnSentences } from './learn-sentences.tsx';
import { learntSetting } from './learnt-setting.ts';
import { SpeedField, SpeedProgress } from './speed-search.tsx';

const keyboard = 'keyboard';

/** Learn mode: the same card twice, then another. */
export function ReaderCheck() {
  const { t } = useTranslation('check');
  const { readers, learning } = useView();
  const others = readers.map(({ setting }) => setting).filter(({ kind }) => kind !== 'wedge');
  const [target, setTarget] = useState(() => others[0]?.id ?? keyboard);
  const [adding, setAdding] = useState<Adding | null>(null);
  const [saved, setSaved] = useState<LearningView['learnt']>(null);
  const setting = useSetting(target);
  const reader = target === keyboard ? null : target;
  useLearnMode(reader, adding !== null);

  const restart = () => {
    setSaved(null);
    void callAndSay('learn.start', { reader });
  };
  const keep = async (learnt: NonNullable<LearningView['learnt']>) => {
    const learntAs = learntSetting(setting, learnt, t('steps.reader.name'));
    if (!(await callAndSay('reader.save', learntAs))) return;
    setSaved(learnt);
    await callAndSay('check.note', { step: 'reader', result: 'passed', facts: factsOf(learntAs) });
  };
  const stopped = learning?.at === 'stopped';
  const speed = learning?.speed?.state === 'trying' ? learning.speed : null;
  // One whose speed is searched is not among the readers for that long.
  const listed =
    setting === null || setting.kind === 'wedge' || others.some(({ id }) => id === setting.id)
      ? others
      : [...others, setting];
  return (
    <div className="check-columns">
      <div className="check-side">
        <Select
          label={t('reader.which')}
          value={target}
          options={[
            { value: keyboard, label: t('reader.keyboard') },
            ...listed.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(chosen) => {
            setSaved(null);
            setTarget(chosen);
          }}
        />
        <Button icon={Plus} onPress={() => setAdding({})}>
          {t('reader.add')}
        </Button>
        {setting?.kind === 'serial' ? <SpeedField setting={setting} learning={learning} /> : null}
        {target === keyboard ? <LearnField samples={learning?.samples ?? 0} /> : null}
      </div>
      <div className="check-main">
        {speed || learning?.learnt ? null : (
          <NotReady reader={readers.find(({ setting: { id } }) => id === target)} />
        )}
        {speed ? <SpeedProgress speed={speed} /> : null}
        {learning?.learnt || speed ? null : (
          <CardSlots at={learning?.at ?? 'first'} heard={learning?.heard ?? null} />
        )}
        {learning?.trouble ? (
          <p className="check-trouble" role="alert" key={learning.samples}>
            <TriangleAlert aria-hidden />
            <LearnSentences says={[learning.trouble]} plain />
          </p>
        ) : null}
        {learning?.learnt ? (
          <Found learnt={learning.learnt} isSaved={saved !== null} onKeep={keep} onRestart={restart} />
        ) : null}
        {stopped || (learning === null && !adding) ? (
          <Button icon={RotateCcw} onPress={restart}>
            {t('reader.restart')}
          </Button>
        ) : null}
        {others.length === 0 && (learning?.samples ?? 0) === 0 ? (
          <PluggedIn
            connections={readerFamily.connections}
            onChoose={(connection) => setAdding({ connection })}
          />
        ) : null}
      </div>
      {adding ? (
        <DeviceDialog
          family={readerFamily}
          setting={null}
          connection={adding.connection}
          onClose={() => setAdding(null)}
        />
      ) : null}
    </div>
  );
}

/** A new reader, perhaps with what it is connected to. */
interface Adding {
  readonly connection?: Partial<ReaderForm>;
}

/** Of the reader that was chosen, also while its port is tried: the terminal has no such reader for that long. */
function useSetting(target: string): ReaderSetting | null {
  const { readers } = useView();
  const settings = readers.map(({ setting }) => setting);
  const now =
    settings.find((one) => (target === keyboard ? one.kind === 'wedge' : one.id === target)) ?? null;
  const [last, setLast] = useState(now);
  if (now !== null && now !== last) setLast(now);
  return now ?? (last?.id === target ? last : null);
}

/** Why nothing comes however often one scans. */
function NotReady({ reader }: { readonly reader: ReaderHealth | undefined }) {
  const { t, i18n } = useTranslation('owner');
  if (reader?.state !== 'lost') return null;
  const code = reader.fault ?? '';
  const fault = i18n.exists(`owner:faults.${code}.what`) ? (code as keyof typeof owner.faults) : 'unknown';
  return (
    <p className="check-trouble" role="alert">
      <TriangleAlert aria-hidden />
      <span>
        <b>{t(`faults.${fault}.what`)}</b> <FaultTodo fault={fault} family="reader" id={reader.setting.id} />
      </span>
    </p>
  );
}

/**
 * Runs as long as this step stands and nothing lies over it. A keyboard needs no setting: one that appears while it is
 * learnt is no reason to begin anew.
 */
function useLearnMode(reader: string | null, isPaused: boolean): void {
  useEffect(() => {
    if (isPaused) return;
    void call('learn.start', { reader });
    const send = (keys: readonly LearnKey[]) => void call('learn.keys', { keys: [...keys] });
    const stopRecording = reader === null ? recordKeys(send) : null;
    return () => {
      stopRecording?.();
      void call('learn.stop', {});
    };
  }, [reader, isPaused]);
}

function Found(props: {
  readonly learnt: NonNullable<LearningView['learnt']>;
  readonly isSaved: boolean;
  readonly onKeep: (learnt: NonNullable<LearningView['learnt']>) => Promise<void>;
  readonly onRestart: () => void;
}) {
  const { t } = useTranslation('check');
  const { learnt, isSaved } = props;
  return (
    <section className="check-found" role="status">
      <header className="check-found-head">
        <CircleCheck aria-hidden />
        <h2>{t('reader.done')}</h2>
      </header>
      <p className="check-number">
        <span className="soft">{t('reader.cardIs')}</span>
        <b>{learnt.number}</b>
        <Chip tone={learnt.confidence === 'sure' ? 'good' : 'warn'}>
          {t(`reader.confidence.${learnt.confidence}`)}
        </Chip>
      </p>
      <div className="check-row">
        {isSaved ? (
          <p className="check-good">{t('reader.used')}</p>
        ) : (
          <Button tone="primary" posting onPress={() => void props.onKeep(learnt)}>
            {t('reader.use')}
          </Button>
        )}
        <Button tone="quiet" icon={RotateCcw} label={t('reader.restart')} onPress={props.onRestart} />
      </div>
      <LearnSentences says={learnt.says} />
    </section>
  );
}

const factsOf = (setting: ReaderSetting) => ({
  device: setting.name,
  connection: setting.kind,
  format: setting.format,
  ...(setting.trim?.prefix ? { prefix: setting.trim.prefix } : {}),
  ...(setting.trim?.suffix ? { suffix: setting.trim.suffix } : {}),
  ...(setting.kind === 'wedge' && setting.pace ? { pace: `${setting.pace.gapMs} ms` } : {}),
});
