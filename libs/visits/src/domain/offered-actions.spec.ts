import { newId, type PersonId } from '@app/kernel';
import { aDuty, anAssignee } from '../testing';
import { offeredActions, type Onlooker } from './offered-actions';
import type { VisitPermission } from './visits.permissions';

const personId = newId<'person'>() as PersonId;
const who = (...permissions: VisitPermission[]): Onlooker => ({
  personId,
  holdsHere: (permission) => permissions.includes(permission),
});
const mine = { personId, name: '刘洋' };

describe('the buttons of a case', () => {
  it('offers who assigns an open duty to give it to somebody', () => {
    expect(offeredActions(aDuty(), who('visit:assign'), 0)).toEqual(['assign']);
  });

  it('offers accepting and declining to the assignee alone', () => {
    const duty = aDuty({ status: 'assigned', assignees: [mine] });
    expect(offeredActions(duty, who('visit:accept'), 0)).toEqual(['accept', 'decline']);
    const others = aDuty({ status: 'assigned', assignees: [anAssignee()] });
    expect(offeredActions(others, who('visit:accept'), 0)).toEqual([]);
  });

  it('lets an assignee hand his own duty over without the permission to assign', () => {
    const duty = aDuty({ status: 'accepted', assignees: [mine] });
    expect(offeredActions(duty, who('visit:log'), 0)).toEqual(['hand-over', 'log-visit']);
  });

  it('offers closing only when no aid is under way', () => {
    const duty = aDuty({ status: 'settling' });
    expect(offeredActions(duty, who('visit:assign'), 1)).toEqual([]);
    expect(offeredActions(duty, who('visit:assign'), 0)).toEqual(['close']);
  });

  it('offers a follow-up while the aid is being settled', () => {
    expect(offeredActions(aDuty({ status: 'settling' }), who('visit:log'), 1)).toEqual(['log-follow-up']);
  });

  it('offers nothing on the own case, whatever office one holds', () => {
    const duty = aDuty({ memberId: personId as never });
    expect(offeredActions(duty, who('visit:assign', 'visit:log', 'visit:excuse'), 0)).toEqual([]);
  });

  it('offers to open again what was closed here, and not what a ledger of before brought', () => {
    const duty = aDuty({ status: 'closed' });
    const chair = who('visit:assign', 'visit:log', 'visit:excuse');
    expect(offeredActions(duty, chair, 0)).toEqual(['reopen']);
    expect(offeredActions({ ...duty, isHistoric: true }, chair, 0)).toEqual([]);
  });

  it('offers nothing to who only reads', () => {
    expect(offeredActions(aDuty(), who('visit:read'), 0)).toEqual([]);
  });
});
