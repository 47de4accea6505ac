import { describe, expect, it } from 'vitest';
import { maskName, nameKey, nameWords } from './name-key.ts';

describe('A name is found', () => {
  it.each`
    typed          | name
    ${'anh'}       | ${'Ánh'}
    ${'NGUYEN'}    | ${'Nguyễn'}
    ${'dang'}      | ${'Đặng'}
    ${'นำ'}        | ${'น้ำ'}
    ${'A\u0301nh'} | ${'Ánh'}
  `('as $typed when it is written $name', ({ typed, name }) => {
    expect(nameKey(typed)).toBe(nameKey(name));
  });

  it('keeps Thai vowels apart', () => expect(nameKey('กา')).not.toBe(nameKey('กิ')));
  it('by each of its words', () =>
    expect(nameWords('Nguyễn Thị  Hồng-Ánh')).toEqual(['nguyen', 'thi', 'hong', 'anh']));
});

describe('A name is masked', () => {
  it.each`
    name                     | shown
    ${'Nguyễn Thị Hồng Ánh'} | ${'N. T. H. Ánh'}
    ${'ปิยะนุช ศรีสุวรรณ'}       | ${'ปิยะนุช ศ.'}
    ${'สมชาย เจริญสุข'}        | ${'สมชาย เจ.'}
    ${'Anna'}                | ${'Anna'}
  `('$name as $shown', ({ name, shown }) => expect(maskName(name)).toBe(shown));
});
