import { AmountField, CountField, FlagField, PartField, PartsField, TextField, TextsField } from '@app/http';
import { formatFen } from '@app/kernel';
import type { RoundReport } from '../../app/round-statement';
import type { ReportLine } from '../../data/report.query';
import type { ClosingStatement, StatementLine } from '../../domain/closing-statement';
import { reportSentences } from '../../domain/report-words';
import { ROSTER_ENTRY_STATUS_WORDS, type RosterEntryStatus } from '../../domain/roster-entry.lifecycle';
import { StatusCountView } from './round.view';

const MANY = 1_000_000;

export class StatementLineView {
  @CountField('人', { max: MANY }) persons: number;
  @CountField('户', { max: MANY }) households: number;
  @AmountField('现金') cash: string;
  @AmountField('慰问品') goods: string;
  @AmountField('合计') total: string;

  static of({ persons, households, cashFen, goodsFen }: StatementLine): StatementLineView {
    return Object.assign(new StatementLineView(), {
      ...{ persons, households, cash: formatFen(cashFen), goods: formatFen(goodsFen) },
      total: formatFen(cashFen + goodsFen),
    });
  }
}

export class GoodsStatementView {
  @TextField('慰问品', { max: 40 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
  @CountField('计划', { max: MANY }) planned: number;
  @CountField('发出', { max: MANY }) given: number;
  @CountField('退回', { max: MANY }) returned: number;
  @CountField('结余', { max: MANY }) left: number;
}

export class ClosingStatementView {
  @PartField('计划', () => StatementLineView) planned: StatementLineView;
  @PartField('走访', () => StatementLineView) visited: StatementLineView;
  @PartField('发出', () => StatementLineView) given: StatementLineView;
  @PartField('退回', () => StatementLineView) returned: StatementLineView;
  @PartField('结余', () => StatementLineView) left: StatementLineView;
  @PartsField('慰问品', () => GoodsStatementView, { max: 100 }) goods: GoodsStatementView[];
  @TextsField('还差什么', { max: 200, maxItems: 1_000 }) missing: readonly string[];
  @FlagField('可以办结') settled: boolean;

  static of({ planned, visited, given, returned, left, goods, missing }: ClosingStatement): ClosingStatementView {
    return Object.assign(new ClosingStatementView(), {
      planned: StatementLineView.of(planned),
      visited: StatementLineView.of(visited),
      given: StatementLineView.of(given),
      returned: StatementLineView.of(returned),
      left: StatementLineView.of(left),
      goods: goods.map((line) => ({
        ...{ name: line.name, unit: line.unit, planned: line.planned },
        ...{ given: line.given, returned: line.returned, left: line.left },
      })),
      ...{ missing, settled: missing.length === 0 },
    });
  }
}

export class ReportLineView {
  @TextField('名称', { max: 200 }) label: string;
  @CountField('人', { max: MANY }) persons: number;
  @CountField('已慰问', { max: MANY }) givenPersons: number;
  @AmountField('名单金额') planned: string;

  static of({ label, persons, givenPersons, plannedFen }: ReportLine): ReportLineView {
    return Object.assign(new ReportLineView(), {
      label,
      persons,
      givenPersons,
      planned: formatFen(BigInt(plannedFen)),
    });
  }
}

export class RoundReportView {
  @TextsField('总结', { max: 500, maxItems: 20 }) sentences: readonly string[];
  @CountField('人', { max: MANY }) persons: number;
  @CountField('户', { max: MANY, description: '名册里登记了家庭的，或有困难档案的' }) households: number;
  @CountField('没有登记家庭的人', { max: MANY }) personsWithoutHousehold: number;
  @CountField('慰问到的人', { max: MANY }) givenPersons: number;
  @CountField('慰问到的户', { max: MANY, description: '名册里登记了家庭的，或有困难档案的' }) givenHouseholds: number;
  @CountField('慰问到的人里没有登记家庭的', { max: MANY }) givenWithoutHousehold: number;
  @CountField('走访人次', { max: MANY }) visits: number;
  @CountField('走访人', { max: MANY }) visitors: number;
  @AmountField('发出现金') cash: string;
  @AmountField('发出慰问品') goods: string;
  @AmountField('发出合计') total: string;
  @PartsField('按结果', () => StatusCountView, { max: 20 }) byStatus: StatusCountView[];
  @PartsField('按慰问对象', () => ReportLineView, { max: 50 }) byAudience: ReportLineView[];
  @PartsField('按工会', () => ReportLineView, { max: 1_000 }) byUnion: ReportLineView[];

  static of({ row, statement, figures }: RoundReport): RoundReportView {
    const { byStatus, byAudience, byUnion, ...counts } = figures;
    const { cashFen, goodsFen } = statement.given;
    return Object.assign(new RoundReportView(), {
      ...counts,
      ...{ cash: formatFen(cashFen), goods: formatFen(goodsFen), total: formatFen(cashFen + goodsFen) },
      sentences: reportSentences({ name: row.name, counts, byStatus, statement }),
      byStatus: Object.entries(byStatus).map(([status, persons]) => ({
        ...{ status, persons },
        words: ROSTER_ENTRY_STATUS_WORDS[status as RosterEntryStatus],
      })),
      byAudience: byAudience.map((line) => ReportLineView.of(line)),
      byUnion: byUnion.map((line) => ReportLineView.of(line)),
    });
  }
}
