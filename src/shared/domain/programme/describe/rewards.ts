/** What is taken off or given: benefits, promotions, rewards, vouchers. */
import type { Text } from '../../../kernel/language.ts';
import { percent } from '../../engine/sentences/words.ts';
import type { Benefit, Promotion, Reward, Voucher } from '../document.ts';
import { conditionNotes, limitNotes, selectionWords, stackingNotes } from './conditions.ts';
import { date, fill, joined, money, names, quantity, type Speaker, same } from './speaker.ts';

export function benefitWords(benefit: Benefit, speaker: Speaker): Text {
  const { programme, known } = speaker;
  const cash = (amount: number) => money(amount, programme.currency);
  const cap =
    'capMinor' in benefit && benefit.capMinor !== undefined
      ? fill(says.cap, { amount: cash(benefit.capMinor) })
      : same('');
  switch (benefit.kind) {
    case 'moneyOff':
      return fill(benefit.of ? says.moneyOffLines : says.moneyOff, {
        amount: cash(benefit.amountMinor),
        things: selectionWords(benefit.of ?? {}, speaker),
      });
    case 'percentOff':
      return fill(benefit.of ? says.percentOffLines : says.percentOff, {
        percent: percent(benefit.basisPoints),
        things: selectionWords(benefit.of ?? {}, speaker),
        cap,
      });
    case 'cheapestOff':
      return fill(says.cheapestOff, {
        percent: percent(benefit.basisPoints),
        count: benefit.quantity,
        things: selectionWords(benefit.of ?? {}, speaker),
      });
    case 'freeItems':
      return fill(benefit.quantity === undefined ? says.allFree : says.freeItems, {
        count: benefit.quantity ?? 0,
        things: selectionWords(benefit.of, speaker),
        cap,
      });
    case 'buyGet':
      return fill(benefit.basisPoints === 10_000 ? says.buyGet : says.buyGetPart, {
        buy: benefit.buyQuantity,
        things: selectionWords(benefit.buy, speaker),
        get: benefit.getQuantity,
        others: selectionWords(benefit.get, speaker),
        percent: percent(benefit.basisPoints),
      });
    case 'bundle':
      return fill(says.bundle, {
        parts: joined(
          benefit.parts.map(({ of, quantity: count }) =>
            fill(says.part, { count, things: selectionWords(of, speaker) }),
          ),
          ' + ',
        ),
        amount: cash(benefit.priceMinor),
      });
    case 'priceList':
      return fill(says.priceList, {
        prices: joined(
          benefit.prices.slice(0, 5).map(({ item, priceMinor }) =>
            fill(same('{item} {amount}'), {
              item: known.items.get(item) ?? item,
              amount: cash(priceMinor),
            }),
          ),
          ', ',
        ),
        count: benefit.prices.length,
      });
  }
}

export function promotionNotes(promotion: Promotion, speaker: Speaker): Text[] {
  const notes: Text[] = [];
  if (promotion.code !== undefined) notes.push(fill(says.code, { code: promotion.code }));
  if (promotion.for === 'members') notes.push(says.membersOnly);
  return [
    ...notes,
    ...conditionNotes(promotion.when, speaker),
    ...limitNotes(promotion.limits, null, speaker),
    ...stackingNotes(promotion.stacking),
  ];
}

export function rewardWords(reward: Reward, speaker: Speaker): Text {
  const { programme } = speaker;
  const cash = (amount: number) => money(amount, programme.currency);
  if (reward.kind === 'pointsAsMoney') {
    return fill(says.pointsAsMoney, {
      price: quantity(speaker, reward.unit, reward.step),
      amount: cash(reward.stepMinor),
    });
  }
  const price = quantity(speaker, reward.price.unit, reward.price.quantity);
  switch (reward.kind) {
    case 'item':
      return fill(says.item, { price });
    case 'benefit':
      return fill(says.benefit, { price, gives: benefitWords(reward.gives, speaker) });
    case 'voucher':
      return fill(says.voucher, { price, name: names(programme.vouchers, [reward.voucher]) });
    case 'credit':
      return fill(says.credit, { price, given: quantity(speaker, reward.unit, reward.quantity) });
    case 'donation':
      return fill(says.donation, { price, amount: cash(reward.worthMinor) });
    case 'partner':
      return fill(says.partner, {
        price,
        name: names(programme.partners, [reward.partner]),
        amount: cash(reward.worthMinor),
      });
    case 'experience':
      return fill(says.experience, { price, note: reward.note });
  }
}

export function rewardNotes(reward: Reward, speaker: Speaker): Text[] {
  const { programme } = speaker;
  const notes: Text[] = [];
  if (reward.kind === 'pointsAsMoney') {
    if (reward.least > 0)
      notes.push(fill(says.least, { price: quantity(speaker, reward.unit, reward.least) }));
    if (reward.mostOfBill < 10_000)
      notes.push(fill(says.mostOfBill, { percent: percent(reward.mostOfBill) }));
  }
  if ('costMinor' in reward) {
    notes.push(fill(says.cost, { amount: money(reward.costMinor, programme.currency) }));
  }
  if (reward.kind === 'item') {
    if (reward.stock !== undefined) notes.push(fill(says.stock, { count: reward.stock }));
    if (reward.limitedEdition) notes.push(says.limitedEdition);
  }
  const unit = reward.kind === 'pointsAsMoney' ? reward.unit : reward.price.unit;
  return [
    ...notes,
    ...conditionNotes(reward.when, speaker),
    ...limitNotes(reward.limits, unit, speaker),
    ...stackingNotes(reward.stacking),
  ];
}

export function voucherWords({ gives }: Voucher, speaker: Speaker): Text {
  return gives.kind === 'item' ? says.thing : benefitWords(gives, speaker);
}

export function voucherNotes(voucher: Voucher, speaker: Speaker): Text[] {
  const { gives } = voucher;
  const notes: Text[] = [];
  if (gives.kind === 'item') {
    notes.push(fill(says.cost, { amount: money(gives.costMinor, speaker.programme.currency) }));
  }
  if (voucher.uses > 1) notes.push(fill(says.uses, { count: voucher.uses }));
  if (voucher.validDays !== undefined) notes.push(fill(says.validDays, { days: voucher.validDays }));
  if (voucher.validFrom && voucher.validFrom.days > 0) {
    notes.push(fill(says.validFrom, { days: voucher.validFrom.days }));
  }
  if (voucher.until !== undefined) notes.push(fill(says.until, { date: date(speaker, voucher.until) }));
  notes.push(voucher.bearer ? says.bearer : says.personal);
  if (!voucher.hidden) notes.push(says.listed);
  if (voucher.claimCode !== undefined) notes.push(fill(says.claim, { code: voucher.claimCode }));
  return [...notes, ...conditionNotes(voucher.when, speaker), ...stackingNotes(voucher.stacking)];
}

const says = {
  moneyOff: { vi: 'Giảm {amount}', th: 'ลด {amount}', en: '{amount} off the bill' },
  moneyOffLines: {
    vi: 'Giảm {amount} cho {things}',
    th: 'ลด {amount} สำหรับ {things}',
    en: '{amount} off {things}',
  },
  percentOff: {
    vi: 'Giảm {percent} hóa đơn{cap}',
    th: 'ลด {percent} ทั้งบิล{cap}',
    en: '{percent} off the bill{cap}',
  },
  percentOffLines: {
    vi: 'Giảm {percent} cho {things}{cap}',
    th: 'ลด {percent} สำหรับ {things}{cap}',
    en: '{percent} off {things}{cap}',
  },
  cap: { vi: ', tối đa {amount}', th: ' สูงสุด {amount}', en: ', at most {amount}' },
  cheapestOff: {
    vi: 'Giảm {percent} cho {count} món rẻ nhất trong {things}',
    th: 'ลด {percent} สำหรับ {count} ชิ้นที่ถูกที่สุดใน {things}',
    en: '{percent} off the {count} cheapest of {things}',
  },
  freeItems: {
    vi: 'Miễn phí {count} món trong {things}{cap}',
    th: 'ฟรี {count} ชิ้นจาก {things}{cap}',
    en: '{count} of {things} free{cap}',
  },
  allFree: { vi: 'Miễn phí {things}{cap}', th: 'ฟรี {things}{cap}', en: '{things} free{cap}' },
  buyGet: {
    vi: 'Mua {buy} {things}, tặng {get} {others}',
    th: 'ซื้อ {things} {buy} ชิ้น แถม {others} {get} ชิ้น',
    en: 'Buy {buy} of {things}, get {get} of {others} free',
  },
  buyGetPart: {
    vi: 'Mua {buy} {things}, giảm {percent} cho {get} {others}',
    th: 'ซื้อ {things} {buy} ชิ้น ลด {percent} สำหรับ {others} {get} ชิ้น',
    en: 'Buy {buy} of {things}, get {get} of {others} at {percent} off',
  },
  bundle: { vi: '{parts} với giá {amount}', th: '{parts} ราคา {amount}', en: '{parts} for {amount}' },
  part: { vi: '{count} {things}', th: '{things} {count} ชิ้น', en: '{count} × {things}' },
  priceList: {
    vi: 'Giá riêng cho {count} món: {prices}',
    th: 'ราคาพิเศษ {count} รายการ: {prices}',
    en: 'Own prices for {count} items: {prices}',
  },
  code: { vi: 'với mã {code}', th: 'ใช้โค้ด {code}', en: 'with the code {code}' },
  membersOnly: { vi: 'chỉ cho thành viên', th: 'เฉพาะสมาชิก', en: 'members only' },
  pointsAsMoney: { vi: '{price} = giảm {amount}', th: '{price} = ลด {amount}', en: '{price} = {amount} off' },
  item: { vi: 'Một món, đổi {price}', th: 'ของ 1 ชิ้น ใช้ {price}', en: 'A thing for {price}' },
  benefit: { vi: '{gives}, đổi {price}', th: '{gives} ใช้ {price}', en: '{gives}, for {price}' },
  voucher: {
    vi: 'Phiếu {name}, đổi {price}',
    th: 'คูปอง {name} ใช้ {price}',
    en: 'Voucher {name} for {price}',
  },
  credit: { vi: '{given}, đổi {price}', th: '{given} ใช้ {price}', en: '{given} for {price}' },
  donation: {
    vi: 'Cửa hàng góp {amount}, đổi {price}',
    th: 'ร้านบริจาค {amount} ใช้ {price}',
    en: 'The shop donates {amount}, for {price}',
  },
  partner: {
    vi: 'Dùng tại {name}, trị giá {amount}, đổi {price}',
    th: 'ใช้ที่ {name} มูลค่า {amount} ใช้ {price}',
    en: 'Used at {name}, worth {amount}, for {price}',
  },
  experience: { vi: 'Đổi {price}. {note}', th: 'ใช้ {price} · {note}', en: 'For {price}. {note}' },
  least: { vi: 'từ {price}', th: 'ตั้งแต่ {price}', en: 'from {price}' },
  mostOfBill: {
    vi: 'trả nhiều nhất {percent} hóa đơn',
    th: 'จ่ายได้ไม่เกิน {percent} ของบิล',
    en: 'pays at most {percent} of a bill',
  },
  cost: { vi: 'cửa hàng chi {amount}', th: 'ต้นทุนร้าน {amount}', en: 'costs the shop {amount}' },
  stock: { vi: 'có {count} phần', th: 'มี {count} ชิ้น', en: '{count} to give away' },
  limitedEdition: { vi: 'không bán bằng tiền', th: 'ไม่ขายเป็นเงิน', en: 'cannot be bought with money' },
  thing: { vi: 'Một món để trao', th: 'ของ 1 ชิ้น มอบให้', en: 'A thing to hand over' },
  uses: { vi: 'dùng {count} lần', th: 'ใช้ได้ {count} ครั้ง', en: 'can be used {count} times' },
  validDays: { vi: 'dùng được {days} ngày', th: 'ใช้ได้ {days} วัน', en: 'good for {days} days' },
  validFrom: {
    vi: 'dùng được sau {days} ngày',
    th: 'ใช้ได้หลัง {days} วัน',
    en: 'can be used after {days} days',
  },
  until: { vi: 'đến hết {date}', th: 'ถึง {date}', en: 'until {date}' },
  bearer: { vi: 'ai cầm phiếu cũng dùng được', th: 'ผู้ถือคูปองใช้ได้', en: 'for whoever bears it' },
  personal: { vi: 'riêng cho thành viên', th: 'เฉพาะสมาชิกเจ้าของ', en: 'personal' },
  listed: { vi: 'hiện cho mọi người thấy', th: 'แสดงให้ทุกคนเห็น', en: 'shown to everyone' },
  claim: { vi: 'nhận bằng từ {code}', th: 'รับด้วยคำ {code}', en: 'claimed with the word {code}' },
} as const satisfies Record<string, Text>;
