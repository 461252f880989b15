import { sameVisitIn } from '../../apps/web/src/pages/visits/same-visit';

describe('a visit that a colleague wrote down meanwhile', () => {
  const visit = { status: 'logged', visitedOn: '2026-03-12' };

  it('is the same when it stands for the same day, until the person says that his is another one', () => {
    expect(sameVisitIn([visit], { visitedOn: '2026-03-12' })).toBe(visit);
    expect(sameVisitIn([visit], { visitedOn: '2026-03-12', isAnother: true })).toBeUndefined();
  });

  it.each([
    ['another day', { ...visit, visitedOn: '2026-03-11' }],
    ['voided', { ...visit, status: 'voided' }],
    ['replaced by its correction', { ...visit, status: 'corrected' }],
  ])('is none: %s', (_, other) => expect(sameVisitIn([other], { visitedOn: '2026-03-12' })).toBeUndefined());
});
