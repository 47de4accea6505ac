import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { learnField } from '../../../input/learn-keys.ts';

/** Shows what the desktop makes of the keys, which layouts and input methods change; emptied after each scan. */
export function LearnField({ samples }: { readonly samples: number }) {
  const { t } = useTranslation('check');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (samples === 0) return;
    const timer = setTimeout(() => {
      if (field.current) field.current.value = '';
    }, shownMs);
    return () => clearTimeout(timer);
  }, [samples]);
  return (
    <label className="check-learn-field">
      <span className="field-label">{t('reader.seen')}</span>
      <input
        ref={field}
        className="field-input"
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('reader.waiting')}
        {...{ [learnField]: '' }}
      />
      <span className="field-hint">{t('reader.seenHint')}</span>
    </label>
  );
}

/** Long enough to be read. */
const shownMs = 4_000;
