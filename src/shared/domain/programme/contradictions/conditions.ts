/** Conditions that can never hold, or ask for what is not there. */
import type { Text } from '../../../kernel/language.ts';
import type { Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { conditionsOf, placed } from './check.ts';

export function* conditionsCanHold(programme: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of conditionsOf(programme)) {
    for (const { path: at, entry: span } of placed(`${path}.hours`, entry.hours ?? [])) {
      if (span.from === span.until) yield { path: at, text: noTimeBetween };
    }
    const { minimumOf, minimumMinor, minimumQuantity } = entry;
    if (minimumOf !== undefined && minimumMinor === undefined && minimumQuantity === undefined) {
      yield { path: `${path}.minimumOf`, text: minimumOfNothing };
    }
  }
  for (const { path, entry } of placed('campaigns', programme.campaigns)) {
    for (const field of ['minimumMinor', 'minimumQuantity'] as const) {
      if (entry.when[field] !== undefined) yield { path: `${path}.when.${field}`, text: campaignsSeeNoBill };
    }
  }
}

const noTimeBetween: Text = {
  vi: 'Giờ bắt đầu và giờ kết thúc trùng nhau: không có lúc nào áp dụng.',
  th: 'เวลาเริ่มและเวลาสิ้นสุดตรงกัน จึงไม่มีช่วงเวลาที่ใช้ได้',
  en: 'Begins and ends at the same time: it would never apply.',
};

const minimumOfNothing: Text = {
  vi: 'Cần thêm "minimumMinor" hoặc "minimumQuantity".',
  th: 'ต้องตั้ง "minimumMinor" หรือ "minimumQuantity" ด้วย',
  en: 'Needs a "minimumMinor" or a "minimumQuantity" as well.',
};

const campaignsSeeNoBill: Text = {
  vi: 'Chiến dịch tặng khi quét thẻ, lúc đó chưa có hóa đơn.',
  th: 'แคมเปญมอบให้เมื่อสแกนบัตร ซึ่งตอนนั้นยังไม่มีบิล',
  en: 'A campaign gives at the scan, when there is no bill yet.',
};
