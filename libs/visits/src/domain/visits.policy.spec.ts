import { type Actor, type MemberId, newId, type PersonId, systemActor } from '@app/kernel';
import { aDuty, anAssignee, aVisit } from '../testing/index';
import { VISIT_DUTY_ACTIONS, type VisitDutyAction } from './visit-duty.lifecycle';
import { authorizeDuty, authorizeVisit, PERMISSION_FOR_DUTY, PERMISSION_FOR_VISIT } from './visits.policy';
import { VISIT_PERMISSIONS } from './visits.permissions';
import { VISIT_ACTIONS } from './visit.lifecycle';

const actorWith = (permissions: string[], overrides: Partial<Actor> = {}): Actor => ({
  tenantId: newId<'tenant'>(),
  accountId: newId<'account'>(),
  personId: newId<'person'>(),
  memberId: null,
  displayName: '刘洋',
  grants: [{ unionId: newId<'union'>(), role: 'officer', permissions: new Set(permissions) }],
  kind: 'person',
  ...overrides,
});
const all = Object.values(VISIT_PERMISSIONS);

describe('who may act on a duty', () => {
  const duty = aDuty();

  it.each(VISIT_DUTY_ACTIONS)('%s needs exactly its permission', (action) => {
    const needed = PERMISSION_FOR_DUTY[action];
    expect(() => authorizeDuty(actorWith([needed]), action, duty)).not.toThrow();
    const others = all.filter((permission) => permission !== needed);
    expect(() => authorizeDuty(actorWith(others), action, duty)).toThrow(
      expect.objectContaining({ code: 'visit-duty.forbidden' }),
    );
  });

  it('an assignee may hand his own duty over with the permission to log visits', () => {
    const liu = anAssignee();
    const actor = actorWith([VISIT_PERMISSIONS.log], { personId: liu.personId });
    expect(() => authorizeDuty(actor, 'hand-over', aDuty({ assignees: [liu] }))).not.toThrow();
    expect(() => authorizeDuty(actor, 'hand-over', duty)).toThrow(
      expect.objectContaining({ code: 'visit-duty.forbidden' }),
    );
  });

  const himself = actorWith(all, { personId: duty.memberId as string as PersonId });
  const notJoining = VISIT_DUTY_ACTIONS.filter((action): action is VisitDutyAction => action !== 'join-report');
  it.each(notJoining)('nobody may %s on his own case', (action) => {
    expect(() => authorizeDuty(himself, action, duty)).toThrow(
      expect.objectContaining({ code: 'visit-duty.own-case' }),
    );
  });

  it('the member himself may report', () => {
    expect(() => authorizeDuty(himself, 'join-report', duty)).not.toThrow();
  });

  it('the system may escalate', () => {
    expect(() => authorizeDuty(systemActor(newId<'tenant'>()), 'escalate', duty)).not.toThrow();
  });
});

describe('who may act on a visit', () => {
  it.each(VISIT_ACTIONS)('%s needs its permission, and not by the one who was visited', (action) => {
    const visit = aVisit();
    const needed = PERMISSION_FOR_VISIT[action];
    expect(() => authorizeVisit(actorWith([needed]), action, visit)).not.toThrow();
    expect(() => authorizeVisit(actorWith([]), action, visit)).toThrow(
      expect.objectContaining({ code: 'visit-duty.forbidden' }),
    );
    const himself = actorWith([needed], { personId: visit.memberId as MemberId as string as PersonId });
    expect(() => authorizeVisit(himself, action, visit)).toThrow(
      expect.objectContaining({ code: 'visit-duty.own-case' }),
    );
  });
});
