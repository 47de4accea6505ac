import { CircleHelp, Nfc, ScanLine } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { unknownDemoCard } from '../../../shared/domain/cards/demo-cards.ts';
import { Button, Field } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';

/** Cards to hold to the simulated reader. */
export function ShelfReader(props: {
  readonly reader: string;
  readonly cards: readonly string[];
  readonly onScanned: () => void;
}) {
  const { t } = useTranslation('owner');
  const [text, setText] = useState('');
  const scan = (number: string) => {
    void callAndSay('scan.simulate', { reader: props.reader, text: number });
    props.onScanned();
  };
  return (
    <section className="shelf-part">
      <h3 className="shelf-name">
        <ScanLine aria-hidden />
        {t('shelf.reader')}
      </h3>
      <div className="shelf-cards" role="group" aria-label={t('shelf.tap')}>
        {props.cards.map((number, index) => (
          <AriaButton
            key={number}
            className="shelf-card"
            data-tone={index % 3}
            aria-label={t('shelf.card', { number: number.slice(-4) })}
            onPress={() => scan(number)}
          >
            <Nfc aria-hidden />
            <span>{number.slice(-4)}</span>
          </AriaButton>
        ))}
        <AriaButton className="shelf-card" data-unknown onPress={() => scan(unknownDemoCard)}>
          <CircleHelp aria-hidden />
          <span>{t('shelf.unknownCard')}</span>
        </AriaButton>
      </div>
      <div className="shelf-free">
        <Field label={t('shelf.anyText')} value={text} maxLength={512} onChange={setText} />
        <Button icon={ScanLine} label={t('shelf.send')} onPress={() => scan(text)} />
      </div>
    </section>
  );
}
