import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../components/plain-button.tsx';
import { pathOf } from './draft.ts';
import { placeOf, type SectionId, sectionIds, sectionOf, sections } from './sections.ts';
import type { Editor } from './use-editor.ts';

/** The parts of the programme, and where something has to be mended. */
export function SectionRail(props: {
  readonly section: SectionId;
  readonly editor: Editor;
  readonly onChange: (section: SectionId) => void;
}) {
  const { t } = useTranslation('editor');
  const { raw, checked } = props.editor;
  const broken = new Set(checked.refusals.map(({ path }) => sectionOf(placeOf(pathOf(path), raw).part)));
  return (
    <nav className="editor-rail scrolls" aria-label={t('sections.label')}>
      {sectionIds.map((id) => {
        const { icon: Icon } = sections[id];
        return (
          <PlainButton
            key={id}
            className="editor-section"
            isPressed={id === props.section}
            onPress={() => props.onChange(id)}
          >
            <Icon aria-hidden />
            <span className="editor-section-name">{t(`sections.${id}`)}</span>
            {broken.has(id) ? (
              <span className="editor-section-bad">
                !<span className="visually-hidden">{t('entry.wrong')}</span>
              </span>
            ) : null}
          </PlainButton>
        );
      })}
    </nav>
  );
}
