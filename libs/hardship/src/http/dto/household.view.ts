import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, formatFen, maskIdNumber } from '@app/kernel';
import { type Relation, RELATION_LABELS, RELATIONS, SENSITIVE_KINDS, type SensitiveKind } from '@app/members';
import type { OpenedPerson } from '../../app/file-people';
import type { HouseholdPage } from '../../app/file-reading';
import { ruleOf } from '../../app/formula-rules';
import type { Judged, OpenedStatement } from '../../app/file-judge';
import type { JudgementRow } from '../../data/judgement.entity';
import { HARDSHIP_CATEGORY_LABELS } from '../../domain/category';
import { EXCLUSIONS, type Exclusion } from '../../domain/exclusion';
import { formulaName } from '../../domain/formula-version';
import { HARDSHIP_CAUSES, type HardshipCause } from '../../domain/hardship-cause';
import {
  EXPENSE_KIND_LABELS,
  EXPENSE_KINDS,
  type ExpenseKind,
  INCOME_KIND_LABELS,
  INCOME_KINDS,
  type IncomeKind,
  SUDDEN_EVENT_LABELS,
  SUDDEN_EVENTS,
  type SuddenEvent,
  yearlyExpense,
  yearlyIncome,
} from '../../domain/household-statement';
import type { PaperLine } from '../../domain/judgement';
import { gapsOf } from '../../domain/record-completion';
import { particularLines } from '../../domain/person-particulars';
import { type Area, AREAS } from '../../domain/subsistence-standard';
import { AnyParticularsPart, ParticularLineView } from './particulars.part';
import { RECORD_WORDS } from './timeline-words';

export class FileHouseholdPersonView {
  @IdField('人员') id: string;
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('关系', RELATIONS) relation: Relation;
  @TextField('关系名称', { max: 20 }) relationLabel: string;
  @FlagField('是会员') isMember: boolean;
  @ChoicesField('已有的单独同意', SENSITIVE_KINDS) consents: SensitiveKind[];
  @TextField('证件号码', { max: 30, nullable: true, description: '只显示前三位和后两位' }) idNumber: string | null;
  @DateField('出生日期', { nullable: true }) bornOn: CivilDate | null;
  @AmountField('月收入', { nullable: true }) monthIncome: string | null;
  @TextField('工作状态', { max: 40, nullable: true }) workStatus: string | null;
  @TextField('健康状况', { max: 200, nullable: true }) health: string | null;
  @TextField('就读学校', { max: 100, nullable: true }) school: string | null;
  /** As the form takes it: of a relative fewer fields are filled. */
  @PartField('登记信息', () => AnyParticularsPart, { nullable: true }) particulars: AnyParticularsPart | null;
  @TextsField('全国档案还差', { max: 20, maxItems: 20 }) gaps: string[];
  @PartsField('登记信息逐项', () => ParticularLineView, { max: 30 }) particularLines: ParticularLineView[];

  static of(
    { row, name, bornOn, idNumber, health, school, particulars }: OpenedPerson,
    consents: readonly SensitiveKind[],
  ): FileHouseholdPersonView {
    return Object.assign(new FileHouseholdPersonView(), {
      ...{ id: row.id, name, relation: row.relation, relationLabel: RELATION_LABELS[row.relation], health, school },
      ...{ isMember: row.memberId !== null, bornOn, workStatus: row.workStatus },
      consents: [...consents],
      idNumber: idNumber && maskIdNumber(idNumber),
      particulars,
      gaps: gapsOf({ ...row, document: row.documentMac && 'known', health, particulars }, row.relation === 'head'),
      particularLines: particularLines(particulars ?? {}).map(([label, words]) => ({ label, words })),
      monthIncome: row.monthIncome === null ? null : formatFen(row.monthIncome),
    });
  }
}

export class IncomeLineView {
  @ChoiceField('收入种类', INCOME_KINDS) kind: IncomeKind;
  @TextField('种类名称', { max: 30 }) label: string;
  @TextField('谁的', { max: 40, nullable: true }) whose: string | null;
  @AmountField('一年') yearly: string;
  @IdField('凭证', { nullable: true }) documentId: string | null;
}

export class ExpenseLineView {
  @ChoiceField('支出种类', EXPENSE_KINDS) kind: ExpenseKind;
  @TextField('种类名称', { max: 30 }) label: string;
  @TextField('说明', { max: 100, nullable: true }) note: string | null;
  @AmountField('一年') yearly: string;
  @FlagField('算作损失') fromEvent: boolean;
  @IdField('凭证', { nullable: true }) documentId: string | null;
}

/** What the household stated for a year; two of them stand side by side at the review. */
export class StatementView {
  @IdField('申报') id: string;
  @DateField('申报日期') statedOn: CivilDate;
  @CountField('家庭人口', { max: 100 }) persons: number;
  @ChoiceField('城乡', AREAS) area: Area;
  @ChoiceField('突发事件', SUDDEN_EVENTS, { nullable: true }) event: SuddenEvent | null;
  @TextField('突发事件名称', { max: 20, nullable: true }) eventLabel: string | null;
  @ChoicesField('不予建档情形', EXCLUSIONS) exclusions: Exclusion[];
  @PartsField('收入', () => IncomeLineView, { max: 60 }) incomes: IncomeLineView[];
  @PartsField('支出', () => ExpenseLineView, { max: 60 }) expenses: ExpenseLineView[];
  @AmountField('收入合计') income: string;
  @AmountField('支出合计') expense: string;
  @CountField('收入低于低保的月数', { max: 12 }) monthsBelow: number;
  @FlagField('享受政府救助') hasStateAid: boolean;
  @AmountField('家庭存款') savings: string;
  @AmountField('净投资') netInvestment: string;
  @TextField('谁填的', { max: 60 }) statedBy: string;
  @FlagField('干部代填') byOfficer: boolean;

  static of({ row, statement }: OpenedStatement): StatementView {
    const { id, statedOn, persons, area, event, exclusions, statedBy, byOfficer, monthsBelow, hasStateAid } = row;
    return Object.assign(new StatementView(), {
      ...{ id, statedOn, persons, area, event, exclusions, statedBy, byOfficer },
      ...{ monthsBelow, hasStateAid, savings: formatFen(row.savings), netInvestment: formatFen(row.netInvestment) },
      eventLabel: event && SUDDEN_EVENT_LABELS[event],
      incomes: statement.incomes.map(({ kind, whose, yearly, documentId = null }) => ({
        ...{ kind, whose, documentId, label: INCOME_KIND_LABELS[kind], yearly: formatFen(yearly) },
      })),
      expenses: statement.expenses.map(({ kind, note, yearly, fromEvent, documentId = null }) => ({
        ...{ kind, note, fromEvent, documentId, label: EXPENSE_KIND_LABELS[kind], yearly: formatFen(yearly) },
      })),
      income: formatFen(yearlyIncome(statement)),
      expense: formatFen(yearlyExpense(statement)),
    });
  }
}

export class PaperLineView {
  @TextField('项目', { max: 200 }) label: string;
  @TextField('算式', { max: 300, nullable: true }) working: string | null;
  @TextField('结果', { max: 40 }) result: string;
}

/** The computation as on paper, by one version of the formula. */
export class ComputationView {
  @TextField('版本', { max: 60 }) versionLabel: string;
  @TextField('结果', { max: 20, nullable: true }) categoryLabel: string | null;
  @TextsField('符合的类别', { max: 20, maxItems: 6 }) meets: string[];
  @TextField('月人均', { max: 30 }) perCapita: string;
  @PartsField('算式', () => PaperLineView, { max: 200 }) lines: PaperLineView[];
  @TextsField('什么会改变结果', { max: 300, maxItems: 10 }) changes: string[];

  static of({ rule, judgement }: Judged): ComputationView {
    const { category, meets, perCapita, lines, changes } = judgement;
    return Object.assign(new ComputationView(), {
      ...{ versionLabel: formulaName(rule), lines: linesOf(lines), changes: [...changes] },
      categoryLabel: category && HARDSHIP_CATEGORY_LABELS[category],
      meets: meets.map((each) => HARDSHIP_CATEGORY_LABELS[each]),
      perCapita: signed(perCapita),
    });
  }
}

/** A judgement that was made, with what it rests on. */
export class JudgementView {
  @IdField('认定') id: string;
  @DateField('日期') judgedOn: CivilDate;
  @TextField('版本', { max: 60 }) versionLabel: string;
  @TextField('计算结果', { max: 20, nullable: true }) computedLabel: string | null;
  @TextField('认定类别', { max: 20, nullable: true }) categoryLabel: string | null;
  @TextField('理由', { max: 500, nullable: true }) reason: string | null;
  @TextField('月人均', { max: 30 }) perCapita: string;
  @PartsField('算式', () => PaperLineView, { max: 200 }) lines: PaperLineView[];
  @TextsField('什么会改变结果', { max: 300, maxItems: 10 }) changes: string[];
  @TextField('谁认定的', { max: 60 }) judgedByName: string;

  static of(row: JudgementRow): JudgementView {
    const { id, judgedOn, reason, judgedByName, computed, category } = row;
    return Object.assign(new JudgementView(), {
      ...{ id, judgedOn, reason, judgedByName, perCapita: signed(row.perCapita), lines: linesOf(row.lines) },
      versionLabel: formulaName(ruleOf(row)),
      computedLabel: computed && HARDSHIP_CATEGORY_LABELS[computed],
      categoryLabel: category && HARDSHIP_CATEGORY_LABELS[category],
      changes: [...row.changes],
    });
  }
}

export class RecordWordsView {
  @TextField('种类', { max: 20 }) label: string;
  @DateField('日期') heldOn: CivilDate;
  @TextField('记录', { max: 2000 }) words: string;
}

export class ObjectionView {
  @TextField('反映的情况', { max: 1000 }) words: string;
  @TextField('反映人', { max: 60, nullable: true }) name: string | null;
  @TextField('联系方式', { max: 60, nullable: true }) contact: string | null;
  @TextField('时间', { max: 40 }) receivedAt: string;
}

/** Private to the household: incomes, expenses, health, what was found. */
export class FileHouseholdView {
  @ChoiceField('主要致困原因', HARDSHIP_CAUSES, { nullable: true }) mainCause: HardshipCause | null;
  @ChoicesField('次要致困原因', HARDSHIP_CAUSES) otherCauses: HardshipCause[];
  @TextField('说明', { max: 2000, nullable: true }) note: string | null;
  @FlagField('同意公示') consented: boolean;
  @FlagField('同意公示致困原因') consentedCause: boolean;
  @PartsField('家庭成员', () => FileHouseholdPersonView, { max: 50 }) persons: FileHouseholdPersonView[];
  @PartsField('申报', () => StatementView, { max: 50 }) statements: StatementView[];
  @PartsField('计算', () => ComputationView, { max: 4 }) computations: ComputationView[];
  @PartsField('认定', () => JudgementView, { max: 50 }) judgements: JudgementView[];
  @PartsField('核查和评议的记录', () => RecordWordsView, { max: 100 }) records: RecordWordsView[];
  @PartsField('异议', () => ObjectionView, { max: 200 }) objections: ObjectionView[];

  static of(page: HouseholdPage): FileHouseholdView {
    const { file } = page;
    return Object.assign(new FileHouseholdView(), {
      ...{ mainCause: file.mainCause, otherCauses: file.otherCauses, note: page.note },
      ...{ consented: file.consentedOn !== null, consentedCause: file.consentedCause },
      persons: page.persons.map((person) => FileHouseholdPersonView.of(person, page.consents.get(person.row.id) ?? [])),
      statements: page.statements.map((statement) => StatementView.of(statement)),
      computations: page.computed.map((judged) => ComputationView.of(judged)),
      judgements: page.judgements.map((judgement) => JudgementView.of(judgement)),
      records: page.records.map(({ record, words }) => ({
        ...{ label: RECORD_WORDS[record.kind], heldOn: record.heldOn, words },
      })),
      objections: page.objections.map(({ words, name, contact, receivedAt }) => ({
        ...{ words, name, contact, receivedAt: receivedAt.toISOString() },
      })),
    });
  }
}

const linesOf = (lines: readonly PaperLine[]): PaperLineView[] => lines.map((line) => ({ ...line }));
const signed = (fen: bigint): string => formatFen(fen);
