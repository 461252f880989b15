import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IdsField,
  InstantField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { formatFen } from '@app/kernel';
import type { RoundPage } from '../../app/round-reading';
import type { RoundLine } from '../../data/round-list.query';
import { audienceRule, plannedGoods, type Round, type StoredGoods } from '../../data/round.entity';
import {
  AUDIENCE_CODES,
  AUDIENCE_NAMES,
  type AudienceCode,
  type AudienceRule,
  audienceWords,
} from '../../domain/audience';
import {
  perHeadFen,
  type PlannedGoods,
  ROUND_KINDS,
  ROUND_PAYMENT_KINDS,
  ROUND_STATUSES,
  type Standard,
} from '../../domain/round';
import { ROUND_ACTION_WORDS, ROUND_ACTIONS, ROUND_STATUS_WORDS, type RoundAction } from '../../domain/round.lifecycle';
import { ROSTER_ENTRY_STATUS_WORDS, type RosterEntryStatus } from '../../domain/roster-entry.lifecycle';

const MANY = 1_000_000;
const fen = (text: string): string => formatFen(BigInt(text));

export class GoodsView {
  @TextField('慰问品', { max: 40 }) name: string;
  @CountField('数量', { max: MANY }) quantity: number;
  @TextField('单位', { max: 10 }) unit: string;
  @AmountField('金额') value: string;

  static of({ name, quantity, unit, valueFen }: PlannedGoods): GoodsView {
    return Object.assign(new GoodsView(), { name, quantity, unit, value: formatFen(valueFen) });
  }

  static ofStored(goods: readonly StoredGoods[]): GoodsView[] {
    return plannedGoods(goods).map((line) => GoodsView.of(line));
  }
}

export class PerHeadView {
  @AmountField('每人现金') cash: string;
  @PartsField('每人慰问品', () => GoodsView, { max: 20 }) goods: GoodsView[];
  @AmountField('每人合计') perHead: string;

  static of(standard: Standard): PerHeadView {
    return Object.assign(new PerHeadView(), {
      cash: formatFen(standard.cashFen),
      goods: standard.goods.map((line) => GoodsView.of(line)),
      perHead: formatFen(perHeadFen(standard)),
    });
  }
}

export class AudienceRuleView {
  @ChoiceField('慰问对象', AUDIENCE_CODES) code: AudienceCode;
  @TextField('怎么说', { max: 200 }) words: string;
  @TextField('类别', { max: 40, nullable: true }) category: string | null;
  @CountField('多少岁以上', { max: 120, nullable: true }) minAge: number | null;
  @IdsField('只限这些工会', { max: 200, nullable: true }) unionIds: readonly string[] | null;
  @TextsField('只限这些小组', { max: 60, maxItems: 200, nullable: true }) groups: readonly string[] | null;
  @IdsField('名单', { max: 5_000 }) memberIds: readonly string[];
  @PartField('另定标准', () => PerHeadView, { nullable: true }) standard: PerHeadView | null;

  static of(rule: AudienceRule): AudienceRuleView {
    const { code, category, minAge, unionIds, groups, memberIds } = rule;
    return Object.assign(new AudienceRuleView(), {
      ...{ code, category, minAge, unionIds, groups, memberIds },
      words: audienceWords(rule),
      standard: rule.standard && PerHeadView.of(rule.standard),
    });
  }
}

export class ChecklistItemView {
  @TextField('代码', { max: 40 }) code: string;
  @TextField('要落实的事', { max: 80 }) words: string;
  @FlagField('已落实') done: boolean;
  @TextField('说明', { max: 200, nullable: true }) note: string | null;
  @TextField('谁', { max: 60, nullable: true }) doneByName: string | null;
  @InstantField('时间', { nullable: true }) doneAt: string | null;
}

export class RoundFactView {
  @InstantField('时间') at: string;
  @TextField('谁', { max: 60 }) byName: string;
  @TextField('做了什么', { max: 60 }) action: string;
  @TextField('怎么说', { max: 60 }) actionWords: string;
  @TextField('说明', { max: 400, nullable: true }) words: string | null;
}

export class RoundActionView {
  @ChoiceField('步骤', ROUND_ACTIONS) action: RoundAction;
  @TextField('怎么说', { max: 40 }) words: string;
}

export class StatusCountView {
  @TextField('状态', { max: 40 }) status: string;
  @TextField('怎么说', { max: 40 }) words: string;
  @CountField('人', { max: MANY }) persons: number;
}

export class StreetCountView {
  @TextField('街道', { max: 60 }) street: string;
  @CountField('人', { max: MANY }) persons: number;
}

export class AudienceCountView {
  @ChoiceField('慰问对象', AUDIENCE_CODES) code: AudienceCode;
  @TextField('怎么说', { max: 40 }) words: string;
  @CountField('人', { max: MANY }) persons: number;
}

export class RosterFiguresView {
  @CountField('人', { max: MANY }) persons: number;
  @CountField('户', { max: MANY }) households: number;
  @AmountField('现金') cash: string;
  @AmountField('慰问品') goods: string;
  @AmountField('合计') total: string;
  @CountField('已分给走访人', { max: MANY }) allotted: number;
  @PartsField('按状态', () => StatusCountView, { max: 20 }) byStatus: StatusCountView[];
  @PartsField('按街道', () => StreetCountView, { max: 300 }) byStreet: StreetCountView[];
  @PartsField('按慰问对象', () => AudienceCountView, { max: 20 }) byAudience: AudienceCountView[];

  static of(figures: RoundPage['figures']): RosterFiguresView {
    const { persons, households, cashFen, goodsFen, allotted } = figures;
    return Object.assign(new RosterFiguresView(), {
      ...{ persons, households, allotted, cash: fen(cashFen), goods: fen(goodsFen) },
      total: formatFen(BigInt(cashFen) + BigInt(goodsFen)),
      byStatus: Object.entries(figures.byStatus).map(([status, count]) => ({
        ...{ status, persons: count },
        words: ROSTER_ENTRY_STATUS_WORDS[status as RosterEntryStatus],
      })),
      byStreet: figures.byStreet,
      byAudience: figures.byAudience.map((each) => ({ ...each, words: AUDIENCE_NAMES[each.code] })),
    });
  }
}

export class FreezingView {
  @CountField('已写入', { max: MANY }) done: number;
  @CountField('一共', { max: MANY }) total: number;
}

const FACT_WORDS: Readonly<Record<string, string>> = {
  ...ROUND_ACTION_WORDS,
  plan: '做计划',
  supplement: '做补充活动',
  'hand-over': '交接给下一任',
};

export class RoundView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('活动编号', { max: 60 }) number: string;
  @FlagField('历史导入', { description: '从以前的台账导入的' }) isImported: boolean;
  @TextField('活动名称', { max: 60 }) name: string;
  @ChoiceField('种类', ROUND_KINDS) kind: string;
  @TextField('节日代码', { max: 40, nullable: true }) holidayCode: string | null;
  @CountField('年份', { max: 2099, nullable: true }) holidayYear: number | null;
  @TextField('节日', { max: 40, nullable: true }) holidayName: string | null;
  @DateField('节日日期', { nullable: true }) holidayOn: string | null;
  @DateField('最晚完成', { nullable: true }) latestOn: string | null;
  @TextField('目的', { max: 500 }) purpose: string;
  @TextField('经费用途', { max: 40 }) fundPurpose: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @IdField('经费账户', { nullable: true }) fundAccountId: string | null;
  @TextField('经费账户名称', { max: 100, nullable: true }) fundName: string | null;
  @AmountField('预算') budget: string;
  @PartField('每人标准', () => PerHeadView) standard: PerHeadView;
  @ChoiceField('现金怎么发', ROUND_PAYMENT_KINDS) paymentKind: string;
  @TextField('发现金的原因', { max: 200, nullable: true }) cashReason: string | null;
  @FlagField('一户一份') perHousehold: boolean;
  @PartsField('慰问对象', () => AudienceRuleView, { max: 12 }) audience: AudienceRuleView[];
  @DateField('开始日期') startsOn: string;
  @DateField('完成日期') dueOn: string;
  @ChoiceField('状态', ROUND_STATUSES) status: string;
  @TextField('状态怎么说', { max: 40 }) statusWords: string;
  @TextField('最近的原因', { max: 400, nullable: true }) reason: string | null;
  @IdField('补充的是哪个活动', { nullable: true }) supplementsId: string | null;
  @TextField('补充的活动编号', { max: 60, nullable: true }) supplementsNumber: string | null;
  @PartField('名单生成进度', () => FreezingView, { nullable: true }) freezing: FreezingView | null;
  @AmountField('批准金额', { nullable: true }) approved: string | null;
  @InstantField('批准时间', { nullable: true }) approvedAt: string | null;
  @TextField('组织人', { max: 60 }) createdByName: string;
  @InstantField('创建时间') createdAt: string;
  @PartField('名单', () => RosterFiguresView) figures: RosterFiguresView;
  @PartsField('四落实', () => ChecklistItemView, { max: 12 }) checklist: ChecklistItemView[];
  @PartsField('经过', () => RoundFactView, { max: 2_000 }) timeline: RoundFactView[];
  @PartsField('现在可以办', () => RoundActionView, { max: 30 }) openActions: RoundActionView[];
  @FlagField('我能组织') mayManage: boolean;
  @FlagField('我是走访人') isVisitor: boolean;
  @FlagField('看得到全部', { description: '别的工会来走访的人只看得到计划和自己走访的名单' }) seesAll: boolean;

  static of(page: RoundPage): RoundView {
    const { row, unionName, fundName, supplementsNumber, mayManage, isVisitor, inScope } = page;
    return Object.assign(new RoundView(), {
      ...planFields(row),
      ...{ unionName, fundName, supplementsNumber, mayManage, isVisitor, seesAll: inScope },
      ...{ id: row.id, version: row.version, number: row.number, status: row.status, reason: row.reason },
      statusWords: ROUND_STATUS_WORDS[row.status],
      supplementsId: row.supplementsId,
      isImported: row.importId !== null,
      freezing: row.status === 'freezing' ? { done: row.frozenCount, total: row.frozenTotal ?? 0 } : null,
      approved: row.approvedFen === null ? null : formatFen(row.approvedFen),
      approvedAt: row.approvedAt?.toISOString() ?? null,
      ...{ createdByName: row.createdByName, createdAt: row.createdAt.toISOString() },
      figures: RosterFiguresView.of(page.figures),
      checklist: page.checklist.map(({ code, words, done, note, doneByName, doneAt }) => ({
        ...{ code, words, done, note, doneByName },
        doneAt: doneAt?.toISOString() ?? null,
      })),
      timeline: page.facts.map(({ at, byName, action, words }) => ({
        ...{ byName, action, words, at: at.toISOString() },
        actionWords: FACT_WORDS[action] ?? action,
      })),
      openActions: page.actions.map((action) => ({ action, words: ROUND_ACTION_WORDS[action] })),
    });
  }
}

const planFields = (row: Round) => ({
  ...{ name: row.name, kind: row.kind, purpose: row.purpose, fundPurpose: row.fundPurpose, unionId: row.unionId },
  ...{ holidayCode: row.holidayCode, holidayYear: row.holidayYear, holidayName: row.holidayName },
  ...{ holidayOn: row.holidayOn, latestOn: row.holidayLatestOn, fundAccountId: row.fundAccountId },
  budget: formatFen(row.budgetFen),
  standard: PerHeadView.of({ cashFen: row.cashFen, goods: plannedGoods(row.goods) }),
  ...{ paymentKind: row.paymentKind, cashReason: row.cashReason, perHousehold: row.perHousehold },
  audience: row.audience.map((rule) => AudienceRuleView.of(audienceRule(rule))),
  ...{ startsOn: row.startsOn, dueOn: row.dueOn },
});

export class RoundLineView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('活动编号', { max: 60 }) number: string;
  @TextField('活动名称', { max: 60 }) name: string;
  @ChoiceField('种类', ROUND_KINDS) kind: string;
  @TextField('节日', { max: 40, nullable: true }) holidayName: string | null;
  @DateField('节日日期', { nullable: true }) holidayOn: string | null;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @ChoiceField('状态', ROUND_STATUSES) status: string;
  @TextField('状态怎么说', { max: 40 }) statusWords: string;
  @DateField('开始日期') startsOn: string;
  @DateField('完成日期') dueOn: string;
  @AmountField('预算') budget: string;
  @AmountField('名单合计') planned: string;
  @CountField('人', { max: MANY, description: '只看我的时是分给我的' }) persons: number;
  @CountField('已走访', { max: MANY }) done: number;
  @FlagField('历史导入', { description: '从以前的台账导入的' }) isImported: boolean;

  static of({ budgetFen, plannedFen, ...line }: RoundLine): RoundLineView {
    return Object.assign(new RoundLineView(), {
      ...line,
      statusWords: ROUND_STATUS_WORDS[line.status],
      budget: fen(budgetFen),
      planned: fen(plannedFen),
    });
  }
}
