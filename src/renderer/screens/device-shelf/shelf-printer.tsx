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
        <LastSlip key={printer.printed} printer={id} />
      </div>
    </section>
  );
}

/** The paper that hangs out of the printer. Each print brings a new one. */
function LastSlip({ printer }: { readonly printer: string }) {
  const { t } = useTranslation('owner');
  const [slip, setSlip] = useState<SlipPicture | 'none' | null>(null);
  useEffect(() => {
    let stands = true;
    void call('simulated.paper', { id: printer }).then((outcome) => {
      if (stands) setSlip((outcome.kind === 'done' ? outcome.value : null) ?? 'none');
    });
    return () => {
      stands = false;
    };
  }, [printer]);
  if (slip === null) return null;
  if (slip === 'none') return <p className="shelf-empty">{t('shelf.noSlip')}</p>;
  return (
    <img
      className="shelf-paper"
      src={`data:image/png;base64,${slip.png}`}
      width={slip.width}
      height={slip.height}
      alt={t('shelf.lastSlip')}
    />
  );
}
