import type { LearningView } from '../../../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../../../shared/contract/methods.ts';

/** The reader's setting with what was learnt of it; a new keyboard reader where there was none. */
export function learntSetting(
  setting: ReaderSetting | null,
  { format, trim, pace }: NonNullable<LearningView['learnt']>,
  name: string,
): ReaderSetting {
  const known: ReaderSetting = setting ?? { kind: 'wedge', id: 'keyboard', name, format };
  const { trim: _, ...bare } = known;
  const learnt = { ...bare, format, ...(trim ? { trim } : {}) };
  if (learnt.kind !== 'wedge') return learnt;
  const { pace: __, ...unpaced } = learnt;
  return { ...unpaced, ...(pace ? { pace } : {}) };
}
