import { type CivilDate, type Lifecycle, nextStatus, openActions, type UnionId } from '@app/kernel';
import {
  MEMBER_STATUS_LABELS,
  type MemberCategory,
  type MemberState,
  type MemberStatus,
  type RetentionGround,
} from './member';
import type { MemberEvent } from './members.events';
import { refuse } from './members.problems';

/** `on` is the civil day of effect in the union's zone; it may lie in the past, never in the future. */
export type MembershipCommand =
  | { readonly action: 'apply-again'; readonly on: CivilDate; readonly unionId: UnionId }
  | { readonly action: 'admit'; readonly on: CivilDate }
  | { readonly action: 'reject'; readonly on: CivilDate; readonly reason: string }
  | { readonly action: 'withdraw'; readonly on: CivilDate }
  | { readonly action: 'request-transfer'; readonly on: CivilDate; readonly toUnionId: UnionId }
  | { readonly action: 'complete-transfer'; readonly on: CivilDate; readonly groupName?: string | null }
  | { readonly action: 'cancel-transfer'; readonly on: CivilDate; readonly reason: string }
  | { readonly action: 'retain'; readonly on: CivilDate; readonly ground: RetentionGround }
  | { readonly action: 'rehome'; readonly on: CivilDate; readonly toUnionId: UnionId }
  | { readonly action: 'reactivate'; readonly on: CivilDate; readonly category?: MemberCategory }
  | { readonly action: 'leave'; readonly on: CivilDate; readonly reason: string }
  | { readonly action: 'expel'; readonly on: CivilDate; readonly reason: string }
  | { readonly action: 'revoke-expulsion'; readonly on: CivilDate; readonly reason: string }
  | { readonly action: 'record-death'; readonly on: CivilDate }
  | { readonly action: 'revoke-death'; readonly on: CivilDate; readonly reason: string }
  | { readonly action: 'revoke-death-as-retained'; readonly on: CivilDate; readonly reason: string };
export type MembershipAction = MembershipCommand['action'];

/**
 * The whole lifecycle of a membership on one screen (domain rules §10). `rehome`: another union keeps the membership of
 * a retiree or of somebody out of work, without the two steps of a transfer. A death is terminal but for its
 * correction, which leads back to where the person stood: use `openMembershipActions` to draw buttons.
 */
export const MEMBERSHIP_LIFECYCLE: Lifecycle<MemberStatus, MembershipAction> = {
  'apply-again': { from: ['left', 'not-admitted'], to: 'applied' },
  admit: { from: ['applied'], to: 'active' },
  reject: { from: ['applied'], to: 'not-admitted' },
  withdraw: { from: ['applied'], to: 'not-admitted' },
  'request-transfer': { from: ['active'], to: 'transferring' },
  'complete-transfer': { from: ['transferring'], to: 'active' },
  'cancel-transfer': { from: ['transferring'], to: 'active' },
  retain: { from: ['active'], to: 'retained' },
  rehome: { from: ['retained'], to: 'retained' },
  reactivate: { from: ['retained'], to: 'active' },
  leave: { from: ['active', 'retained'], to: 'left' },
  expel: { from: ['active', 'transferring', 'retained'], to: 'expelled' },
  'revoke-expulsion': { from: ['expelled'], to: 'active' },
  'record-death': { from: ['active', 'transferring', 'retained'], to: 'deceased' },
  'revoke-death': { from: ['deceased'], to: 'active' },
  'revoke-death-as-retained': { from: ['deceased'], to: 'retained' },
};

/** The words on the buttons. */
export const MEMBERSHIP_ACTION_LABELS: Readonly<Record<MembershipAction, string>> = {
  'apply-again': '重新申请入会',
  admit: '同意入会',
  reject: '不同意入会',
  withdraw: '撤回申请',
  'request-transfer': '转出会籍',
  'complete-transfer': '接收会籍',
  'cancel-transfer': '取消转会',
  retain: '保留会籍',
  rehome: '更换保留会籍的工会',
  reactivate: '恢复会籍',
  leave: '办理退会',
  expel: '除名',
  'revoke-expulsion': '撤销除名',
  'record-death': '登记去世',
  'revoke-death': '更正去世登记',
  'revoke-death-as-retained': '更正去世登记',
};

export interface MembershipDecision {
  readonly patch: Partial<MemberState>;
  readonly event: MemberEvent;
}

/** The actions open for this member; the screen draws its buttons from this list. */
export const openMembershipActions = (member: Pick<MemberState, 'status' | 'retentionGround'>): MembershipAction[] =>
  openActions(MEMBERSHIP_LIFECYCLE, member.status).filter((action) => fitsRetention(member, action));

/**
 * Pure: what the command would change and announce. Throws a refusal that says why not.
 * @param today the civil day in the union's zone
 */
export function decideMembership(
  member: MemberState,
  command: MembershipCommand,
  today: CivilDate,
): MembershipDecision {
  const status = nextStatus(MEMBERSHIP_LIFECYCLE, member.status, command.action);
  if (!status || !fitsRetention(member, command.action)) {
    return refuse(
      'member.action-not-open',
      `会员现在是“${MEMBER_STATUS_LABELS[member.status]}”，不能${MEMBERSHIP_ACTION_LABELS[command.action]}。`,
    );
  }
  checkDate(member, command, today);
  if ('reason' in command && command.reason.trim() === '') refuse('member.reason-missing');
  if ('toUnionId' in command && command.toUnionId === member.unionId) refuse('member.transfer-to-same-union');
  // Each action has the effect of its own command type; the table below is total by type.
  const effect = EFFECTS[command.action] as (member: MemberState, command: MembershipCommand) => MembershipDecision;
  const { patch, event } = effect(member, command);
  return { patch: { status, statusSince: command.on, ...patch }, event };
}

/** A wrongly recorded death leads a retiree back to `retained` and everybody else to `active`. */
function fitsRetention(member: Pick<MemberState, 'retentionGround'>, action: MembershipAction): boolean {
  if (action === 'revoke-death') return member.retentionGround === null;
  return action !== 'revoke-death-as-retained' || member.retentionGround !== null;
}

function checkDate(member: MemberState, command: MembershipCommand, today: CivilDate): void {
  const { action, on } = command;
  if (action === 'record-death') {
    if (on > today) refuse('member.death-in-future');
    if (member.bornOn && on < member.bornOn) refuse('member.death-before-birth');
    // A death is often learnt of late, after the membership had changed on paper.
    return;
  }
  if (on > today) refuse('member.date-in-future');
  if (member.statusSince && on < member.statusSince) refuse('member.date-before-status');
}

type CommandOf<Action extends MembershipAction> = Extract<MembershipCommand, { readonly action: Action }>;
type Effects = {
  readonly [Action in MembershipAction]: (member: MemberState, command: CommandOf<Action>) => MembershipDecision;
};

const EFFECTS: Effects = {
  'apply-again': (member, { on, unionId }) => ({
    patch: { unionId, groupName: null },
    event: { type: 'member.applied.v1', payload: { memberId: member.id, unionId, on } },
  }),
  admit: (member, { on }) => ({
    patch: { joinedOn: on },
    event: { type: 'member.admitted.v1', payload: factOf(member, on) },
  }),
  reject: (member, { on }) => ({
    patch: {},
    event: { type: 'member.application-rejected.v1', payload: factOf(member, on) },
  }),
  withdraw: (member, { on }) => ({
    patch: {},
    event: { type: 'member.application-withdrawn.v1', payload: factOf(member, on) },
  }),
  'request-transfer': (member, { on, toUnionId }) => ({
    patch: { transfer: { toUnionId, requestedOn: on } },
    event: { type: 'member.transfer-requested.v1', payload: { ...factOf(member, on), toUnionId } },
  }),
  'complete-transfer': (member, { on, groupName }) =>
    movedTo(member, member.transfer!.toUnionId, on, groupName ?? null),
  'cancel-transfer': (member, { on }) => ({
    patch: { transfer: null },
    event: { type: 'member.transfer-cancelled.v1', payload: factOf(member, on) },
  }),
  retain: (member, { on, ground }) => ({
    patch: { retentionGround: ground, ...(ground === 'retired' ? { category: 'retiree' } : {}) },
    event: { type: 'member.retained.v1', payload: { ...factOf(member, on), ground } },
  }),
  rehome: (member, { on, toUnionId }) => movedTo(member, toUnionId, on, null),
  reactivate: (member, { on, category }) => ({
    patch: { retentionGround: null, category: category ?? categoryAtWork(member.category) },
    event: { type: 'member.reactivated.v1', payload: factOf(member, on) },
  }),
  leave: (member, { on }) => ({
    patch: { retentionGround: null },
    event: { type: 'member.left.v1', payload: factOf(member, on) },
  }),
  expel: (member, { on }) => ({
    patch: { retentionGround: null, transfer: null },
    event: { type: 'member.expelled.v1', payload: factOf(member, on) },
  }),
  'revoke-expulsion': (member, { on }) => ({
    patch: {},
    event: { type: 'member.expulsion-revoked.v1', payload: factOf(member, on) },
  }),
  'record-death': (member, { on }) => ({
    patch: { diedOn: on, transfer: null },
    event: { type: 'member.died.v1', payload: factOf(member, on) },
  }),
  'revoke-death': (member, { on }) => deathRevoked(member, on),
  'revoke-death-as-retained': (member, { on }) => deathRevoked(member, on),
};

const factOf = (member: MemberState, on: CivilDate) => ({ memberId: member.id, unionId: member.unionId, on });

const movedTo = (
  member: MemberState,
  unionId: UnionId,
  on: CivilDate,
  groupName: string | null,
): MembershipDecision => ({
  patch: { unionId, groupName, transfer: null },
  event: { type: 'member.transferred.v1', payload: { memberId: member.id, unionId, fromUnionId: member.unionId, on } },
});

const deathRevoked = (member: MemberState, on: CivilDate): MembershipDecision => ({
  patch: { diedOn: null },
  event: { type: 'member.death-revoked.v1', payload: factOf(member, on) },
});

/** Who works again is no retiree any more. */
const categoryAtWork = (category: MemberCategory): MemberCategory => (category === 'retiree' ? 'active' : category);
