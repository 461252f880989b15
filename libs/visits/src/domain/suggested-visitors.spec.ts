import { newId, type PersonId } from '@app/kernel';
import { suggestVisitors, type VisitorCandidate } from './suggested-visitors';

const unionId = newId<'union'>();
const groupId = newId<'union'>();
const member = { memberId: newId<'member'>(), unionId, groupId };
const candidate = (name: string, overrides: Partial<VisitorCandidate> = {}): VisitorCandidate => ({
  personId: newId<'person'>(),
  name,
  unionId,
  groupId: null,
  ranks: ['welfare-officer'],
  openDuties: 0,
  ...overrides,
});
const names = (
  candidates: VisitorCandidate[],
  preferredRanks: Parameters<typeof suggestVisitors>[1]['preferredRanks'] = [],
) => suggestVisitors(member, { preferredRanks }, candidates).map((visitor) => visitor.name);

describe('suggested visitors', () => {
  const leader = candidate('组长', { ranks: ['group-leader'], groupId, openDuties: 5 });

  it('the leader of the own group goes before other officers', () => {
    expect(names([candidate('帮扶委员'), leader])).toEqual(['组长', '帮扶委员']);
  });

  it('of officers the one with the fewest open duties goes first', () => {
    const busy = candidate('忙', { openDuties: 4 });
    const free = candidate('闲', { openDuties: 1, ranks: ['vice-chair'] });
    expect(names([busy, free])).toEqual(['闲', '忙']);
  });

  it('at equal load the officer for aid goes before the chair', () => {
    expect(names([candidate('主席', { ranks: ['chair'] }), candidate('帮扶')])).toEqual(['帮扶', '主席']);
  });

  it('for a birth the women’s officer goes first', () => {
    const women = candidate('女工委员', { ranks: ['womens-officer'], openDuties: 9 });
    expect(names([leader, women], ['womens-officer'])).toEqual(['女工委员', '组长']);
  });

  it('the member himself is never suggested', () => {
    const himself = candidate('本人', { personId: member.memberId as string as PersonId });
    expect(names([himself, leader])).toEqual(['组长']);
  });

  it.each([
    ['of another union', candidate('外人', { unionId: newId<'union'>() })],
    ['who leads another group', candidate('别组', { ranks: ['group-leader'], groupId: newId<'union'>() })],
    ['without an office', candidate('同事', { ranks: ['other'] })],
  ])('nobody %s is suggested', (_, stranger) => expect(names([stranger, leader])).toEqual(['组长']));

  it('a group leader entered under the group itself is found', () => {
    expect(names([{ ...leader, unionId: groupId }])).toEqual(['组长']);
  });

  it('each suggestion says why', () => {
    const [first] = suggestVisitors(member, { preferredRanks: [] }, [leader]);
    expect(first).toMatchObject({ rank: 'group-leader', reason: '本组工会小组长，手上 5 件' });
  });
});
