import { actingUnder, type Actor, type Grant, newId, type PersonId } from '@app/kernel';
import { aDuty, anAssignee } from '../testing';
import { OFFERED_ACTIONS, offeredActions, type Onlooker } from './offered-actions';
import { VISIT_DUTY_STATUSES } from './visit-duty';
import { authorizeDuty, permissionForDuty } from './visits.policy';
import { VISIT_PERMISSIONS, type VisitPermission } from './visits.permissions';

const personId = newId<'person'>() as PersonId;
const unionId = newId<'union'>();
const grant = (permissions: readonly string[]): Grant => ({
  ...{ unionId, role: 'officer', permissions: new Set(permissions) },
});
const someone = (...grants: readonly Grant[]): Actor => ({
  ...{ tenantId: newId<'tenant'>(), accountId: newId<'account'>(), personId, memberId: null },
  ...{ displayName: '刘洋', grants, kind: 'person' },
});
const looking = (actor: Actor): Onlooker => ({
  actor,
  holdsHere: (permission) => actor.grants.some(({ permissions }) => permissions.has(permission)),
});
const who = (...permissions: VisitPermission[]): Onlooker => looking(someone(grant(permissions)));
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

  it('offers a deputy nothing on the case of whom he acts for in it, and the service refuses the same', () => {
    const principal = newId<'person'>() as PersonId;
    const lent = { ...grant(Object.values(VISIT_PERMISSIONS)), onBehalfOf: { personId: principal, name: '主席' } };
    const deputy = someone(grant(['visit:read', 'visit:log']), lent);
    for (const status of VISIT_DUTY_STATUSES)
      for (const memberId of [principal as never, newId<'member'>()]) {
        const duty = aDuty({ status, memberId, assignees: [mine] });
        const offered = offeredActions(duty, looking(deputy), 0);
        const open = offeredActions(duty, who(...Object.values(VISIT_PERMISSIONS)), 0);
        const allowed = OFFERED_ACTIONS.filter((action) => {
          try {
            const acting = actingUnder(deputy, permissionForDuty(deputy, action, duty));
            authorizeDuty(acting, action, duty);
            return open.includes(action);
          } catch {
            return false;
          }
        });
        expect(offered).toEqual(allowed);
        if (memberId === (principal as never)) expect(offered).not.toContain('assign');
      }
  });
});
