import { AmountField, ChoiceField, CountField, DateField, FlagField, PartsField, TextField } from '@app/http';
import { type CivilDate, type Fen, formatFen, parseFen } from '@app/kernel';
import type { KnownRule } from '../../app/aid-rules';
import { HONOUR_LEVELS, type HonourLevel } from '../../domain/model-worker';
import { AID_KINDS, type AidKind, type AidRule } from '../../domain/special-aid';

const maybe = { optional: true, nullable: true } as const;
const none = { nullable: true } as const;

export class AddModelWorkerAidRuleDto {
  @ChoiceField('级别', HONOUR_LEVELS) level: HonourLevel;
  @ChoiceField('种类', AID_KINDS) kind: AidKind;
  @DateField('从哪天起') validFrom: CivilDate;
  @AmountField('在岗补足线（每月）', maybe) onDutyLine?: string | null;
  @AmountField('退休补足线（每月）', maybe) retiredLine?: string | null;
  @AmountField('没有固定收入的补足线（每月）', maybe) farmerLine?: string | null;
  @AmountField('每月最多补', maybe) monthlyMost?: string | null;
  @CountField('按自负费用的百分之几', { min: 1, max: 100, ...maybe }) sharePercent?: number | null;
  @AmountField('金额或最多', maybe) most?: string | null;
  @AmountField('每年合计最多', maybe) yearlyMost?: string | null;
  @TextField('依据', { max: 200 }) basis: string;

  static ruleOf(dto: AddModelWorkerAidRuleDto): AidRule {
    const { level, kind, validFrom, basis } = dto;
    return {
      ...{ level, kind, validFrom, basis, sharePercent: dto.sharePercent ?? null },
      onDutyLine: fenOf(dto.onDutyLine),
      retiredLine: fenOf(dto.retiredLine),
      farmerLine: fenOf(dto.farmerLine),
      monthlyMost: fenOf(dto.monthlyMost),
      most: fenOf(dto.most),
      yearlyMost: fenOf(dto.yearlyMost),
    };
  }
}

export class ModelWorkerAidRuleView {
  @ChoiceField('级别', HONOUR_LEVELS) level: string;
  @ChoiceField('种类', AID_KINDS) kind: string;
  @DateField('从哪天起') validFrom: string;
  @AmountField('在岗补足线（每月）', none) onDutyLine: string | null;
  @AmountField('退休补足线（每月）', none) retiredLine: string | null;
  @AmountField('没有固定收入的补足线（每月）', none) farmerLine: string | null;
  @AmountField('每月最多补', none) monthlyMost: string | null;
  @CountField('按自负费用的百分之几', { max: 100, ...none }) sharePercent: number | null;
  @AmountField('金额或最多', none) most: string | null;
  @AmountField('每年合计最多', none) yearlyMost: string | null;
  @TextField('依据', { max: 200 }) basis: string;
  @FlagField('默认标准') isDefault: boolean;
  @TextField('制定人', { max: 60, ...none }) madeByName: string | null;

  static of({ rule, isDefault, madeByName }: KnownRule): ModelWorkerAidRuleView {
    const { level, kind, validFrom, basis, sharePercent } = rule;
    return Object.assign(new ModelWorkerAidRuleView(), {
      ...{ level, kind, validFrom, basis, sharePercent, isDefault, madeByName },
      onDutyLine: textOf(rule.onDutyLine),
      retiredLine: textOf(rule.retiredLine),
      farmerLine: textOf(rule.farmerLine),
      monthlyMost: textOf(rule.monthlyMost),
      most: textOf(rule.most),
      yearlyMost: textOf(rule.yearlyMost),
    });
  }
}

export class ModelWorkerAidRulesView {
  @PartsField('帮扶标准', () => ModelWorkerAidRuleView, { max: 1000 }) rules: ModelWorkerAidRuleView[];

  @FlagField('可以新增') mayAdd: boolean;

  static of({ rules, mayAdd }: { rules: readonly KnownRule[]; mayAdd: boolean }): ModelWorkerAidRulesView {
    return Object.assign(new ModelWorkerAidRulesView(), { rules: rules.map(ModelWorkerAidRuleView.of), mayAdd });
  }
}

const fenOf = (text: string | null | undefined): Fen | null => (text ? parseFen(text) : null);
const textOf = (fen: Fen | null): string | null => (fen === null ? null : formatFen(fen));
