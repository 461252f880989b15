import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PageQuery,
  PartsField,
  ChoicesField,
  TextField,
} from '@app/http';
import type { CivilDate, UnionId } from '@app/kernel';
import type { ReturnRuleState } from '../../app/awaited-returns.service';
import type { ListedReturn, ReturnDetail, RollUp } from '../../app/return-reading.service';
import { FIGURES_BY_CODE } from '../../data/ledgers';
import type { ShownValue } from '../../domain/few-people';
import { FIGURE_GROUPS, FIGURE_UNITS } from '../../domain/figure';
import { plainNumber } from '../../domain/number-words';
import { periodWords } from '../../domain/period';
import {
  type Restatement,
  RETURN_ACTION_NAMES,
  RETURN_KIND_NAMES,
  RETURN_KINDS,
  RETURN_LIFECYCLE,
  RETURN_STATUS_NAMES,
  RETURN_STATUSES,
  type ReturnKind,
  type ReturnStatus,
} from '../../domain/period-return';

const ACTIONS = Object.keys(RETURN_LIFECYCLE);

export class ReturnsQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '它上报的和它收到的' }) unionId?: UnionId;
  @ChoiceField('状态', RETURN_STATUSES, { optional: true }) status?: ReturnStatus;
  @ChoiceField('种类', RETURN_KINDS, { optional: true }) kind?: ReturnKind;
}

export class RollUpQuery {
  @IdField('收报表的工会', { optional: true }) unionId?: UnionId;
  @ChoiceField('种类', RETURN_KINDS, { optional: true }) kind?: ReturnKind;
  @DateField('这一期里的一天', { optional: true, description: '不填就是刚结束的一期' }) day?: CivilDate;
}

export class ReturnUnionQuery {
  @IdField('工会', { optional: true }) unionId?: UnionId;
}

export class PeriodReturnDto {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('种类', RETURN_KINDS) kind: ReturnKind;
  @DateField('这一期里的一天') day: CivilDate;
  @TextField('说明', { max: 500, optional: true }) note?: string;
}

export class ReturnWordsDto {
  @TextField('说明', { max: 500, optional: true }) words?: string;
}

export class ReturnRuleDto {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('种类', RETURN_KINDS) kind: ReturnKind;
  @FlagField('要不要报') wanted: boolean;
  @CountField('期末后几天内报', { min: 1, max: 120 }) daysAfter: number;
}

export class ReturnRowView {
  @IdField('报表') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('报给', { max: 100 }) toUnionName: string;
  @ChoiceField('种类', RETURN_KINDS) kind: string;
  @TextField('种类名称', { max: 10 }) kindName: string;
  @TextField('期间', { max: 60 }) period: string;
  @DateField('从哪天') fromOn: string;
  @DateField('到哪天') toOn: string;
  @ChoiceField('状态', RETURN_STATUSES) status: string;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @TextField('说明', { max: 500 }) note: string;
  @TextField('退回意见', { max: 500 }) remarks: string;
  @InstantField('定数时间') frozenAt: string;
  @TextField('谁定的数', { max: 60 }) frozenByName: string;
  @InstantField('上报时间', { nullable: true }) submittedAt: string | null;

  static of(row: ListedReturn): ReturnRowView {
    const { id, version, number, unionId, unionName, toUnionName, kind, fromOn, toOn, status, note, remarks } = row;
    return Object.assign(new ReturnRowView(), {
      ...{ id, version, number, unionId, unionName, toUnionName, kind, fromOn, toOn, status, note, remarks },
      ...{ kindName: RETURN_KIND_NAMES[kind], period: periodWords({ kind, from: fromOn, to: toOn }) },
      ...{ statusName: RETURN_STATUS_NAMES[status], frozenByName: row.frozenByName },
      ...{ frozenAt: row.frozenAt.toISOString(), submittedAt: row.submittedAt?.toISOString() ?? null },
    });
  }
}

export class ReturnFigureView {
  @TextField('数字', { max: 80 }) code: string;
  @TextField('其中', { max: 200, nullable: true }) key: string | null;
  @TextField('其中的名称', { max: 200, nullable: true }) label: string | null;
  @TextField('分组', { max: 40 }) group: string;
  @TextField('名称', { max: 60 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
  @TextField('报出的数', { max: 40, nullable: true }) value: string | null;
  @FlagField('人数太少，不显示') hidden: boolean;

  static of({ code, key, label, value, hidden }: ShownValue): ReturnFigureView[] {
    const figure = FIGURES_BY_CODE.get(code);
    // A figure of an earlier version of the product that is not counted any more.
    if (!figure) return [];
    const { group, name, unit } = figure;
    return [
      Object.assign(new ReturnFigureView(), {
        ...{ code, key, label, group: FIGURE_GROUPS[group], name, unit: FIGURE_UNITS[unit], hidden },
        value: plainNumber(value, unit),
      }),
    ];
  }
}

export class RestatementView {
  @TextField('名称', { max: 200 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
  @TextField('报出的数', { max: 40, nullable: true }) reported: string | null;
  @TextField('现在的数', { max: 40, nullable: true }) now: string | null;

  static of({ code, label, reported, now }: Restatement): RestatementView[] {
    const figure = FIGURES_BY_CODE.get(code);
    if (!figure) return [];
    const { group, name, unit } = figure;
    return [
      Object.assign(new RestatementView(), {
        ...{ name: [FIGURE_GROUPS[group], label, name].filter(Boolean).join(' · '), unit: FIGURE_UNITS[unit] },
        ...{ reported: plainNumber(reported, unit), now: plainNumber(now, unit) },
      }),
    ];
  }
}

export class ReturnFactView {
  @TextField('做了什么', { max: 20 }) actionName: string;
  @InstantField('时间') at: string;
  @TextField('谁', { max: 60 }) byName: string;
  @TextField('说明', { max: 500 }) words: string;
}

export class ReturnView extends ReturnRowView {
  @PartsField('报出的数', () => ReturnFigureView, { max: 5_000 }) figures: ReturnFigureView[];
  @PartsField('报出以后的变化', () => RestatementView, { max: 5_000 }) restated: RestatementView[];
  @PartsField('经过', () => ReturnFactView, { max: 500 }) facts: ReturnFactView[];
  @ChoicesField('现在能办的', ACTIONS) openActions: string[];
  @FlagField('从上级看', { description: '人少的数不显示，也不比有没有变' }) fromAbove: boolean;

  static whole({ listed, values, restated, facts, openActions, fromAbove }: ReturnDetail): ReturnView {
    return Object.assign(new ReturnView(), ReturnRowView.of(listed), {
      figures: values.flatMap((value) => ReturnFigureView.of(value)),
      restated: restated.flatMap((each) => RestatementView.of(each)),
      facts: facts.map(({ action, at, byName, words }) => ({
        ...{
          actionName: action === 'freeze' ? '定数' : RETURN_ACTION_NAMES[action],
          at: at.toISOString(),
          byName,
          words,
        },
      })),
      ...{ openActions, fromAbove },
    });
  }
}

export class RollUpRowView {
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @IdField('报表', { nullable: true }) returnId: string | null;
  @ChoiceField('状态', RETURN_STATUSES, { nullable: true }) status: string | null;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @DateField('应报日期', { nullable: true }) dueOn: string | null;
  @FlagField('已报') reported: boolean;
}

export class RollUpView {
  @IdField('收报表的工会') unionId: string;
  @TextField('收报表的工会名称', { max: 100 }) unionName: string;
  @ChoiceField('种类', RETURN_KINDS) kind: string;
  @TextField('期间', { max: 60 }) period: string;
  @DateField('从哪天') fromOn: string;
  @DateField('到哪天') toOn: string;
  @CountField('已报几家', { max: 100_000 }) reportedCount: number;
  @CountField('没报几家', { max: 100_000 }) missingCount: number;
  @PartsField('各家', () => RollUpRowView, { max: 5_000 }) unions: RollUpRowView[];
  @PartsField('相加', () => ReturnFigureView, { max: 5_000 }) sum: ReturnFigureView[];

  static of({ toUnionId, toUnionName, kind, fromOn, toOn, rows, sum }: RollUp): RollUpView {
    const unions = rows.map(({ unionId, unionName, returnId, status, dueOn }) => ({
      ...{ unionId, unionName, returnId, status, dueOn, reported: status === 'submitted' || status === 'accepted' },
      statusName: status ? RETURN_STATUS_NAMES[status] : '还没有做',
    }));
    const reportedCount = unions.filter(({ reported }) => reported).length;
    return Object.assign(new RollUpView(), {
      ...{ unionId: toUnionId, unionName: toUnionName, kind, fromOn, toOn, unions, reportedCount },
      ...{ period: periodWords({ kind, from: fromOn, to: toOn }), missingCount: unions.length - reportedCount },
      sum: sum.flatMap((value) => ReturnFigureView.of(value)),
    });
  }
}

export class ReturnRuleView {
  @ChoiceField('种类', RETURN_KINDS) kind: string;
  @TextField('种类名称', { max: 10 }) kindName: string;
  @FlagField('要不要报') wanted: boolean;
  @CountField('期末后几天内报', { min: 1, max: 120 }) daysAfter: number;
  @CountField('版本', { max: 2_147_483_647 }) version: number;

  static of(rule: ReturnRuleState): ReturnRuleView {
    return Object.assign(new ReturnRuleView(), { ...rule, kindName: RETURN_KIND_NAMES[rule.kind] });
  }
}

export class ReturnRulesView {
  @IdField('工会') unionId: string;
  @PartsField('要报的报表', () => ReturnRuleView, { max: 10 }) items: ReturnRuleView[];
}

export class ReturnSavedView {
  @IdField('报表') id: string;
}
