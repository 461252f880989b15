import type { NoticeStanding } from './public-facts';
import { leastDays } from './publicity-rule';

describe('how long a notice hangs at least', () => {
  it.each<[NoticeStanding | null, number]>([
    [null, 5],
    ['objected', 3],
    ['over', 5],
    ['taken-down', 5],
  ])('after one that is %s: %i working days', (last, days) => expect(leastDays(last)).toBe(days));
});
