import { AmountField, ChoiceField, CountField, FlagField, IdField, PartField, PartsField, TextField } from '@app/http';
import { formatFen } from '@app/kernel';
import type { RoundPreview } from '../../app/round-preview.service';
import type { PreviewPerson } from '../../data/roster-verdict.query';
import { audienceRule, type Round } from '../../data/round.entity';
import { audienceWords, LEFT_OUT_KINDS, LEFT_OUT_WORDS, type LeftOutKind, TWICE_KINDS } from '../../domain/audience';

const MANY = 1_000_000;

export class LeftOutCountView {
  @ChoiceField('原因', LEFT_OUT_KINDS) kind: LeftOutKind;
  @TextField('怎么说', { max: 60 }) words: string;
  @CountField('人', { max: MANY }) persons: number;
  @FlagField('重复') twice: boolean;
}

export class RuleCountView {
  @TextField('慰问对象', { max: 200 }) words: string;
  @CountField('人', { max: MANY }) persons: number;
}

export class FundSightView {
  @TextField('经费账户', { max: 100 }) name: string;
  @AmountField('可用') available: string;
  @TextField('用后还剩', { max: 20, description: '金额，不够时为负' }) availableAfter: string;
}

export class RoundPreviewView {
  @CountField('找到的人', { max: MANY }) found: number;
  @CountField('人', { max: MANY }) persons: number;
  @CountField('户', { max: MANY }) households: number;
  @CountField('几条都符合的人', { max: MANY }) severalRules: number;
  @AmountField('现金') cash: string;
  @AmountField('慰问品') goods: string;
  @AmountField('合计') cost: string;
  @AmountField('预算') budget: string;
  @AmountField('超出预算', { nullable: true }) overBudget: string | null;
  @PartField('经费', () => FundSightView, { nullable: true }) fund: FundSightView | null;
  @PartsField('按慰问对象', () => RuleCountView, { max: 12 }) byRule: RuleCountView[];
  @PartsField('没有列入', () => LeftOutCountView, { max: 10 }) leftOut: LeftOutCountView[];
  @CountField('重复的人', { max: MANY }) twice: number;

  static of({ round, counts, costFen, overBudgetFen, fund }: RoundPreview): RoundPreviewView {
    const { found, persons, households, severalRules, cashFen, goodsFen } = counts;
    const ruleWords = round.audience.map((rule) => audienceWords(audienceRule(rule)));
    const persOf = (rule: number): number => counts.byRule.find((each) => each.rule === rule)?.persons ?? 0;
    return Object.assign(new RoundPreviewView(), {
      ...{ found, persons, households, severalRules },
      ...{ cash: formatFen(cashFen), goods: formatFen(goodsFen), cost: formatFen(costFen) },
      budget: formatFen(round.budgetFen),
      overBudget: overBudgetFen > 0n ? formatFen(overBudgetFen) : null,
      fund: fund && {
        name: fund.name,
        available: formatFen(fund.available),
        availableAfter: formatFen(fund.availableAfter),
      },
      byRule: ruleWords.map((words, rule) => ({ words, persons: persOf(rule) })),
      leftOut: leftOutOf(counts.leftOut),
      twice: TWICE_KINDS.reduce((sum, kind) => sum + (counts.leftOut[kind] ?? 0), 0),
    });
  }
}

export const leftOutOf = (counts: Readonly<Partial<Record<LeftOutKind, number>>>): LeftOutCountView[] =>
  LEFT_OUT_KINDS.filter((kind) => (counts[kind] ?? 0) > 0).map((kind) => ({
    ...{ kind, persons: counts[kind]!, twice: TWICE_KINDS.includes(kind) },
    words: LEFT_OUT_WORDS[kind],
  }));

export class PreviewPersonView {
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('小组', { max: 60, nullable: true }) groupName: string | null;
  @TextField('按哪一条找到', { max: 200 }) ruleWords: string;
  @AmountField('现金') cash: string;
  @AmountField('慰问品') goods: string;
  @ChoiceField('没有列入的原因', LEFT_OUT_KINDS, { nullable: true }) kind: LeftOutKind | null;
  @TextField('原因怎么说', { max: 200, nullable: true }) why: string | null;

  static of(round: Round, person: PreviewPerson): PreviewPersonView {
    const { memberId, name, unionName, groupName, kind, otherRoundName, otherRoundNumber } = person;
    const other = otherRoundNumber ? `:「${otherRoundName}」${otherRoundNumber}` : '';
    return Object.assign(new PreviewPersonView(), {
      ...{ memberId, name, unionName, groupName, kind },
      ruleWords: audienceWords(audienceRule(round.audience[person.rule]!)),
      cash: formatFen(BigInt(person.cashFen)),
      goods: formatFen(BigInt(person.goodsFen)),
      why: kind && `${LEFT_OUT_WORDS[kind]}${other}`,
    });
  }
}
