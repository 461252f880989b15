import { civilDate, type MemberId, newId, type PersonId } from '@app/kernel';
import { aDuty, anAssignee, aPersonAt, aReport } from '../testing/index';
import type { VisitDutyState } from './visit-duty';
import { decideDuty } from './visit-duty.decision';

const at = new Date('2026-03-12T02:00:00Z');
const by = newId<'person'>();
const window = { kind: 'stay', gapDays: 7 } as const;
const join = (duty: VisitDutyState, report = aReport({ memberId: duty.memberId })) =>
  decideDuty(duty, { action: 'join-report', by, at, report, window });

describe('who goes', () => {
  const liu = anAssignee('刘洋');
  const zhao = anAssignee('赵敏');

  it('an assignment names at least one person', () => {
    expect(() => decideDuty(aDuty(), { action: 'assign', by, at, to: [] })).toThrow(
      expect.objectContaining({ code: 'visit-duty.nobody-assigned' }),
    );
  });

  it('the same person named twice counts once', () => {
    expect(decideDuty(aDuty(), { action: 'assign', by, at, to: [liu, liu] }).patch.assignees).toEqual([liu]);
  });

  it('the member never visits himself', () => {
    const memberId = newId<'member'>() as MemberId;
    const himself = { personId: memberId as string as PersonId, name: '王秀英' };
    expect(() => decideDuty(aDuty({ memberId }), { action: 'assign', by, at, to: [himself] })).toThrow(
      expect.objectContaining({ code: 'visit-duty.member-as-visitor' }),
    );
  });

  it('a new assignment asks for a new acceptance', () => {
    const duty = aDuty({ status: 'assigned', assignees: [liu], acceptedById: liu.personId });
    expect(decideDuty(duty, { action: 'assign', by, at, to: [zhao] }).patch).toEqual({
      status: 'assigned',
      assignees: [zhao],
      acceptedById: null,
    });
  });

  it.each(['accept', 'decline'] as const)('only an assignee may %s', (action) => {
    const duty = aDuty({ status: 'assigned', assignees: [liu] });
    expect(() => decideDuty(duty, { action, by, at, reason: '出差' })).toThrow(
      expect.objectContaining({ code: 'visit-duty.not-assignee' }),
    );
  });

  it('when one of two declines, the duty stays assigned to the other', () => {
    const duty = aDuty({ status: 'accepted', assignees: [liu, zhao], acceptedById: liu.personId });
    const { patch, event } = decideDuty(duty, { action: 'decline', by: liu.personId, at, reason: '出差' });
    expect(patch).toMatchObject({ status: 'assigned', assignees: [zhao], acceptedById: null });
    expect(event.payload).toMatchObject({ assigneeIds: [zhao.personId] });
  });

  it('when the one who has not accepted declines, the acceptance of the other holds', () => {
    const duty = aDuty({ status: 'accepted', assignees: [liu, zhao], acceptedById: liu.personId });
    const { patch } = decideDuty(duty, { action: 'decline', by: zhao.personId, at, reason: '出差' });
    expect(patch).toMatchObject({ status: 'accepted', assignees: [liu], acceptedById: liu.personId });
  });

  it('a hand-over announces from whom to whom', () => {
    const duty = aDuty({ status: 'accepted', assignees: [liu], acceptedById: liu.personId });
    const { patch, event } = decideDuty(duty, {
      action: 'hand-over',
      by: liu.personId,
      at,
      to: [zhao],
      reason: '出差',
    });
    expect(patch).toMatchObject({ assignees: [zhao], acceptedById: null, reason: '出差' });
    expect(event).toMatchObject({
      type: 'visit-duty.handed-over.v1',
      payload: { fromIds: [liu.personId], assigneeIds: [zhao.personId] },
    });
  });
});

describe('reasons', () => {
  it.each(['excuse', 'cancel', 'reopen', 'reinstate'] as const)('%s needs a reason', (action) => {
    const status = { excuse: 'open', cancel: 'open', reopen: 'closed', reinstate: 'excused' } as const;
    const duty = aDuty({ status: status[action] });
    expect(() => decideDuty(duty, { action, by, at, reason: '  ', duplicateOfId: null })).toThrow(
      expect.objectContaining({ code: 'visit-duty.reason-missing' }),
    );
  });

  it('an excused duty is taken from its assignees and keeps the reason', () => {
    const duty = aDuty({ status: 'assigned', assignees: [anAssignee()] });
    expect(decideDuty(duty, { action: 'excuse', by, at, reason: ' 在外地 ' }).patch).toEqual({
      status: 'excused',
      assignees: [],
      acceptedById: null,
      reason: '在外地',
    });
  });

  it('a duplicate names the duty that it doubles', () => {
    const duplicateOfId = newId<'visit-duty'>();
    const { patch, event } = decideDuty(aDuty(), { action: 'cancel', by, at, reason: '报重了', duplicateOfId });
    expect(patch.duplicateOfId).toBe(duplicateOfId);
    expect(event.payload).toMatchObject({ duplicateOfId });
  });
});

describe('visits of a duty', () => {
  const helper = aPersonAt('2026-03-12T01:00:00Z', '刘洋');
  const visitId = newId<'visit'>();

  it('the first visitor becomes the first helper', () => {
    const { patch } = decideDuty(aDuty(), { action: 'log-visit', by, at, visitId, helper });
    expect(patch).toMatchObject({ visitCount: 1, firstHelper: helper });
  });

  it('somebody who helped earlier stays the first helper', () => {
    const firstHelper = aPersonAt('2026-03-11T01:00:00Z', '陈师傅');
    const duty = aDuty({ status: 'visited', visitCount: 1, firstHelper });
    expect(decideDuty(duty, { action: 'log-visit', by, at, visitId, helper }).patch).toMatchObject({
      visitCount: 2,
      firstHelper,
    });
  });

  it.each([
    ['nobody', [], null, 'open'],
    ['an assignee', [anAssignee()], null, 'assigned'],
  ] as const)('when the only visit is voided, a duty that %s has waits again', (_, assignees, acceptedById, to) => {
    const duty = aDuty({ status: 'visited', visitCount: 1, assignees, acceptedById });
    expect(decideDuty(duty, { action: 'void-visit', by, at, visitId }).patch).toMatchObject({
      status: to,
      visitCount: 0,
    });
  });

  it('when the only visit is voided, the acceptance still holds', () => {
    const liu = anAssignee();
    const duty = aDuty({ status: 'visited', visitCount: 1, assignees: [liu], acceptedById: liu.personId });
    expect(decideDuty(duty, { action: 'void-visit', by, at, visitId }).patch.status).toBe('accepted');
  });

  it('the only visit cannot be voided while its aid is being settled', () => {
    const duty = aDuty({ status: 'settling', visitCount: 1 });
    expect(() => decideDuty(duty, { action: 'void-follow-up', by, at, visitId })).toThrow(
      expect.objectContaining({ code: 'visit.aid-locked' }),
    );
  });

  it('a duty is not closed while aid is unsettled', () => {
    const duty = aDuty({ status: 'settling', visitCount: 1 });
    expect(() => decideDuty(duty, { action: 'close', by, at, unsettledAids: 2 })).toThrow(
      expect.objectContaining({
        code: 'visit-duty.aid-unsettled',
        detail: '还有 2 笔慰问没有办完，付清或撤回后再办结。',
      }),
    );
  });
});

describe('a second report of the same event', () => {
  it('joins and is counted', () => {
    const { patch, event } = join(aDuty());
    expect(patch).toMatchObject({ status: 'open', reportCount: 2 });
    expect(event.type).toBe('visit-duty.report-joined.v1');
  });

  it('leaves the first informed and the first reporter who came before it', () => {
    const duty = aDuty();
    const later = aReport({ memberId: duty.memberId, reporter: aPersonAt('2026-03-11T09:00:00Z', '后来的人') });
    expect(join(duty, later).patch).toMatchObject({
      firstInformed: duty.firstInformed,
      firstReporter: duty.firstReporter,
    });
  });

  it('that was written earlier and sent later takes the first place, with person and time', () => {
    const duty = aDuty();
    const informed = aPersonAt('2026-03-10T01:00:00Z', '邻床的工友');
    const reporter = aPersonAt('2026-03-10T02:00:00Z', '早知道的人');
    const joined = aReport({ memberId: duty.memberId, informed, reporter });
    expect(join(duty, joined).patch).toMatchObject({ firstInformed: informed, firstReporter: reporter });
  });

  it('brings the first helper when there was none', () => {
    const duty = aDuty();
    const helper = aPersonAt('2026-03-10T03:00:00Z', '陈师傅');
    expect(join(duty, aReport({ memberId: duty.memberId, helper })).patch.firstHelper).toEqual(helper);
  });

  it('of another event does not join', () => {
    const duty = aDuty();
    const other = aReport({ memberId: duty.memberId, eventOn: civilDate('2026-06-01') });
    expect(() => join(duty, other)).toThrow(expect.objectContaining({ code: 'visit-duty.not-same-event' }));
  });
});

describe('escalation', () => {
  it('sets the instant and raises the level, and the status stays', () => {
    const first = decideDuty(aDuty(), { action: 'escalate', by, at });
    expect(first.patch).toEqual({ status: 'open', escalatedAt: at, escalationLevel: 1 });
    const second = decideDuty(aDuty({ escalationLevel: 1 }), { action: 'escalate', by, at });
    expect(second.event).toMatchObject({ type: 'visit-duty.escalated.v1', payload: { level: 2 } });
  });
});

describe('events', () => {
  it('carry ids only: neither names, reasons, places nor notes', () => {
    const duty = aDuty({ note: '急性阑尾炎', status: 'assigned', assignees: [anAssignee('刘洋')] });
    const { event } = decideDuty(duty, { action: 'excuse', by, at, reason: '已转院' });
    expect(JSON.stringify(event)).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
