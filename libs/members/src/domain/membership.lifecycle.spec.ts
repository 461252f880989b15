import { civilDate, newId } from '@app/kernel';
import { aMember } from '../testing';
import { MEMBER_STATUSES, type MemberState, type MemberStatus } from './member';
import {
  decideMembership,
  MEMBERSHIP_ACTION_LABELS,
  MEMBERSHIP_LIFECYCLE,
  type MembershipAction,
  type MembershipCommand,
  openMembershipActions,
} from './membership.lifecycle';

const TODAY = civilDate('2026-01-15');
const ON = civilDate('2026-01-10');
const TO_UNION = newId<'union'>();

const COMMANDS: { readonly [Action in MembershipAction]: Extract<MembershipCommand, { action: Action }> } = {
  'apply-again': { action: 'apply-again', on: ON, unionId: TO_UNION },
  admit: { action: 'admit', on: ON },
  reject: { action: 'reject', on: ON, reason: '不在本单位工作' },
  withdraw: { action: 'withdraw', on: ON },
  'request-transfer': { action: 'request-transfer', on: ON, toUnionId: TO_UNION },
  'complete-transfer': { action: 'complete-transfer', on: ON, groupName: '二组' },
  'cancel-transfer': { action: 'cancel-transfer', on: ON, reason: '没有调走' },
  retain: { action: 'retain', on: ON, ground: 'retired' },
  rehome: { action: 'rehome', on: ON, toUnionId: TO_UNION },
  reactivate: { action: 'reactivate', on: ON },
  leave: { action: 'leave', on: ON, reason: '本人申请' },
  expel: { action: 'expel', on: ON, reason: '会员大会决定' },
  'revoke-expulsion': { action: 'revoke-expulsion', on: ON, reason: '复查改正' },
  'record-death': { action: 'record-death', on: ON },
  'revoke-death': { action: 'revoke-death', on: ON, reason: '同名登记错了' },
  'revoke-death-as-retained': { action: 'revoke-death-as-retained', on: ON, reason: '同名登记错了' },
};
const ACTIONS = Object.keys(COMMANDS) as MembershipAction[];

const memberIn = (status: MemberStatus, overrides: Partial<MemberState> = {}): MemberState =>
  aMember({
    status,
    transfer: status === 'transferring' ? { toUnionId: TO_UNION, requestedOn: civilDate('2026-01-02') } : null,
    retentionGround: status === 'retained' ? 'retired' : null,
    diedOn: status === 'deceased' ? civilDate('2026-01-02') : null,
    ...overrides,
  });

/** Only somebody who was retained can be led back there. */
const fitting = (status: MemberStatus, action: MembershipAction): MemberState =>
  memberIn(status, action === 'revoke-death-as-retained' ? { retentionGround: 'retired' } : {});

const withCode = (code: string) => expect.objectContaining({ code });

describe('every cell of status × action', () => {
  const cells = MEMBER_STATUSES.flatMap((status) => ACTIONS.map((action) => ({ status, action })));

  it.each(cells)('$status + $action', ({ status, action }) => {
    const row = MEMBERSHIP_LIFECYCLE[action];
    const member = fitting(status, action);
    if (row.from.includes(status)) {
      expect(decideMembership(member, COMMANDS[action], TODAY).patch).toMatchObject({
        status: row.to,
        statusSince: ON,
      });
      expect(openMembershipActions(member)).toContain(action);
    } else {
      expect(() => decideMembership(member, COMMANDS[action], TODAY)).toThrow(withCode('member.action-not-open'));
      expect(openMembershipActions(member)).not.toContain(action);
    }
  });

  it('a refusal says in which status the member is and what cannot be done', () =>
    expect(() => decideMembership(memberIn('deceased'), COMMANDS.leave, TODAY)).toThrow(
      expect.objectContaining({ detail: '会员现在是“已去世”，不能办理退会。' }),
    ));

  it('every action has a word for its button', () =>
    expect(Object.keys(MEMBERSHIP_ACTION_LABELS).sort()).toEqual([...ACTIONS].sort()));
});

describe('dates of effect', () => {
  const tomorrow = civilDate('2026-01-16');

  it.each(ACTIONS.filter((action) => action !== 'record-death'))('%s cannot take effect in the future', (action) => {
    const member = fitting(MEMBERSHIP_LIFECYCLE[action].from[0]!, action);
    expect(() => decideMembership(member, { ...COMMANDS[action], on: tomorrow }, TODAY)).toThrow(
      withCode('member.date-in-future'),
    );
    expect(decideMembership(member, { ...COMMANDS[action], on: TODAY }, TODAY).patch.statusSince).toBe(TODAY);
  });

  it.each(ACTIONS.filter((action) => action !== 'record-death'))('%s cannot precede the present status', (action) => {
    const from = MEMBERSHIP_LIFECYCLE[action].from[0]!;
    const member = { ...fitting(from, action), statusSince: civilDate('2026-01-11') };
    expect(() => decideMembership(member, COMMANDS[action], TODAY)).toThrow(withCode('member.date-before-status'));
  });

  it('nothing is said about the order when it is not known since when the status holds', () =>
    expect(decideMembership(memberIn('active', { statusSince: null }), COMMANDS.leave, TODAY).patch.status).toBe(
      'left',
    ));

  it('a death cannot be in the future', () =>
    expect(() => decideMembership(memberIn('active'), { action: 'record-death', on: tomorrow }, TODAY)).toThrow(
      withCode('member.death-in-future'),
    ));

  it('a death cannot precede birth', () =>
    expect(() =>
      decideMembership(memberIn('active'), { action: 'record-death', on: civilDate('1988-05-05') }, TODAY),
    ).toThrow(withCode('member.death-before-birth')));

  it('a death learnt of late may precede the last change of status', () => {
    const member = memberIn('retained', { statusSince: civilDate('2026-01-12') });
    expect(decideMembership(member, COMMANDS['record-death'], TODAY).patch).toMatchObject({ diedOn: ON });
  });
});

describe('entering', () => {
  it('admission sets the joining date', () =>
    expect(decideMembership(memberIn('applied', { joinedOn: null }), COMMANDS.admit, TODAY).patch.joinedOn).toBe(ON));

  it('who applies again applies to the union he works in now', () =>
    expect(decideMembership(memberIn('left'), COMMANDS['apply-again'], TODAY)).toMatchObject({
      patch: { unionId: TO_UNION, groupName: null },
      event: { type: 'member.applied.v1', payload: { unionId: TO_UNION } },
    }));
});

describe('moving between unions', () => {
  it.each(['request-transfer', 'rehome'] as const)('%s needs another union', (action) => {
    const member = memberIn(MEMBERSHIP_LIFECYCLE[action].from[0]!, { unionId: TO_UNION });
    expect(() => decideMembership(member, COMMANDS[action], TODAY)).toThrow(withCode('member.transfer-to-same-union'));
  });

  it('the union changes only when the receiving union takes over', () => {
    const member = memberIn('active');
    const { patch } = decideMembership(member, COMMANDS['request-transfer'], TODAY);
    expect(patch).toEqual({
      status: 'transferring',
      statusSince: ON,
      transfer: { toUnionId: TO_UNION, requestedOn: ON },
    });
    expect(decideMembership({ ...member, ...patch }, COMMANDS['complete-transfer'], TODAY)).toEqual({
      patch: { status: 'active', statusSince: ON, unionId: TO_UNION, groupName: '二组', transfer: null },
      event: {
        type: 'member.transferred.v1',
        payload: { memberId: member.id, unionId: TO_UNION, fromUnionId: member.unionId, on: ON },
      },
    });
  });

  it('a cancelled transfer leaves the member where he was', () => {
    const { patch } = decideMembership(memberIn('transferring'), COMMANDS['cancel-transfer'], TODAY);
    expect(patch).toEqual({ status: 'active', statusSince: ON, transfer: null });
  });

  it('a kept membership moves in one step and stays kept', () =>
    expect(decideMembership(memberIn('retained'), COMMANDS.rehome, TODAY)).toMatchObject({
      patch: { status: 'retained', unionId: TO_UNION, groupName: null },
      event: { type: 'member.transferred.v1' },
    }));
});

describe('keeping the membership', () => {
  it('who retires becomes a retiree', () =>
    expect(decideMembership(memberIn('active'), COMMANDS.retain, TODAY).patch).toMatchObject({
      retentionGround: 'retired',
      category: 'retiree',
    }));

  it.each(['unemployed', 'employer-closed'] as const)('%s people keep their category', (ground) => {
    const member = memberIn('active', { category: 'migrant' });
    const { patch } = decideMembership(member, { action: 'retain', on: ON, ground }, TODAY);
    expect(patch).toEqual({ status: 'retained', statusSince: ON, retentionGround: ground });
  });

  it.each([
    ['retiree', undefined, 'active'],
    ['migrant', undefined, 'migrant'],
    ['retiree', 'new-form', 'new-form'],
  ] as const)('a %s who works again (as %s) is %s', (before, category, after) => {
    const command = { action: 'reactivate', on: ON, category } as const;
    expect(decideMembership(memberIn('retained', { category: before }), command, TODAY).patch).toMatchObject({
      category: after,
      retentionGround: null,
    });
  });
});

describe('ending', () => {
  it.each(['reject', 'cancel-transfer', 'leave', 'expel', 'revoke-expulsion', 'revoke-death'] as const)(
    '%s needs a reason',
    (action) => {
      const command = { ...COMMANDS[action], reason: '  ' };
      const member = memberIn(MEMBERSHIP_LIFECYCLE[action].from[0]!);
      expect(() => decideMembership(member, command, TODAY)).toThrow(withCode('member.reason-missing'));
    },
  );

  it('the event carries ids and the day, and never the reason', () => {
    const member = memberIn('active');
    expect(decideMembership(member, COMMANDS.expel, TODAY).event).toEqual({
      type: 'member.expelled.v1',
      payload: { memberId: member.id, unionId: member.unionId, on: ON },
    });
  });

  it('a death ends a transfer under way', () =>
    expect(decideMembership(memberIn('transferring'), COMMANDS['record-death'], TODAY)).toMatchObject({
      patch: { status: 'deceased', diedOn: ON, transfer: null },
      event: { type: 'member.died.v1' },
    }));

  it.each([
    ['active', 'revoke-death', 'revoke-death-as-retained'],
    ['retained', 'revoke-death-as-retained', 'revoke-death'],
  ] as const)('a wrongly recorded death leads back to %s', (before, right, wrong) => {
    const member = memberIn(before);
    const dead = { ...member, ...decideMembership(member, COMMANDS['record-death'], TODAY).patch };
    expect(openMembershipActions(dead)).toEqual([right]);
    expect(() => decideMembership(dead, COMMANDS[wrong], TODAY)).toThrow(withCode('member.action-not-open'));
    expect(decideMembership(dead, COMMANDS[right], TODAY).patch).toMatchObject({ status: before, diedOn: null });
  });
});
