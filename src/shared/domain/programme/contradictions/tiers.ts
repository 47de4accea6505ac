/** Levels that do not lead upwards, and reviews that contradict themselves. */
import type { Text } from '../../../kernel/language.ts';
import type { Programme, Tiers } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

export function* levelsAscend({ tiers }: Programme): Generator<ProgrammeRefusal> {
  if (tiers === undefined) return;
  let below: number | null = null;
  for (const { path, entry } of placed('tiers.levels', tiers.levels)) {
    const { threshold, keep } = entry;
    if (below === null && threshold !== 0) yield { path: `${path}.threshold`, text: firstIsForEveryone };
    if (below !== null && threshold <= below) yield { path: `${path}.threshold`, text: notHigher };
    if (keep !== undefined && keep > threshold) yield { path: `${path}.keep`, text: keepingIsHarder };
    below = threshold;
  }
  yield* reviewsAgree(tiers);
}

/** A level that goes up and down with the balance is never safe, and one that is never taken needs no freeze. */
function* reviewsAgree({
  metric,
  review,
  safeDays,
  graceDays,
  freezeDays,
  lostWithLevel,
}: Tiers): Generator<ProgrammeRefusal> {
  const isNeverReviewed = metric.kind === 'balance' || review === 'neverDown';
  if (isNeverReviewed && graceDays > 0) yield { path: 'tiers.graceDays', text: nothingToWaitFor };
  if (isNeverReviewed && freezeDays > 0) yield { path: 'tiers.freezeDays', text: nothingToWaitFor };
  if (metric.kind === 'balance' && lostWithLevel.length > 0)
    yield { path: 'tiers.lostWithLevel', text: comesBack };
  if (graceDays > safeDays) yield { path: 'tiers.graceDays', text: graceIsLonger };
}

const firstIsForEveryone: Text = {
  vi: 'Hạng đầu tiên dành cho mọi thành viên: ngưỡng phải là 0.',
  th: 'ระดับแรกเป็นของสมาชิกทุกคน: เกณฑ์ต้องเป็น 0',
  en: 'The first level is everybody’s: its threshold must be 0.',
};

const notHigher: Text = {
  vi: 'Ngưỡng phải cao hơn ngưỡng của hạng trước.',
  th: 'เกณฑ์ต้องสูงกว่าเกณฑ์ของระดับก่อนหน้า',
  en: 'Must be higher than the threshold of the level before it.',
};

const keepingIsHarder: Text = {
  vi: 'Giữ hạng không được khó hơn lên hạng.',
  th: 'การรักษาระดับต้องไม่ยากกว่าการขึ้นระดับ',
  en: 'Keeping a level must not ask for more than reaching it.',
};

const nothingToWaitFor: Text = {
  vi: 'Không có lần xét hạng nào: hạng này không bị hạ khi xét.',
  th: 'ไม่มีการทบทวนระดับ: ระดับนี้ไม่ถูกลดเมื่อทบทวน',
  en: 'There is no review to wait for: none takes a level here.',
};

/** Spending that is taken back brings the level back, and what had gone with it would stay gone. */
const comesBack: Text = {
  vi: 'Hạng theo số dư lên xuống ngay khi số dư thay đổi, kể cả khi hoàn tác: không thể mất gì theo hạng.',
  th: 'ระดับตามยอดคงเหลือขึ้นลงทันที แม้เมื่อยกเลิกรายการ: จึงให้สิ่งใดหายไปพร้อมระดับไม่ได้',
  en: 'A level by balance goes and comes back with every posting that is made or taken back: nothing can be lost with it.',
};

const graceIsLonger: Text = {
  vi: 'Thời gian ân hạn không được dài hơn thời gian giữ hạng.',
  th: 'ระยะผ่อนผันต้องไม่นานกว่าระยะที่ระดับปลอดภัย',
  en: 'The grace must not be longer than the time a level is safe.',
};
