import { type CivilDate, formatFen, openActions, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  CountField,
  IdField,
  InstantField,
  PartsField,
  DateField,
  TextField,
  TextsField,
} from '@app/http';
import type { MonthFigures } from '../../data/period.queries';
import { PERIOD_LIFECYCLE, PERIOD_STATUSES, type Month, type PeriodStatus } from '../../domain';
import { SignedAmountField } from './signed-amount.field';

export class PeriodsQuery {
  @IdField('工会') unionId: UnionId;
}

export class ClosePeriodDto {
  @IdField('工会') unionId: UnionId;
  @DateField('月份', { description: '要结账的那个月的任意一天' }) on: CivilDate;
  @AmountField('对账单余额') statementBalance: string;
}

export class ReopenPeriodDto {
  @TextField('依据', { max: 200, description: '文件或会议纪要编号' }) document: string;
}

export class AccountingPeriodView {
  @IdField('编号', { nullable: true, description: '没有结过账时为 null' }) id: string | null;
  @CountField('版本', { max: 2_147_483_647, nullable: true }) version: number | null;
  @TextField('月份', { max: 7, description: '如 2026-03' }) month: Month;
  @ChoiceField('状态', PERIOD_STATUSES) status: PeriodStatus;
  @InstantField('结账时间', { nullable: true }) closedAt: Date | null;
  @SignedAmountField('月末账面余额', { description: '可用加占用' }) balance: string;
  @AmountField('对账单余额', { nullable: true }) statementBalance: string | null;
  @TextsField('可办理', { max: 20, maxItems: 5 }) openActions: string[];

  static of({ id, version, month, status, closedAt, balance, statementBalance }: MonthFigures): AccountingPeriodView {
    return Object.assign(new AccountingPeriodView(), {
      ...{ id, version, month, status, closedAt },
      balance: formatFen(balance),
      statementBalance: statementBalance === null ? null : formatFen(statementBalance),
      openActions: openActions(PERIOD_LIFECYCLE, status),
    });
  }
}

export class AccountingPeriodListView {
  @PartsField('月份', () => AccountingPeriodView, { max: 2000 }) items: AccountingPeriodView[];

  static of(months: readonly MonthFigures[]): AccountingPeriodListView {
    return Object.assign(new AccountingPeriodListView(), { items: months.map(AccountingPeriodView.of) });
  }
}
