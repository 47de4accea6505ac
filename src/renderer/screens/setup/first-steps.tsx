import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../shared/kernel/language.ts';
import { currencies } from '../../../shared/kernel/money.ts';
import { Choice, Field } from '../../components/index.ts';
import { type SetupDraft, withCurrency } from './draft.ts';

const greetings: Readonly<Record<Language, string>> = { vi: 'Xin chào', th: 'สวัสดี', en: 'Hello' };

export function LanguageStep(props: {
  readonly draft: SetupDraft;
  readonly onLanguage: (language: Language) => void;
}) {
  const { t } = useTranslation('owner');
  return (
    <Choice
      label={t('setup.steps.language')}
      value={props.draft.language}
      columns={3}
      layout="column"
      options={languages.map((language) => ({
        value: language,
        title: t(`languages.${language}`),
        lang: language,
        picture: (
          <span className="setup-greeting" lang={language} aria-hidden>
            {greetings[language]}
          </span>
        ),
      }))}
      onChange={props.onLanguage}
    />
  );
}

const signs = { VND: '₫', THB: '฿', USD: '$' } as const;

export function ShopStep(props: {
  readonly draft: SetupDraft;
  readonly onChange: (changes: Partial<SetupDraft>) => void;
}) {
  const { t } = useTranslation('owner');
  const { draft } = props;
  return (
    <div className="setup-column">
      <Field
        label={t('setup.shop.name')}
        placeholder={t('setup.shop.nameExample')}
        value={draft.name}
        maxLength={60}
        autoFocus
        onChange={(name) => props.onChange({ name })}
      />
      <div className="setup-group">
        <p className="field-label">{t('setup.shop.currency')}</p>
        <Choice
          label={t('setup.shop.currency')}
          value={draft.currency}
          columns={3}
          options={currencies.map((currency) => ({
            value: currency,
            title: t(`currencies.${currency}`),
            detail: currency,
            picture: (
              <span className="setup-sign" aria-hidden>
                {signs[currency]}
              </span>
            ),
          }))}
          onChange={(currency) => props.onChange(withCurrency(draft, currency))}
        />
      </div>
    </div>
  );
}
