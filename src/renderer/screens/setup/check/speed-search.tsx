import { Gauge } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearningView, SpeedSearch } from '../../../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../../../shared/contract/methods.ts';
import { Button } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';

/** For serial readers of which nobody knows the speed: what is found is saved. */
export function SpeedField(props: {
  readonly setting: Extract<ReaderSetting, { kind: 'serial' }>;
  readonly learning: LearningView | null;
}) {
  const { t } = useTranslation('check');
  const { t: ofOwner } = useTranslation('owner');
  const { setting, learning } = props;
  const speed = learning?.speed ?? null;
  const find = async () => {
    if (!learning) await callAndSay('learn.start', { reader: setting.id });
    await callAndSay('learn.findSpeed', {});
  };
  const isSaved = useRef(false);
  useEffect(() => {
    if (speed?.state !== 'found') {
      isSaved.current = false;
      return;
    }
    // Once: whoever changes the reader afterwards knows better.
    if (isSaved.current) return;
    isSaved.current = true;
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
        {speed?.state === 'found'
          ? t('reader.speedFound', {
              baudRate: speed.baudRate,
              framing: ofOwner(`devices.framings.${speed.framing}`),
            })
          : null}
        {speed?.state === 'notFound' ? t('reader.speedNotFound') : null}
      </p>
    </div>
  );
}

/** While it is searched nothing else counts: whoever stands there has to scan. */
export function SpeedProgress({ speed }: { readonly speed: SpeedSearch }) {
  const { t } = useTranslation('check');
  return (
    <div className="check-searching" role="status">
      <p className="check-prompt">{t('reader.speedScan')}</p>
      <progress aria-label={t('reader.findSpeed')} max={speed.of} value={speed.step} />
      <p className="soft">{t('reader.speedTrying', { ...speed })}</p>
    </div>
  );
}
