import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PageQuery,
  PartsField,
  TextField,
} from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { LoggedMessage } from '../../data/message-log';
import { PLANNING_REASONS, type PlanningReason, type PlanningRun } from '../../data/planning-run.entity';
import { CHANNEL_CODES, type ChannelCode } from '../../domain/message';
import { DELIVERY_FAILURES, type DeliveryFailure } from '../../domain/reminder';
import { SENDING_STATUSES, type SendingStatus } from '../../domain/sending';

export class MessageLogQuery extends PageQuery {
  @ChoiceField('状态', SENDING_STATUSES, { optional: true })
  status?: SendingStatus;

  @ChoiceField('渠道', CHANNEL_CODES, { optional: true })
  channel?: ChannelCode;
}

export class LoggedMessageView {
  @IdField('编号')
  id: string;

  @ChoiceField('渠道', CHANNEL_CODES, { nullable: true, description: '为空时没有人可以收' })
  channel: ChannelCode | null;

  @TextField('模板', { max: 60 })
  template: string;

  @TextField('事项', { max: 60, nullable: true })
  matter: string | null;

  @TextField('标题', { max: 60, nullable: true })
  title: string | null;

  @TextField('发给', { max: 80, nullable: true })
  recipient: string | null;

  @ChoiceField('状态', SENDING_STATUSES)
  status: SendingStatus;

  @CountField('试过几次', { max: 1_000 })
  attempts: number;

  @ChoiceField('没成的原因', DELIVERY_FAILURES, { nullable: true })
  failure: DeliveryFailure | null;

  @InstantField('生成时间')
  createdAt: string;

  @InstantField('发出时间', { nullable: true })
  sentAt: string | null;

  @InstantField('下次再试', { nullable: true })
  retryAt: string | null;

  @InstantField('不早于', { nullable: true })
  notBefore: string | null;

  @FlagField('迟发')
  late: boolean;

  static of(row: LoggedMessage): LoggedMessageView {
    const { id, channel, template, matter, title, recipient, status, attempts, failure, late } = row;
    return Object.assign(new LoggedMessageView(), {
      ...{ id, channel, template, matter, title, recipient, status, attempts, failure, late },
      createdAt: row.createdAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
      retryAt: row.retryAt?.toISOString() ?? null,
      notBefore: row.notBefore?.toISOString() ?? null,
    });
  }
}

const MOST_ROWS = 2 ** 31 - 1;

export class PlanningView {
  @IdField('编号')
  id: string;

  @DateField('哪天')
  plannedOn: CivilDate;

  @ChoiceField('为什么', PLANNING_REASONS)
  reason: PlanningReason;

  @CountField('哪年的放假安排', { max: 9_999, nullable: true })
  officialYear: number | null;

  @CountField('新安排', { max: MOST_ROWS })
  added: number;

  @CountField('恢复或改时间', { max: MOST_ROWS })
  renewed: number;

  @CountField('不再需要', { max: MOST_ROWS })
  dropped: number;

  @InstantField('时间')
  at: string;

  static of({ id, plannedOn, reason, officialYear, added, renewed, dropped, at }: PlanningRun): PlanningView {
    const given = { id, plannedOn, reason, officialYear, added, renewed, dropped, at: at.toISOString() };
    return Object.assign(new PlanningView(), given);
  }
}

export class PlanningsView {
  @PartsField('最近几次安排', () => PlanningView, { max: 50 })
  items: PlanningView[];
}
