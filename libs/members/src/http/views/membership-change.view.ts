import { ChoiceField, DateField, InstantField, PartsField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { HistoryRow } from '../../data/member-pages.queries';
import { MEMBER_STATUS_LABELS, MEMBER_STATUSES, type MemberStatus } from '../../domain/member';
import { MEMBERSHIP_ACTION_LABELS } from '../../domain/membership.lifecycle';

export class MembershipChangeView {
  @TextField('办理事项', { max: 30 }) actionName: string;
  @ChoiceField('原状态', MEMBER_STATUSES) fromStatus: MemberStatus;
  @ChoiceField('新状态', MEMBER_STATUSES) toStatus: MemberStatus;
  @TextField('新状态名称', { max: 20 }) toStatusName: string;
  @TextField('原工会', { max: 100 }) fromUnionName: string;
  @TextField('新工会', { max: 100 }) toUnionName: string;
  @DateField('生效日期') effectiveOn: CivilDate;
  @InstantField('登记时间') recordedAt: Date;
  @TextField('原因', { max: 200, nullable: true }) reason: string | null;

  static of(change: HistoryRow): MembershipChangeView {
    const { action, fromStatus, toStatus, fromUnionName, toUnionName, effectiveOn, recordedAt, reason } = change;
    return Object.assign(new MembershipChangeView(), {
      actionName: action === 'move-by-roster' ? '按名册变更工会' : MEMBERSHIP_ACTION_LABELS[action],
      fromStatus,
      toStatus,
      toStatusName: MEMBER_STATUS_LABELS[toStatus],
      fromUnionName,
      toUnionName,
      effectiveOn,
      recordedAt,
      reason,
    });
  }
}

export class MembershipHistoryView {
  @PartsField('会籍变动', () => MembershipChangeView, { max: 1_000 }) items: MembershipChangeView[];
}
