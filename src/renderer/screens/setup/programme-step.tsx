import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../shared/kernel/dates.ts';
import { Choice } from '../../components/index.ts';
import { type SetupDraft, templates } from './draft.ts';
import { templateExample } from './template-example.ts';
import { TemplatePicture } from './template-picture.tsx';

export function ProgrammeStep(props: {
  readonly draft: SetupDraft;
  readonly today: LocalDate;
  readonly onChange: (changes: Partial<SetupDraft>) => void;
}) {
  const { t } = useTranslation('owner');
  const { template: chosen, currency, language } = props.draft;
  return (
    <Choice
      label={t('setup.steps.programme')}
      value={chosen}
      columns={2}
      options={templates.map((template) => ({
        value: template,
        picture: <TemplatePicture template={template} />,
        title: t(`setup.programme.${template}.name`),
        detail: t(
          `setup.programme.${template}.example`,
          templateExample(template, currency, language, props.today),
        ),
      }))}
      onChange={(template) => props.onChange({ template })}
    />
  );
}
