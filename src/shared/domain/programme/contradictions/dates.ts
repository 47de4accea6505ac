/** Spans of days that end before they begin. */
import type { LocalDate } from '../../../kernel/dates.ts';
import type { Text } from '../../../kernel/language.ts';
import type { Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { conditionsOf, placed } from './check.ts';

export function* datesRunForward(programme: Programme): Generator<ProgrammeRefusal> {
  const { startsOn, endsOn, campaigns, vouchers, draws } = programme;
  yield* backwards('endsOn', startsOn, endsOn);
  for (const { path, entry } of conditionsOf(programme)) {
    yield* backwards(`${path}.dates.until`, entry.dates?.from, entry.dates?.until);
  }
  for (const { path, entry } of placed('campaigns', campaigns)) {
    const { trigger } = entry;
    if (trigger.kind === 'date') yield* backwards(`${path}.trigger.until`, trigger.from, trigger.until);
  }
  for (const { path, entry } of placed('vouchers', vouchers)) {
    yield* backwards(`${path}.until`, startsOn, entry.until);
  }
  for (const { path, entry } of placed('draws', draws)) {
    yield* backwards(`${path}.drawnOn`, startsOn, entry.drawnOn);
  }
}

function* backwards(
  path: string,
  from: LocalDate | undefined,
  until: LocalDate | undefined,
): Generator<ProgrammeRefusal> {
  if (from !== undefined && until !== undefined && until < from) yield { path, text: endsBeforeStart };
}

const endsBeforeStart: Text = {
  vi: 'Ngày kết thúc không được trước ngày bắt đầu.',
  th: 'วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่มต้น',
  en: 'The end must not lie before the start.',
};
