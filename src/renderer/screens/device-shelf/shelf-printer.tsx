import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterHealth, SlipPicture } from '../../../shared/contract/view.ts';
import { Segmented, Switch } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { call } from '../../stores/terminal.ts';

const papers = ['ok', 'nearEnd', 'out'] as const;

/** The simulated printer: what can go wrong with one, and the slip that came out last. */
export function ShelfPrinter({ printer }: { readonly printer: PrinterHealth }) {
  const { t } = useTranslation('owner');
  const { id } = printer.setting;
  const slip = useLastSlip(id, printer.printed);
  const { paper, coverOpen, online } = printer.simulated ?? { paper: 'ok', coverOpen: false, online: true };
  return (
    <section className="shelf-part">
      <h3 className="shelf-name">
        <Printer aria-hidden />
        {t('shelf.printer')}
      </h3>
      <Segmented
        label={t('shelf.paper')}
        showLabel
        value={paper}
        options={papers.map((value) => ({ value, label: t(`shelf.papers.${value}`) }))}
        onChange={(value) => void callAndSay('simulated.set', { printer: id, paper: value })}
      />
      <Switch
        label={t('shelf.online')}
        isOn={online}
        onChange={(on) => void callAndSay('simulated.set', { printer: id, online: on })}
      />
      <Switch
        label={t('shelf.cover')}
        isOn={coverOpen}
        onChange={(open) => void callAndSay('simulated.set', { printer: id, coverOpen: open })}
      />
      <div className="shelf-outlet">
        <span className="shelf-slot" aria-hidden />
        {slip ? (
          <img
            key={printer.printed}
            className="shelf-paper"
            src={`data:image/png;base64,${slip.png}`}
            width={slip.width}
            height={slip.height}
            alt={t('shelf.lastSlip')}
          />
        ) : (
          <p className="shelf-empty">{t('shelf.noSlip')}</p>
        )}
      </div>
    </section>
  );
}

/** Asked for again whenever the printer has printed one more. */
function useLastSlip(id: string, printed: number): SlipPicture | null {
  const [slip, setSlip] = useState<SlipPicture | null>(null);
  useEffect(() => {
    let stands = true;
    void call('simulated.paper', { id }).then((outcome) => {
      if (stands && outcome.kind === 'done') setSlip(outcome.value);
    });
    return () => {
      stands = false;
    };
  }, [id, printed]);
  return slip;
}
