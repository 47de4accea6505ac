import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../shared/contract/frame.ts';
import type { Alarm } from '../../shared/contract/view.ts';
import type { common } from '../locales/en/common.ts';
import { useFormat } from './format.ts';

type RefusalCode = keyof typeof common.refusals;
type FaultCode = keyof typeof common.faults;

/** Sentences for what went wrong, in the counter's language: what happened, what is safe, what to do. */
export interface Sentences {
  readonly refusal: (refusal: Refusal) => string;
  readonly fault: (code: string) => string;
  readonly alarm: (alarm: Alarm) => string;
}

export function useSentences(): Sentences {
  const { t, i18n } = useTranslation('common');
  const format = useFormat();
  return {
    refusal(refusal) {
      if (refusal.text) return format.text(refusal.text);
      const known = i18n.exists(`common:refusals.${refusal.code}`);
      if (!known) return t('unknownRefusal');
      if (refusal.code === 'deviceFault') return fault(String(refusal.values?.['fault']));
      if (refusal.code === 'lockedOut') return lockedOut(refusal);
      return t(`refusals.${refusal.code as RefusalCode}`, {
        time: '',
        megabytes: '',
        most: '',
        name: '',
        ...refusal.values,
        date: dateIn(refusal),
      });
    },
    fault,
    alarm: (alarm) => t(`alarms.${alarm.code}`, { ...alarm.values }),
  };

  function fault(code: string): string {
    return i18n.exists(`common:faults.${code}`) ? t(`faults.${code as FaultCode}`) : t('unknownFault');
  }

  function dateIn({ values }: Refusal): string {
    const date = values?.['date'];
    return typeof date === 'string' ? format.date(date) : '';
  }

  function lockedOut(refusal: Refusal): string {
    const untilMs = refusal.values?.['untilMs'];
    if (typeof untilMs !== 'number') return t('refusals.lockedOutAWhile');
    return t('refusals.lockedOut', { time: format.time(untilMs) });
  }
}
