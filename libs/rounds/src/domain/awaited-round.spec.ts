import { asksForRound } from './awaited-round';

describe('a holiday asks for a round', () => {
  const spring = { leadDays: 30, form: 'both', audiences: ['hardship', 'retiree'] };

  it('when something is given to people who are called on', () => {
    expect(asksForRound(spring)).toBe(true);
    expect(asksForRound({ ...spring, form: 'goods', audiences: ['all-members', 'hardship'] })).toBe(true);
  });

  it('not when nobody is to be reminded, it is an activity, or everybody fetches his share', () => {
    expect(asksForRound({ ...spring, leadDays: null })).toBe(false);
    expect(asksForRound({ ...spring, form: 'activity' })).toBe(false);
    expect(asksForRound({ ...spring, form: 'goods', audiences: ['all-members'] })).toBe(false);
    expect(asksForRound({ ...spring, audiences: [] })).toBe(false);
  });
});
