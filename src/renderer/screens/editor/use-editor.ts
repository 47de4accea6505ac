import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type Advice, advise } from '../../../shared/domain/programme/advice.ts';
import { type Description, describe } from '../../../shared/domain/programme/describe.ts';
import { formatWeekday } from '../../../shared/kernel/dates.ts';
import { useCatalogue } from '../../stores/catalogue.ts';
import { call, useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import type { Draft } from './draft.ts';
import type { Scope } from './form-field.ts';
import { type Checked, check } from './refusals.ts';
import { useGroups, useKnown } from './use-known.ts';
import { useWords } from './use-words.ts';

export interface Editor {
  readonly raw: Draft;
  readonly scope: Scope;
  readonly checked: Checked;
  /** Of the draft, or as it was when it was last whole. */
  readonly description: Description | null;
  readonly advice: readonly Advice[];
  readonly errorAt: (path: string) => string | null;
}

/** Everything that the editor's parts need to know of a draft, worked out once per change. */
export function useEditor(raw: Draft): Editor {
  const words = useWords();
  const format = useFormat();
  const { businessDate, shop } = useView();
  const items = useCatalogue();
  const averageBillMinor = useAverageBill(businessDate);
  const groups = useGroups();
  const known = useKnown();
  const { language, currency } = format;
  const era = shop?.era ?? 'gregorian';

  const checked = useMemo(() => check(raw), [raw]);
  const [whole, setWhole] = useState(checked.programme);
  if (checked.programme && checked.programme !== whole) setWhole(checked.programme);
  const told = checked.programme ?? whole;
  const description = useMemo(() => (told ? describe(told, era, known) : null), [told, era, known]);
  const advised = useDeferredValue(told);
  const advice = useMemo(
    () =>
      advised
        ? advise(advised, {
            today: businessDate,
            ...(averageBillMinor === null ? {} : { averageBillMinor }),
            ...(groups === null ? {} : { groups: groups.map(({ value }) => value) }),
          })
        : [],
    [advised, businessDate, averageBillMinor, groups],
  );
  const scope = useMemo<Scope>(
    () => ({
      // Defaults are filled in once the document is whole.
      draft: (checked.programme as unknown as Draft | null) ?? raw,
      words,
      language,
      currency,
      items: items ?? [],
      groups: groups ?? [],
      today: businessDate,
      text: format.text,
      weekdays: [1, 2, 3, 4, 5, 6, 0].map((day) => ({
        value: String(day),
        // 7 January 2024 was a Sunday.
        label: formatWeekday(`2024-01-${String(7 + day).padStart(2, '0')}`, language),
      })),
    }),
    [checked, raw, words, language, currency, items, groups, businessDate, format],
  );
  const errorAt = (path: string): string | null => {
    const refusal = checked.refusals.find((each) => each.path === path);
    return refusal ? format.text(refusal.text) : null;
  };
  return { raw, scope, checked, description, advice, errorAt };
}

/** Of today, once there are bills; null: not known. */
function useAverageBill(date: string): number | null {
  const [averageMinor, setAverageMinor] = useState<number | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void call('day.sheet', { date }).then((sheet) => {
      if (!isCurrent || sheet.kind !== 'done') return;
      const { bills, totalMinor } = sheet.value;
      setAverageMinor(bills > 0 ? Math.round(totalMinor / bills) : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [date]);
  return averageMinor;
}
