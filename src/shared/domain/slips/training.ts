import type { Language, Text } from '../../kernel/language.ts';
import type { SlipDocument } from './slip.ts';

const training: Text = {
  vi: 'BÁN THỬ · KHÔNG CÓ GIÁ TRỊ',
  th: 'ทดลองขาย · ไม่มีมูลค่า',
  en: 'TRAINING · NO VALUE',
};

/** The same slip, marked above and below so that nobody takes it for a real one, however it is torn. */
export function asTraining(slip: SlipDocument, language: Language): SlipDocument {
  const banner = { kind: 'banner', text: training[language] } as const;
  // Codes of a practice sale name nothing that any counter knows.
  const blocks = slip.blocks.filter(({ kind }) => kind !== 'qr');
  return { ...slip, blocks: [banner, ...blocks, banner] };
}
