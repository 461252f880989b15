import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartsField,
  TextField,
} from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { FundOutlookPage } from '../../app/fund-outlook.reading';
import type { ProgrammeFund, ProgrammePage } from '../../app/programme.service';
import type { ProgrammeLine } from '../../data/programme.query';
import { academicYearName } from '../../domain/academic-year';
import {
  AID_CATEGORIES,
  AID_CATEGORY_LABELS,
  type AidCategory,
  LAPSE_RULE_LABELS,
  LAPSE_RULES,
  type LapseRule,
  PROGRAMME_KIND_LABELS,
  PROGRAMME_KINDS,
  type ProgrammeKind,
  PROGRAMME_STATUS_LABELS,
  PROGRAMME_STATUSES,
  type ProgrammeStatus,
  STUDY_EXCLUSION_LABELS,
  STUDY_EXCLUSIONS,
  STUDY_LEVEL_LABELS,
  STUDY_LEVELS,
  type StudyExclusion,
  type StudyLevel,
} from '../../domain/study-aid';

const MANY = 10_000_000;

export class ProgrammeLineView {
  @IdField('项目') id: string;
  @TextField('项目名称', { max: 60 }) name: string;
  @TextField('类型', { max: 20 }) kindLabel: string;
  @ChoiceField('状态', PROGRAMME_STATUSES) status: ProgrammeStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @CountField('资助年限', { max: 5 }) maxYears: number;
  @CountField('资助中', { max: MANY }) running: number;
  @CountField('待核实', { max: MANY }) applied: number;
  @CountField('续办未完成', { max: MANY }) renewalsOpen: number;
  @CountField('等着列入名单', { max: MANY }) ready: number;
  @FlagField('可以生成名单') mayList: boolean;
  @AmountField('累计发放') paid: string;

  static of(line: ProgrammeLine): ProgrammeLineView {
    const { id, name, status, unionName, maxYears, running, applied, renewalsOpen, ready, mayList } = line;
    return Object.assign(new ProgrammeLineView(), {
      ...{ id, name, status, unionName, maxYears, running, applied, renewalsOpen, ready, mayList },
      ...{ kindLabel: PROGRAMME_KIND_LABELS[line.kind as ProgrammeKind], statusLabel: PROGRAMME_STATUS_LABELS[status] },
      paid: formatFen(BigInt(line.paid)),
    });
  }
}

export class ProgrammeLinesView {
  @PartsField('项目', () => ProgrammeLineView, { max: 100 }) items: ProgrammeLineView[];
}

export class ProgrammeAmountView {
  @ChoiceField('资助层次', STUDY_LEVELS, { names: STUDY_LEVEL_LABELS }) level: StudyLevel;
  @TextField('层次名称', { max: 20 }) levelLabel: string;
  @ChoiceField('困难类别', AID_CATEGORIES, { nullable: true, names: AID_CATEGORY_LABELS }) category: AidCategory | null;
  @TextField('类别名称', { max: 20 }) categoryLabel: string;
  @AmountField('每学年金额') amount: string;
  @DateField('从哪天起') validFrom: CivilDate;
}

/** A programme with what may be done. */
export class ProgrammeView {
  @IdField('项目') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('项目名称', { max: 60 }) name: string;
  @ChoiceField('类型', PROGRAMME_KINDS, { names: PROGRAMME_KIND_LABELS }) kind: ProgrammeKind;
  @TextField('类型名称', { max: 20 }) kindLabel: string;
  @ChoiceField('状态', PROGRAMME_STATUSES) status: ProgrammeStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @CountField('最多资助几年', { max: 5 }) maxYears: number;
  @ChoicesField('资助层次', STUDY_LEVELS, { names: STUDY_LEVEL_LABELS }) levels: StudyLevel[];
  @TextField('资助层次名称', { max: 200 }) levelWords: string;
  @PartsField('资助标准', () => ProgrammeAmountView, { max: 100 }) amounts: ProgrammeAmountView[];
  @TextField('申请从哪天开始', { max: 5 }) applyFrom: string;
  @TextField('申请到哪天截止', { max: 5 }) applyUntil: string;
  @TextField('续办从哪天开始', { max: 5, nullable: true }) renewalOn: string | null;
  @TextField('证明最晚哪天交', { max: 5, nullable: true }) proofUntil: string | null;
  @TextField('最晚哪天还能补办', { max: 5, nullable: true }) resumeUntil: string | null;
  @FlagField('要求困难职工档案') needsFile: boolean;
  @ChoiceField('档案失效时', LAPSE_RULES, { names: LAPSE_RULE_LABELS }) lapseRule: LapseRule;
  @TextField('档案失效时怎么办', { max: 40 }) lapseRuleLabel: string;
  @ChoicesField('不资助的情形', STUDY_EXCLUSIONS, { names: STUDY_EXCLUSION_LABELS }) exclusions: StudyExclusion[];
  @TextField('不资助的情形名称', { max: 200, nullable: true }) exclusionWords: string | null;
  @FlagField('同一学年不能再享受别的项目') exclusive: boolean;
  @IdField('经费账户', { nullable: true }) fundAccountId: string | null;
  @TextField('经费账户名称', { max: 60, nullable: true }) fundName: string | null;
  @AmountField('年度预算', { nullable: true }) budget: string | null;
  @CountField('公示工作日', { max: 60 }) publicityDays: number;
  @TextField('说明', { max: 1000, nullable: true }) note: string | null;
  @FlagField('可以修改') mayChange: boolean;
  @FlagField('可以开放') mayOpen: boolean;
  @FlagField('可以结束') mayClose: boolean;

  static of({ programme, amounts, unionName, fundName, mayManage }: ProgrammePage): ProgrammeView {
    const { id, version, unionId, name, kind, status, maxYears, levels, applyFrom, applyUntil } = programme;
    const { renewalOn, proofUntil, resumeUntil, needsFile, lapseRule, exclusions, exclusive } = programme;
    const { fundAccountId, budget, publicityDays, note } = programme;
    return Object.assign(new ProgrammeView(), {
      ...{ id, version, unionId, unionName, name, kind, status, maxYears, levels, applyFrom, applyUntil },
      ...{ renewalOn, proofUntil, resumeUntil, needsFile, lapseRule, exclusions, exclusive, fundAccountId, fundName },
      ...{ budget: budget === null ? null : formatFen(budget), publicityDays, note },
      ...{ kindLabel: PROGRAMME_KIND_LABELS[kind], statusLabel: PROGRAMME_STATUS_LABELS[status] },
      levelWords: levels.map((level) => STUDY_LEVEL_LABELS[level]).join('、'),
      lapseRuleLabel: LAPSE_RULE_LABELS[lapseRule],
      exclusionWords: exclusions.map((each) => STUDY_EXCLUSION_LABELS[each]).join('、') || null,
      amounts: amounts.map(({ level, category, amount, validFrom }) => ({
        ...{ level, levelLabel: STUDY_LEVEL_LABELS[level], category, validFrom, amount: formatFen(amount) },
        categoryLabel: category === null ? '所有类别' : AID_CATEGORY_LABELS[category],
      })),
      mayChange: mayManage && status !== 'closed',
      mayOpen: mayManage && status !== 'open',
      mayClose: mayManage && status === 'open',
    });
  }
}

export class ProgrammeFundView {
  @IdField('经费账户') id: string;
  @TextField('账户名称', { max: 60 }) name: string;
  @AmountField('可用') available: string;
  @TextField('为什么不能用', { max: 200, nullable: true }) whyNot: string | null;
}

export class ProgrammeFundsView {
  @PartsField('经费账户', () => ProgrammeFundView, { max: 200 }) items: ProgrammeFundView[];

  static of(items: readonly ProgrammeFund[]): ProgrammeFundsView {
    return Object.assign(new ProgrammeFundsView(), {
      items: items.map(({ available, ...fund }) => ({ ...fund, available: formatFen(available) })),
    });
  }
}

/** Money may be short here, so it carries its sign. */
export class OutlookYearView {
  @TextField('学年', { max: 20 }) name: string;
  @CountField('哪一年秋天', { max: 3000 }) year: number;
  @AmountField('在助学生') running: string;
  @AmountField('新增学生') fresh: string;
  @AmountField('需要') needed: string;
  @TextField('余额', { max: 20 }) left: string;
  @FlagField('够用') suffices: boolean;
}

export class OutlookView {
  @TextField('经费账户', { max: 60 }) fundName: string;
  @AmountField('可用') available: string;
  @TextField('结论', { max: 100 }) sentence: string;
  @CountField('在助学生', { max: MANY }) runningStudents: number;
  @CountField('每年新增人数', { max: MANY }) count: number;
  @AmountField('每人每年金额') amount: string;
  @CountField('资助几年', { max: 5 }) years: number;
  @AmountField('每年追加经费') income: string;
  @PartsField('各年', () => OutlookYearView, { max: 20 }) autumns: OutlookYearView[];

  static of({ fundName, available, intake, runningStudents, years, runsOutIn }: FundOutlookPage): OutlookView {
    const last = years.at(-1)?.year ?? 0;
    return Object.assign(new OutlookView(), {
      ...{ fundName, available: formatFen(available), runningStudents, count: intake.count, years: intake.years },
      ...{ amount: formatFen(intake.amount), income: formatFen(intake.income) },
      sentence: runsOutIn === null ? `到 ${last} 年秋天都够用。` : `${runsOutIn} 年秋天不够用。`,
      autumns: years.map(({ year, running, fresh, needed, left }) => ({
        ...{ year, name: academicYearName(year), suffices: left >= 0n, left: formatFen(left) },
        ...{ running: formatFen(running), fresh: formatFen(fresh), needed: formatFen(needed) },
      })),
    });
  }
}
