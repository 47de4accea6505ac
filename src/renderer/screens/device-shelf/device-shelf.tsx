import './device-shelf.css';
import { PanelRightClose, Plug } from 'lucide-react';
import { useLayoutEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { demoCards } from '../../../shared/domain/cards/demo-cards.ts';
import { Button } from '../../components/index.ts';
import { useKeys } from '../../keys.ts';
import { useView } from '../../stores/terminal.ts';
import { ShelfPrinter } from './shelf-printer.tsx';
import { ShelfReader } from './shelf-reader.tsx';

/** On a small screen the shelf lies over the counter: it makes way once a card was tapped. */
const coversCounter = '(max-width: 90rem)';

/** Simulated devices to play with, beside whatever screen stands. */
export function DeviceShelf({ cards = demoCards }: { readonly cards?: readonly string[] }) {
  const { t } = useTranslation('owner');
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <AriaButton className="shelf-handle" onPress={() => setOpen(true)}>
        <Plug aria-hidden />
        <span>{t('shelf.title')}</span>
      </AriaButton>
    );
  }
  return <OpenShelf cards={cards} onClose={() => setOpen(false)} />;
}

function OpenShelf(props: { readonly cards: readonly string[]; readonly onClose: () => void }) {
  const { t } = useTranslation('owner');
  const { readers, printers } = useView();
  useKeys({ Escape: props.onClose });
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-shelf', true);
    return () => {
      document.documentElement.toggleAttribute('data-shelf', false);
    };
  }, []);
  const reader = readers.find(({ setting }) => setting.kind === 'simulated');
  const printer = printers.find(({ setting }) => setting.kind === 'simulated');
  const makeWay = () => {
    if (matchMedia(coversCounter).matches) props.onClose();
  };
  return (
    <aside className="shelf" aria-label={t('shelf.title')}>
      <header className="shelf-head">
        <div>
          <h2 className="shelf-title">{t('shelf.title')}</h2>
          <p className="shelf-lead">{t('shelf.lead')}</p>
        </div>
        <Button
          size="small"
          tone="quiet"
          icon={PanelRightClose}
          label={t('shelf.close')}
          onPress={props.onClose}
        />
      </header>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div className="shelf-body scrolls" role="group" aria-label={t('shelf.title')} tabIndex={0}>
        {reader ? (
          <ShelfReader reader={reader.setting.id} cards={props.cards} onScanned={makeWay} />
        ) : (
          <p className="soft">{t('shelf.noReader')}</p>
        )}
        {printer ? <ShelfPrinter printer={printer} /> : <p className="soft">{t('shelf.noPrinter')}</p>}
      </div>
    </aside>
  );
}
