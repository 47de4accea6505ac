import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../shared/kernel/language.ts';
import { Segmented } from './field.tsx';

/** Each language in its own name: whoever needs it can read it. */
export const ownNames: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', th: 'ไทย', en: 'English' };

export function LanguageSwitch(props: {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}) {
  const { t } = useTranslation('common');
  return (
    <Segmented
      label={t('language.choose')}
      value={props.value}
      onChange={props.onChange}
      options={languages.map((language) => ({ value: language, label: ownNames[language], lang: language }))}
    />
  );
}
