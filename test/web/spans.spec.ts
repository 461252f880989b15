import type { TFunction } from 'i18next';
import { spanTexts } from '../../apps/web/src/dates';

describe('a span of days', () => {
  const t = ((key: string, { year, month, day }: Record<string, number>) =>
    key.endsWith('WithYear') ? `${year}-${month}-${day}` : `${month}-${day}`) as unknown as TFunction;
  const spanOf = (from: string, to: string) => spanTexts(from, to, t, '2026-11-22');

  it('says its years unless all of it is this year', () => {
    expect(spanOf('2026-11-08', '2026-11-16')).toEqual(['11-8', '11-16']);
    expect(spanOf('2025-12-17', '2026-12-16')).toEqual(['2025-12-17', '2026-12-16']);
    expect(spanOf('2025-01-01', '2025-12-31')).toEqual(['2025-1-1', '2025-12-31']);
  });
});
