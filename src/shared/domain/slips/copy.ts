import type { Language } from '../../kernel/language.ts';
import type { SlipDocument } from './slip.ts';
import { words } from './words.ts';

/** The same slip, marked so that nobody takes it for a second one. Marking a copy again changes nothing. */
export function asCopy(slip: SlipDocument, language: Language): SlipDocument {
  const text = words.copy[language];
  const [first] = slip.blocks;
  if (first?.kind === 'banner' && first.text === text) return slip;
  return { ...slip, blocks: [{ kind: 'banner', text }, ...slip.blocks] };
}
