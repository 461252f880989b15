import { AmountField, CountField, IdField, PartField, PartsField, TextField } from '@app/http';
import { formatFen } from '@app/kernel';
import type { Evidence } from '../../app/round-evidence';
import { audienceRule, standardOfRound } from '../../data/round.entity';
import { audienceWords } from '../../domain/audience';
import { FundSightView, LeftOutCountView, leftOutOf } from './preview.view';
import { ChecklistItemView, PerHeadView } from './round.view';

const MANY = 1_000_000;

export class LastYearView {
  @CountField('人', { max: MANY }) persons: number;
  @AmountField('金额') amount: string;
}

export class RuleWordsView {
  @TextField('慰问对象', { max: 200 }) words: string;
  @PartField('另定标准', () => PerHeadView, { nullable: true }) standard: PerHeadView | null;
}

/** A round before those who sign. */
export class RoundEvidenceView {
  @IdField('活动') roundId: string;
  @TextField('活动编号', { max: 60 }) number: string;
  @TextField('活动名称', { max: 60 }) name: string;
  @TextField('目的', { max: 500 }) purpose: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('节日', { max: 40, nullable: true }) holidayName: string | null;
  @TextField('完成日期', { max: 20 }) dueOn: string;
  @CountField('人', { max: MANY }) persons: number;
  @CountField('户', { max: MANY }) households: number;
  @AmountField('现金') cash: string;
  @AmountField('慰问品') goods: string;
  @AmountField('合计') cost: string;
  @AmountField('预算') budget: string;
  @PartField('每人标准', () => PerHeadView) standard: PerHeadView;
  @PartsField('慰问对象', () => RuleWordsView, { max: 12 }) audience: RuleWordsView[];
  @TextField('现金怎么发', { max: 20 }) paymentKind: string;
  @TextField('发现金的原因', { max: 200, nullable: true }) cashReason: string | null;
  @PartField('经费', () => FundSightView, { nullable: true }) fund: FundSightView | null;
  @PartsField('没有列入', () => LeftOutCountView, { max: 10 }) leftOut: LeftOutCountView[];
  @PartsField('四落实', () => ChecklistItemView, { max: 12 }) checklist: ChecklistItemView[];
  @PartField('去年同一活动', () => LastYearView, { nullable: true }) lastYear: LastYearView | null;

  static of({ round, totals, unionName, fund, leftOut, checklist, lastYear }: Evidence): RoundEvidenceView {
    const { persons, households, cashFen, goodsFen } = totals;
    return Object.assign(new RoundEvidenceView(), {
      ...{ roundId: round.id, number: round.number, name: round.name, purpose: round.purpose, unionName },
      ...{ holidayName: round.holidayName, dueOn: round.dueOn, persons, households },
      ...{ cash: formatFen(cashFen), goods: formatFen(goodsFen), cost: formatFen(cashFen + goodsFen) },
      ...{ budget: formatFen(round.budgetFen), paymentKind: round.paymentKind, cashReason: round.cashReason },
      standard: PerHeadView.of(standardOfRound(round)),
      audience: round.audience.map(audienceRule).map((rule) => ({
        words: audienceWords(rule),
        standard: rule.standard && PerHeadView.of(rule.standard),
      })),
      fund: fund && {
        name: fund.name,
        available: formatFen(fund.available),
        availableAfter: formatFen(fund.availableAfter),
      },
      leftOut: leftOutOf(leftOut),
      checklist: checklist.map(({ code, words, done, note, doneByName, doneAt }) => ({
        ...{ code, words, done, note, doneByName },
        doneAt: doneAt?.toISOString() ?? null,
      })),
      lastYear: lastYear && { persons: lastYear.persons, amount: formatFen(BigInt(lastYear.givenFen)) },
    });
  }
}
