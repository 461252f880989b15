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
import { type CivilDate, type FundAccountId, parseFen, type UnionId } from '@app/kernel';
import type { Assumption } from '../../app/fund-outlook.reading';
import type { ProgrammeDraft } from '../../app/programme.service';
import {
  AID_CATEGORIES,
  AID_CATEGORY_LABELS,
  type AidCategory,
  LAPSE_RULE_LABELS,
  LAPSE_RULES,
  type LapseRule,
  MOST_AIDED_YEARS,
  PROGRAMME_KIND_LABELS,
  PROGRAMME_KINDS,
  type ProgrammeKind,
  STUDY_EXCLUSION_LABELS,
  STUDY_EXCLUSIONS,
  STUDY_LEVEL_LABELS,
  STUDY_LEVELS,
  type StudyExclusion,
  type StudyLevel,
} from '../../domain/study-aid';

export class ProgrammeAmountDto {
  @ChoiceField('资助层次', STUDY_LEVELS, { names: STUDY_LEVEL_LABELS }) level: StudyLevel;
  @ChoiceField('困难类别', AID_CATEGORIES, { optional: true, nullable: true, names: AID_CATEGORY_LABELS })
  category?: AidCategory | null;
  @AmountField('每学年金额') amount: string;
  @DateField('从哪天起') validFrom: CivilDate;
}

/** The whole programme; saving replaces what it said before. Days are 月-日: 08-15. */
export class ProgrammePlanDto {
  @TextField('项目名称', { max: 60 }) name: string;
  @ChoiceField('类型', PROGRAMME_KINDS, { names: PROGRAMME_KIND_LABELS }) kind: ProgrammeKind;
  /** One more than may be, so that who asks for it reads the rule. */
  @CountField('最多资助几年', { min: 1, max: MOST_AIDED_YEARS * 4 }) maxYears: number;
  @ChoicesField('资助层次', STUDY_LEVELS, { names: STUDY_LEVEL_LABELS }) levels: StudyLevel[];
  @PartsField('资助标准', () => ProgrammeAmountDto, { max: 100 }) amounts: ProgrammeAmountDto[];
  @TextField('申请从哪天开始', { max: 5 }) applyFrom: string;
  @TextField('申请到哪天截止', { max: 5 }) applyUntil: string;
  @TextField('续办从哪天开始', { max: 5, optional: true, nullable: true }) renewalOn?: string | null;
  @TextField('证明最晚哪天交', { max: 5, optional: true, nullable: true }) proofUntil?: string | null;
  @TextField('最晚哪天还能补办', { max: 5, optional: true, nullable: true }) resumeUntil?: string | null;
  @FlagField('要求困难职工档案') needsFile: boolean;
  @ChoiceField('档案失效时', LAPSE_RULES, { names: LAPSE_RULE_LABELS }) lapseRule: LapseRule;
  @ChoicesField('不资助的情形', STUDY_EXCLUSIONS, { names: STUDY_EXCLUSION_LABELS }) exclusions: StudyExclusion[];
  @FlagField('同一学年不能再享受别的项目') exclusive: boolean;
  @IdField('经费账户', { optional: true, nullable: true }) fundAccountId?: FundAccountId | null;
  @AmountField('年度预算', { optional: true, nullable: true }) budget?: string | null;
  @CountField('公示工作日', { max: 60 }) publicityDays: number;
  @TextField('说明', { max: 1000, optional: true, nullable: true }) note?: string | null;
}

export class NewProgrammeDto extends ProgrammePlanDto {
  @IdField('工会') unionId: UnionId;
}

export class ProgrammeFundsQuery {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('要求困难职工档案', ['yes', 'no'], { optional: true }) needsFile?: 'yes' | 'no';
}

export class OutlookQuery {
  @CountField('每年新增人数', { max: 100_000, optional: true }) count?: number;
  @AmountField('每人每年金额', { optional: true }) amount?: string;
  @CountField('资助几年', { min: 1, max: MOST_AIDED_YEARS, optional: true }) years?: number;
  @AmountField('每年追加经费', { optional: true }) income?: string;
}

export function programmeDraftOf(dto: ProgrammePlanDto, unionId: UnionId): ProgrammeDraft {
  const { name, kind, maxYears, levels, applyFrom, applyUntil, needsFile, lapseRule, exclusions, exclusive } = dto;
  const { renewalOn = null, proofUntil = null, resumeUntil = null, fundAccountId = null, note = null } = dto;
  const tracked = kind === 'tracked';
  return {
    ...{ unionId, name, kind, maxYears, levels, applyFrom, applyUntil, needsFile, lapseRule, exclusions, exclusive },
    renewalOn: tracked ? renewalOn : null,
    proofUntil: tracked ? proofUntil : null,
    resumeUntil: tracked ? resumeUntil : null,
    ...{ fundAccountId, note, publicityDays: dto.publicityDays, budget: dto.budget ? parseFen(dto.budget) : null },
    amounts: dto.amounts.map(({ level, category = null, amount, validFrom }) => ({
      ...{ level, category, validFrom, amount: parseFen(amount) },
    })),
  };
}

export const assumptionOf = ({ count, amount, years, income }: OutlookQuery): Assumption => ({
  count: count ?? null,
  amount: amount === undefined ? null : parseFen(amount),
  years: years ?? null,
  income: income === undefined ? null : parseFen(income),
});
