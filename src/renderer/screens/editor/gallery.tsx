import {
  Coins,
  Crown,
  Handshake,
  type LucideIcon,
  RotateCcw,
  Stamp,
  Ticket,
  Trophy,
  WalletCards,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconBox, Page } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import type { Draft } from './draft.ts';
import { startDraft, useDraftStore } from './draft-store.ts';
import { type Example, loadExamples } from './examples.ts';

const pictures: Readonly<Record<Example['picture'], LucideIcon>> = {
  points: Coins,
  stamps: Stamp,
  levels: Crown,
  wallet: WalletCards,
  draw: Trophy,
  partner: Handshake,
  membership: Ticket,
};

/** Where a draft comes from: the programme in force, or a template. */
export function Gallery({
  onChosen,
  onBack,
}: {
  readonly onChosen: () => void;
  readonly onBack?: () => void;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { programme, shop, businessDate } = useView();
  const hasDraft = useDraftStore((state) => state.draft !== null);
  const [examples, setExamples] = useState<readonly Example[]>([]);
  const currency = shop?.currency ?? 'VND';
  useEffect(() => {
    let isCurrent = true;
    void loadExamples(currency, businessDate).then((loaded) => {
      if (isCurrent) setExamples(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [currency, businessDate]);

  const start = (draft: Draft) => {
    startDraft(draft);
    onChosen();
  };
  const startFromCurrent = async (version: number) => {
    const reply = await callAndSay('programme.version', { version });
    if (reply?.value) start(reply.value);
  };
  return (
    <Page
      title={t('templates.title')}
      {...(onBack ? { onBack } : {})}
      actions={hasDraft ? <Button onPress={onChosen}>{t('templates.keep')}</Button> : null}
    >
      <div className="gallery">
        <p className="soft gallery-line">{t('templates.line')}</p>
        <ul className="gallery-list" aria-label={t('templates.label')}>
          {programme ? (
            <li>
              <PlainButton
                className="gallery-card"
                data={{ 'data-current': true }}
                onPress={() => void startFromCurrent(programme.version)}
              >
                <IconBox icon={RotateCcw} />
                <span className="gallery-words">
                  <b>{t('templates.current')}</b>
                  <span className="soft">
                    {format.text(programme.name)} ·{' '}
                    {t('templates.currentLine', { version: programme.version })}
                  </span>
                </span>
              </PlainButton>
            </li>
          ) : null}
          {examples.map((example) => (
            <li key={example.key}>
              <PlainButton className="gallery-card" onPress={() => start(example.programme)}>
                <IconBox icon={pictures[example.picture]} />
                <span className="gallery-words">
                  <b>{format.text(example.programme.name)}</b>
                  <span className="soft">{example.line.map((text) => format.text(text)).join(' · ')}</span>
                </span>
              </PlainButton>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
