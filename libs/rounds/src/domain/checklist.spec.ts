import { civilDate } from '@app/kernel';
import { checklistOn, DEFAULT_CHECKLIST } from './checklist';

const listFrom = (validFrom: string, words: string) => ({
  validFrom: civilDate(validFrom),
  points: [{ code: 'point-1', words }],
});

describe('四落实', () => {
  it('is people, recipients, money and goods, responsibility unless a union words it otherwise', () =>
    expect(checklistOn([[], []], civilDate('2026-01-01'))).toBe(DEFAULT_CHECKLIST.points));

  it('is the nearest union’s latest list in force on the day', () => {
    const [own, above] = [
      [listFrom('2026-01-01', '旧'), listFrom('2026-06-01', '新')],
      [listFrom('2020-01-01', '上级')],
    ];
    const on = (date: string) => checklistOn([own, above], civilDate(date)).map((point) => point.words);
    expect([on('2026-07-01'), on('2026-03-01'), on('2025-03-01')]).toEqual([['新'], ['旧'], ['上级']]);
  });
});
