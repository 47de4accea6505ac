import { CircleCheck, Gauge, Plus, RotateCcw, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearningView } from '../../../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../../../shared/contract/methods.ts';
import type { LearnKey } from '../../../../shared/domain/cards/learn/samples.ts';
import { Button, Chip, Select } from '../../../components/index.ts';
import { recordKeys } from '../../../input/learn-keys.ts';
import { callAndSay } from '../../../posting.ts';
import { call, useView } from '../../../stores/terminal.ts';
import { DeviceDialog } from '../../devices/device-dialog.tsx';
import { readerFamily } from '../../devices/device-families.ts';
import { CardSlots } from './card-slots.tsx';
import { LearnField } from './learn-field.tsx';
import { LearnSentences } from './learn-sentences.tsx';
import { learntSetting } from './learnt-setting.ts';

const keyboard = 'keyboard';

/** Learn mode: the same card twice, then another. */
export function ReaderCheck() {
  const { t } = useTranslation('check');
  const { readers, learning } = useView();
  const others = readers.map(({ setting }) => setting).filter(({ kind }) => kind !== 'wedge');
  const [target, setTarget] = useState(() => others[0]?.id ?? keyboard);
  const [isAdding, setAdding] = useState(false);
  const [saved, setSaved] = useState<LearningView['learnt']>(null);
  const wedge = readers.find(({ setting }) => setting.kind === 'wedge')?.setting ?? null;
  const setting = target === keyboard ? wedge : (others.find(({ id }) => id === target) ?? null);
  useLearnMode(target === keyboard ? null : (setting?.id ?? null), isAdding);

  const restart = () => {
    setSaved(null);
    void callAndSay('learn.start', { reader: target === keyboard ? null : (setting?.id ?? null) });
  };
  const keep = async (learnt: NonNullable<LearningView['learnt']>) => {
    const learntAs = learntSetting(setting, learnt, t('steps.reader.name'));
    if (!(await callAndSay('reader.save', learntAs))) return;
    setSaved(learnt);
    await callAndSay('check.note', { step: 'reader', result: 'passed', facts: factsOf(learntAs) });
  };
  const stopped = learning?.at === 'stopped';
  return (
    <div className="check-columns">
      <div className="check-side">
        <Select
          label={t('reader.which')}
          value={target}
          options={[
            { value: keyboard, label: t('reader.keyboard') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(chosen) => {
            setSaved(null);
            setTarget(chosen);
          }}
        />
        <Button icon={Plus} onPress={() => setAdding(true)}>
          {t('reader.add')}
        </Button>
        {setting?.kind === 'serial' ? <SpeedSearch setting={setting} learning={learning} /> : null}
        {target === keyboard ? <LearnField samples={learning?.samples ?? 0} /> : null}
      </div>
      <div className="check-main">
        {learning?.learnt ? null : <CardSlots at={learning?.at ?? 'first'} heard={learning?.heard ?? null} />}
        {learning?.trouble ? (
          <p className="check-trouble" role="alert" key={learning.samples}>
            <TriangleAlert aria-hidden />
            <LearnSentences says={[learning.trouble]} plain />
          </p>
        ) : null}
        {learning?.learnt ? (
          <Found learnt={learning.learnt} isSaved={saved !== null} onKeep={keep} onRestart={restart} />
        ) : null}
        {stopped || (learning === null && !isAdding) ? (
          <Button icon={RotateCcw} onPress={restart}>
            {t('reader.restart')}
          </Button>
        ) : null}
      </div>
      {isAdding ? (
        <DeviceDialog family={readerFamily} setting={null} onClose={() => setAdding(false)} />
      ) : null}
    </div>
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
        <span className="soft">{t('reader.cardIs')}</span> <b>{learnt.number}</b>
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

/** For serial readers of which nobody knows the speed. */
function SpeedSearch(props: {
  readonly setting: Extract<ReaderSetting, { kind: 'serial' }>;
  readonly learning: LearningView | null;
}) {
  const { t } = useTranslation('check');
  const { setting, learning } = props;
  const speed = learning?.speed ?? null;
  const find = async () => {
    if (!learning) await callAndSay('learn.start', { reader: setting.id });
    await callAndSay('learn.findSpeed', {});
  };
  useEffect(() => {
    if (speed?.state !== 'found') return;
    const { baudRate, framing } = speed;
    if (setting.baudRate === baudRate && setting.framing === framing) return;
    // One of those that a setting may have: the terminal tries no others.
    const found = { ...setting, baudRate: baudRate as typeof setting.baudRate, framing };
    void callAndSay('reader.save', found);
  }, [speed, setting]);
  return (
    <div className="check-speed">
      <Button icon={Gauge} isDisabled={speed?.state === 'trying'} onPress={() => void find()}>
        {t('reader.findSpeed')}
      </Button>
      <p className="soft" role="status">
        {speed?.state === 'trying' ? t('reader.speedTrying', { ...speed }) : null}
        {speed?.state === 'found' ? t('reader.speedFound', { baudRate: speed.baudRate }) : null}
        {speed?.state === 'notFound' ? t('reader.speedNotFound') : null}
      </p>
    </div>
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
