import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { methods } from '../../../shared/contract/methods.ts';
import {
  defaultsFor,
  isAnswered,
  newDraft,
  readDraft,
  setupRequest,
  withCurrency,
  withLanguage,
} from './draft.ts';

describe('A set-up draft', () => {
  it.each`
    currency | zone                  | era
    ${'VND'} | ${'Asia/Ho_Chi_Minh'} | ${'gregorian'}
    ${'THB'} | ${'Asia/Bangkok'}     | ${'buddhist'}
    ${'USD'} | ${'America/New_York'} | ${'gregorian'}
  `('offers $zone and $era years for $currency', ({ currency, zone, era }) => {
    expect(defaultsFor(currency)).toMatchObject({ zone, era, closingHour: 4 });
  });

  it('follows the language until the shop has a name', () => {
    const fresh = withLanguage(newDraft('vi'), 'th');
    expect(fresh).toMatchObject({ language: 'th', currency: 'THB', zone: 'Asia/Bangkok' });
    const named = withLanguage({ ...newDraft('vi'), name: 'Cà phê Bến Thành' }, 'en');
    expect(named).toMatchObject({ language: 'en', currency: 'VND' });
  });

  it('keeps a zone that was chosen by hand when the same currency is chosen again', () => {
    const draft = { ...newDraft('vi'), zone: 'Asia/Tokyo' };
    expect(withCurrency(draft, 'VND').zone).toBe('Asia/Tokyo');
    expect(withCurrency(draft, 'THB').zone).toBe('Asia/Bangkok');
  });

  it('becomes a request that the terminal accepts', () => {
    const draft = { ...newDraft('th'), name: '  ร้านกาแฟริมน้ำ ', ownerName: 'สมหญิง' };
    const parsed = v.safeParse(methods['setup.complete'].schema, setupRequest(draft, '4711'));
    expect(parsed.success).toBe(true);
    expect(parsed.output).toMatchObject({ name: 'ร้านกาแฟริมน้ำ', ownerPin: '4711' });
  });

  it('is not done without the names', () => {
    expect(isAnswered({ ...newDraft('vi'), name: '   ' }, 'shop')).toBe(false);
    expect(isAnswered({ ...newDraft('vi'), ownerName: 'Lan' }, 'owner')).toBe(true);
  });

  it('comes back after a reload, at the latest at the step that asks for the PIN', () => {
    const draft = { ...newDraft('vi'), name: 'Quán', step: 'summary' as const };
    expect(readDraft(JSON.stringify(draft))).toEqual({ ...draft, step: 'owner' });
    expect(readDraft(JSON.stringify({ ...draft, step: 'day' }))).toEqual({ ...draft, step: 'day' });
  });

  it.each(['', 'null', '{"step":"shop"}', '{"step":"nowhere"}'])(
    'is forgotten when unreadable: %s',
    (text) => {
      expect(readDraft(text)).toBeNull();
    },
  );
});
