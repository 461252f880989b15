import { civilDate, newId } from '@app/kernel';
import { aDuty, anAssignee, aPersonAt, aReport } from '../testing/index';
import { type EventReport, VISIT_DUTY_STATUSES, type VisitDutyState, type VisitDutyStatus } from './visit-duty';
import { decideDuty, type VisitDutyCommand } from './visit-duty.decision';
import {
  loggingActionIn,
  nextDutyStatus,
  nextStatusOf,
  openDutyActions,
  VISIT_DUTY_ACTIONS,
  VISIT_DUTY_LIFECYCLE,
  type VisitDutyAction,
  voidingActionIn,
} from './visit-duty.lifecycle';

const lone = anAssignee('刘洋');
const at = new Date('2026-03-12T02:00:00Z');
const by = lone.personId;

/** A duty with one assignee who accepted it and two visits, so that only the status decides. */
const dutyIn = (status: VisitDutyStatus): VisitDutyState =>
  aDuty({ status, assignees: [lone], acceptedById: by, visitCount: 2 });

const sameReport = (duty: VisitDutyState): EventReport => aReport({ memberId: duty.memberId, eventOn: duty.eventOn });
const window = { kind: 'stay', gapDays: 7 } as const;
const visit = { visitId: newId<'visit'>(), helper: aPersonAt('2026-03-12T01:00:00Z') };

const COMMANDS: { [A in VisitDutyAction]: (duty: VisitDutyState) => VisitDutyCommand } = {
  assign: () => ({ action: 'assign', by, at, to: [anAssignee('赵敏')] }),
  accept: () => ({ action: 'accept', by, at }),
  'hand-over': () => ({ action: 'hand-over', by, at, to: [anAssignee('赵敏')], reason: '出差' }),
  decline: () => ({ action: 'decline', by, at, reason: '出差' }),
  excuse: () => ({ action: 'excuse', by, at, reason: '在外地' }),
  cancel: () => ({ action: 'cancel', by, at, reason: '报错了', duplicateOfId: null }),
  'log-visit': () => ({ action: 'log-visit', by, at, ...visit }),
  'void-visit': () => ({ action: 'void-visit', by, at, visitId: visit.visitId }),
  settle: () => ({ action: 'settle', by, at, visitId: visit.visitId }),
  'withdraw-aid': () => ({ action: 'withdraw-aid', by, at }),
  close: () => ({ action: 'close', by, at, unsettledAids: 0 }),
  reopen: () => ({ action: 'reopen', by, at, reason: '还要再去' }),
  reinstate: () => ({ action: 'reinstate', by, at, reason: '本人愿意' }),
  'join-report': (duty) => ({ action: 'join-report', by, at, report: sameReport(duty), window }),
  escalate: () => ({ action: 'escalate', by, at }),
  'log-follow-up': () => ({ action: 'log-follow-up', by, at, ...visit }),
  'void-follow-up': () => ({ action: 'void-follow-up', by, at, visitId: visit.visitId }),
};

/** Where each action leads, written out once more by hand: the table and the code cannot drift apart. */
const EXPECTED: Record<VisitDutyAction, Partial<Record<VisitDutyStatus, VisitDutyStatus>>> = {
  assign: { open: 'assigned', assigned: 'assigned' },
  accept: { assigned: 'accepted' },
  'hand-over': { assigned: 'assigned', accepted: 'assigned' },
  decline: { assigned: 'open', accepted: 'open' },
  excuse: { open: 'excused', assigned: 'excused', accepted: 'excused' },
  cancel: { open: 'cancelled', assigned: 'cancelled', accepted: 'cancelled' },
  'log-visit': { open: 'visited', assigned: 'visited', accepted: 'visited', visited: 'visited' },
  'void-visit': { visited: 'visited' },
  settle: { visited: 'settling', settling: 'settling' },
  'withdraw-aid': { settling: 'visited' },
  close: { visited: 'closed', settling: 'closed' },
  reopen: { closed: 'visited' },
  reinstate: { excused: 'open', cancelled: 'open' },
  'join-report': {
    open: 'open',
    assigned: 'assigned',
    accepted: 'accepted',
    visited: 'visited',
    settling: 'settling',
    closed: 'closed',
    excused: 'excused',
  },
  escalate: { open: 'open', assigned: 'assigned', accepted: 'accepted' },
  'log-follow-up': { settling: 'settling' },
  'void-follow-up': { settling: 'settling' },
};

const cells = VISIT_DUTY_STATUSES.flatMap((status) =>
  VISIT_DUTY_ACTIONS.map((action) => ({ status, action, to: EXPECTED[action][status] })),
);

describe('the lifecycle of a visit duty', () => {
  it.each(cells.filter((cell) => cell.to))('$status + $action leads to $to', ({ status, action, to }) => {
    const duty = dutyIn(status);
    expect(decideDuty(duty, COMMANDS[action](duty)).patch.status).toBe(to);
    expect(openDutyActions(status)).toContain(action);
  });

  it.each(cells.filter((cell) => !cell.to))('$status + $action is not open', ({ status, action }) => {
    const duty = dutyIn(status);
    expect(() => decideDuty(duty, COMMANDS[action](duty))).toThrow(
      expect.objectContaining({ code: 'visit-duty.action-not-open' }),
    );
    expect(openDutyActions(status)).not.toContain(action);
    expect(nextDutyStatus(status, action)).toBeUndefined();
  });

  it.each(cells.filter(({ status }) => status === 'closed'))(
    'closed in a ledger of before: $action is open as here, but for opening it again',
    ({ status, action, to }) => {
      const duty = { ...dutyIn(status), isHistoric: true };
      const expected = action === 'reopen' ? undefined : to;
      expect(nextStatusOf(duty, action)).toBe(expected);
      if (expected) expect(decideDuty(duty, COMMANDS[action](duty)).patch.status).toBe(expected);
      else {
        const code = action === 'reopen' ? 'visit-duty.historic' : 'visit-duty.action-not-open';
        expect(() => decideDuty(duty, COMMANDS[action](duty))).toThrow(expect.objectContaining({ code }));
      }
    },
  );

  it('every status can be left, so no duty is stuck', () => {
    const left = new Set(Object.values(VISIT_DUTY_LIFECYCLE).flatMap((row) => [...row.from]));
    expect([...left].sort()).toEqual([...VISIT_DUTY_STATUSES].sort());
  });

  it.each(VISIT_DUTY_STATUSES.filter((status) => openDutyActions(status).includes(loggingActionIn(status))))(
    'a visit logged while %s goes by an action that is open',
    (status) => {
      expect(nextDutyStatus(status, loggingActionIn(status))).toBe(status === 'settling' ? 'settling' : 'visited');
    },
  );

  it('a visit is voided by the action of the status', () => {
    expect(voidingActionIn('visited')).toBe('void-visit');
    expect(voidingActionIn('settling')).toBe('void-follow-up');
  });

  it('a refusal says in Chinese where the duty stands and what is not open', () => {
    const duty = aDuty({ status: 'closed', eventOn: civilDate('2026-03-10') });
    expect(() => decideDuty(duty, COMMANDS.assign(duty))).toThrow(
      expect.objectContaining({ detail: '这件走访已办结，现在不能分派。' }),
    );
  });
});
