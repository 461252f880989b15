import { type CivilDate, formatFen, type FundAccountId, openActions, parseFen, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PageQuery,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { SignedAmountField } from './signed-amount.field';
import type { FundAccountChange } from '../../app/fund-account.service';
import type { NewFundAccount, YearBudget } from '../../app/fund-account.opening';
import type { ShownFundAccount } from '../../app/fund-reading';
import {
  budgetLeft,
  FUND_ACCOUNT_LIFECYCLE,
  FUND_ACCOUNT_STATUS_NAMES,
  FUND_ACCOUNT_STATUSES,
  FUND_KIND_NAMES,
  FUND_KINDS,
  FUND_PURPOSE_NAMES,
  FUND_PURPOSES,
  type FundAccountStatus,
  type FundKind,
  type FundPurpose,
} from '../../domain';

export class FundAccountsQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '只看这个工会的账户' }) unionId?: UnionId;
  @CountField('年度', { min: 2000, max: 2200, optional: true, description: '不填为今年' }) year?: number;
}

export class YearQuery {
  @CountField('年度', { min: 2000, max: 2200, optional: true, description: '不填为今年' }) year?: number;
}

export class YearBudgetDto {
  @CountField('年度', { min: 2000, max: 2200 }) year: number;
  @AmountField('年度预算', { nullable: true, description: 'null 为没有预算' }) planned: string | null;

  static toBudget({ year, planned }: YearBudgetDto): YearBudget {
    return { year, planned: planned == null ? null : parseFen(planned) };
  }
}

export class OpenFundAccountDto {
  @IdField('工会') unionId: UnionId;
  @TextField('账户编码', { max: 40 }) code: string;
  @TextField('账户名称', { max: 60 }) name: string;
  @ChoiceField('经费类别', FUND_KINDS) kind: FundKind;
  @TextField('资金来源', { max: 60 }) source: string;
  @ChoicesField('限定用途', FUND_PURPOSES, { optional: true, description: '不填为该类经费允许的全部用途' })
  restrictedTo?: FundPurpose[];
  @FlagField('须有在档困难档案', { optional: true }) needsHardshipFile?: boolean;
  @TextField('备注', { max: 200, optional: true, nullable: true }) note?: string | null;
  @DateField('开户日期', { description: '期初余额记在这一天' }) openedOn: CivilDate;
  @AmountField('期初余额') opening: string;
  @TextField('依据', { max: 100, optional: true, nullable: true }) document?: string | null;
  @PartsField('年度预算', () => YearBudgetDto, { max: 20, optional: true }) budgets?: YearBudgetDto[];

  toAccount(): NewFundAccount {
    const { unionId, code, name, kind, source, openedOn } = this;
    return {
      ...{ unionId, code, name, kind, source, openedOn },
      restrictedTo: this.restrictedTo ?? [],
      needsHardshipFile: this.needsHardshipFile ?? false,
      note: this.note ?? null,
      opening: parseFen(this.opening),
      document: this.document ?? null,
      budgets: (this.budgets ?? []).map(YearBudgetDto.toBudget),
    };
  }
}

/** The view shows the budget of the year that its figures are of. */
const BUDGET_STANDS = {
  sent: (budgets: readonly YearBudgetDto[]) => budgets[0]?.planned ?? null,
  now: ({ figures }: FundAccountView) => figures.planned,
};

export class ChangeFundAccountDto {
  @TextField('账户名称', { max: 60, optional: true }) name?: string;
  @ChoicesField('限定用途', FUND_PURPOSES, { optional: true, names: FUND_PURPOSE_NAMES }) restrictedTo?: FundPurpose[];
  @FlagField('须有在档困难档案', { optional: true }) needsHardshipFile?: boolean;
  @TextField('备注', { max: 200, optional: true, nullable: true }) note?: string | null;
  @PartsField('年度预算', () => YearBudgetDto, { max: 20, optional: true, stands: BUDGET_STANDS })
  budgets?: YearBudgetDto[];

  toChange(): FundAccountChange {
    const { name, restrictedTo, needsHardshipFile, note, budgets } = this;
    return {
      ...(name !== undefined && { name }),
      ...(restrictedTo !== undefined && { restrictedTo }),
      ...(needsHardshipFile !== undefined && { needsHardshipFile }),
      ...(note !== undefined && { note }),
      ...(budgets !== undefined && { budgets: budgets.map(YearBudgetDto.toBudget) }),
    };
  }
}

export class FundReasonDto {
  @TextField('原因', { max: 200 }) reason: string;
}

/** The bar of a fund account: held, spent, left. */
export class FundFiguresView {
  @CountField('年度', { max: 2200 }) year: number;
  @AmountField('可用') available: string;
  @AmountField('占用') held: string;
  @SignedAmountField('本年支出') spent: string;
  @AmountField('年度预算', { nullable: true }) planned: string | null;
  @SignedAmountField('预算剩余', { nullable: true, description: '超预算时为负' }) budgetLeft: string | null;

  static of({ fund }: ShownFundAccount): FundFiguresView {
    const { available, held, spentInYear, budget } = fund;
    const left = budgetLeft(budget);
    return Object.assign(new FundFiguresView(), {
      year: budget.year,
      available: formatFen(available),
      held: formatFen(held),
      spent: formatFen(spentInYear),
      planned: budget.planned === null ? null : formatFen(budget.planned),
      budgetLeft: left === null ? null : formatFen(left),
    });
  }
}

export class FundAccountView {
  @IdField('编号') id: FundAccountId;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('工会') unionId: UnionId;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('账户编码', { max: 40 }) code: string;
  @TextField('账户名称', { max: 60 }) name: string;
  @ChoiceField('经费类别', FUND_KINDS) kind: FundKind;
  @TextField('经费类别名称', { max: 20 }) kindName: string;
  @TextField('资金来源', { max: 60 }) source: string;
  @ChoiceField('状态', FUND_ACCOUNT_STATUSES) status: FundAccountStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @ChoicesField('限定用途', FUND_PURPOSES) restrictedTo: readonly FundPurpose[];
  @TextsField('限定用途名称', { max: 20, maxItems: 20 }) restrictedToNames: string[];
  @FlagField('须有在档困难档案') needsHardshipFile: boolean;
  @TextField('备注', { max: 200, nullable: true }) note: string | null;
  @DateField('开户日期') openedOn: CivilDate;
  @PartField('余额和预算', () => FundFiguresView) figures: FundFiguresView;
  @TextsField('可办理', { max: 20, maxItems: 10 }) openActions: string[];

  static of(shown: ShownFundAccount): FundAccountView {
    const { id, version, unionId, code, name, kind, source, status, restrictedTo, note } = shown.fund;
    const { needsHardshipFile, openedOn } = shown.fund;
    return Object.assign(new FundAccountView(), {
      ...{ id, version, unionId, unionName: shown.unionName, code, name, kind, source, status, restrictedTo, note },
      ...{ needsHardshipFile, openedOn },
      kindName: FUND_KIND_NAMES[kind],
      statusName: FUND_ACCOUNT_STATUS_NAMES[status],
      restrictedToNames: restrictedTo.map((purpose) => FUND_PURPOSE_NAMES[purpose]),
      figures: FundFiguresView.of(shown),
      openActions: shown.mayManage ? openActions(FUND_ACCOUNT_LIFECYCLE, status) : [],
    });
  }
}
