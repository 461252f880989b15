import {
  actingUnder,
  type Actor,
  type CivilDate,
  formatFen,
  type FundAccountId,
  holds,
  parseFen,
  standsFor,
} from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PageQuery,
  TextField,
} from '@app/http';
import type { ListedMovement, MovementOrder } from '../../app/fund-movement.service';
import {
  FUND_MOVEMENT_KIND_NAMES,
  FUND_MOVEMENT_KINDS,
  FUND_MOVEMENT_STATUS_NAMES,
  FUND_MOVEMENT_STATUSES,
  type FundMovementKind,
  type FundMovementStatus,
  openMovementActions,
} from '../../domain';
import { SignedAmountField } from './signed-amount.field';

export class FundMovementsQuery extends PageQuery {
  @IdField('经费账户', { optional: true, description: '转出或转入这个账户的' }) fundAccountId?: FundAccountId;
  @ChoiceField('状态', FUND_MOVEMENT_STATUSES, { optional: true }) status?: FundMovementStatus;
}

export class AskMovementDto {
  @ChoiceField('类别', FUND_MOVEMENT_KINDS) kind: FundMovementKind;
  @IdField('账户', { description: '调剂时是转出账户' }) fundAccountId: FundAccountId;
  @IdField('转入账户', { optional: true, description: '调剂必填' }) toFundAccountId?: FundAccountId;
  @AmountField('金额') amount: string;
  @FlagField('调减', { optional: true, description: '调整时为 true 表示减少' }) decrease?: boolean;
  @DateField('记账日期') bookOn: CivilDate;
  @TextField('原因', { max: 200 }) reason: string;
  @TextField('依据', { max: 100, description: '会议纪要、文件或凭证编号' }) document: string;

  static toOrder(dto: AskMovementDto): MovementOrder {
    const { kind, fundAccountId, bookOn, reason, document, decrease = false } = dto;
    const amount = parseFen(dto.amount);
    const toFundAccountId = kind === 'transfer' ? (dto.toFundAccountId ?? null) : null;
    const signed = kind === 'adjust' && decrease ? -amount : amount;
    return { kind, fundAccountId, toFundAccountId, amount: signed, bookOn, reason, document };
  }
}

export class MovementNoteDto {
  @TextField('说明', { max: 200, optional: true }) note?: string;
}

const ACTIONS = ['approve', 'refuse', 'withdraw'] as const;

const neededFor = (action: (typeof ACTIONS)[number]): string => (action === 'withdraw' ? 'fund:post' : 'fund:approve');

export class FundMovementView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('单号', { max: 60 }) number: string;
  @ChoiceField('类别', FUND_MOVEMENT_KINDS) kind: FundMovementKind;
  @TextField('类别名称', { max: 20 }) kindName: string;
  @ChoiceField('状态', FUND_MOVEMENT_STATUSES) status: FundMovementStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @IdField('账户') fundAccountId: string;
  @TextField('账户名称', { max: 60 }) fundName: string;
  @IdField('转入账户', { nullable: true }) toFundAccountId: string | null;
  @TextField('转入账户名称', { max: 60, nullable: true }) toFundName: string | null;
  @SignedAmountField('金额') amount: string;
  @DateField('记账日期') bookOn: string;
  @TextField('原因', { max: 200 }) reason: string;
  @TextField('依据', { max: 100 }) document: string;
  @FlagField('动用了限定用途的资金') leavesPurpose: boolean;
  @TextField('申请人', { max: 60 }) requestedByName: string;
  @InstantField('申请时间') requestedAt: string;
  @TextField('批准人', { max: 60, nullable: true }) decidedByName: string | null;
  @TextField('批准人的说明', { max: 200 }) decisionNote: string;
  @ChoicesField('您现在可以做', ACTIONS) openActions: string[];

  static of(row: ListedMovement, actor: Actor): FundMovementView {
    const { id, version, number, kind, status, fundAccountId, fundName, toFundAccountId, toFundName } = row;
    const { bookOn, reason, document, leavesPurpose, requestedByName, decidedByName, decisionNote } = row;
    const isOwn = (action: (typeof ACTIONS)[number]): boolean =>
      standsFor(actingUnder(actor, neededFor(action)), row.requestedBy, row.requestedFor);
    return Object.assign(new FundMovementView(), {
      ...{ id, version, number, kind, status, fundAccountId, fundName, toFundAccountId, toFundName },
      ...{ bookOn, reason, document, leavesPurpose, requestedByName, decidedByName, decisionNote },
      kindName: FUND_MOVEMENT_KIND_NAMES[kind],
      statusName: FUND_MOVEMENT_STATUS_NAMES[status],
      amount: formatFen(row.amount),
      requestedAt: row.requestedAt.toISOString(),
      openActions: openMovementActions(status, isOwn).filter((action) => holds(actor, neededFor(action))),
    });
  }
}
