import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SampleKind, type SlipLookSetting, sampleKinds } from '../../../../shared/contract/slip-look.ts';
import { Segmented, Select, SlipPicture } from '../../../components/index.ts';
import { useView } from '../../../stores/terminal.ts';
import { useSlipPreview } from './use-slip-preview.ts';

const widths = { narrow: 58, wide: 80 } as const;
type Width = keyof typeof widths;

/** The paper as the terminal draws it, of a look that need not be saved. */
export function SlipPreview({ look }: { readonly look: SlipLookSetting }) {
  const { t } = useTranslation('slips');
  const { printers } = useView();
  const [kind, setKind] = useState<SampleKind>('earn');
  const [width, setWidth] = useState<Width>(() =>
    printers[0]?.setting.width === widths.narrow ? 'narrow' : 'wide',
  );
  const picture = useSlipPreview({ look, kind, width: widths[width] });
  return (
    <section className="slips-preview" aria-label={t('preview')}>
      <div className="slips-choices">
        <Select
          label={t('preview')}
          value={kind}
          options={sampleKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={setKind}
        />
        <Segmented
          label={t('width')}
          showLabel
          value={width}
          options={(['narrow', 'wide'] as const).map((value) => ({ value, label: t(`widths.${value}`) }))}
          onChange={setWidth}
        />
      </div>
      <div className="slips-paper" data-width={width}>
        <SlipPicture picture={picture} label={t('preview')} />
      </div>
    </section>
  );
}
