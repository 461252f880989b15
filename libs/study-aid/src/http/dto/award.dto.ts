import {
  ChoiceField,
  ChoicesField,
  CountField,
  FlagField,
  IdField,
  IdsField,
  PageQuery,
  PartField,
  TextField,
} from '@app/http';
import type { DocumentId, MemberId, UnionId } from '@app/kernel';
import { ConsentPart, typedConsentOf } from '@app/members';
import type { Application } from '../../app/application.service';
import type { AwardOrder } from '../../app/award-standing.service';
import type { FamilyAnswer } from '../../app/renewal.service';
import type { ChildRelation } from '../../data/award.entity';
import { AWARD_GROUPS, type AwardGroup } from '../../data/award-list.query';
import { END_GROUND_LABELS, END_GROUNDS, type EndGround } from '../../domain/award.lifecycle';
import {
  RENEWAL_STATUSES,
  type RenewalStatus,
  STUDENT_STATE_LABELS,
  STUDENT_STATES,
  type StudentState,
} from '../../domain/renewal.lifecycle';
import { refuse } from '../../domain/study-aid.problems';
import {
  type ProgrammeId,
  STUDY_EXCLUSION_LABELS,
  STUDY_EXCLUSIONS,
  STUDY_LEVEL_LABELS,
  STUDY_LEVELS,
  type StudyExclusion,
  type StudyLevel,
} from '../../domain/study-aid';

const RELATION_NAMES = { child: '子女', grandchild: '孙辈', sibling: '弟妹', other: '其他' } as const;
const RELATIONS = Object.keys(RELATION_NAMES) as ChildRelation[];

/** What is asked for a child. */
export class StudyApplicationDto {
  @IdField('助学项目') programmeId: ProgrammeId;
  @TextField('学生姓名', { max: 60 }) childName: string;
  @TextField('学生证件号码', { max: 30 }) childIdNumber: string;
  @ChoiceField('是您的', RELATIONS, { names: RELATION_NAMES }) relation: ChildRelation;
  @ChoiceField('录取层次', STUDY_LEVELS, { names: STUDY_LEVEL_LABELS }) level: StudyLevel;
  @TextField('学校', { max: 80 }) schoolName: string;
  @CountField('哪年入学', { min: 2000, max: 2200 }) entryYear: number;
  @CountField('学制(年)', { min: 1, max: 20 }) schoolingYears: number;
  @CountField('哪年毕业', { min: 1900, max: 2200, optional: true, nullable: true }) endsInYear?: number | null;
  @ChoicesField('有没有这些情形', STUDY_EXCLUSIONS, { names: STUDY_EXCLUSION_LABELS }) circumstances: StudyExclusion[];
  @FlagField('同意公示') consented: boolean;
  /** Asked when the child is under 14, unless it stands. */
  @PartField('监护人的单独同意', () => ConsentPart, { optional: true, nullable: true })
  childConsent?: ConsentPart | null;
  @IdsField('材料', { max: 9 }) documentIds: DocumentId[];
}

export class StudyApplicationForDto extends StudyApplicationDto {
  @IdField('职工') memberId: MemberId;
}

export function applicationOf(dto: StudyApplicationDto): Application {
  const { programmeId, childName, childIdNumber, relation, level, schoolName, entryYear, schoolingYears } = dto;
  const { endsInYear = null, circumstances, consented, documentIds } = dto;
  const childConsent = dto.childConsent ? typedConsentOf({ ...dto.childConsent, kind: 'child' }) : null;
  return {
    ...{ programmeId, childName, childIdNumber, relation, level, schoolName, entryYear, schoolingYears },
    ...{ endsInYear, circumstances, consented, documentIds, childConsent },
  };
}

export class AwardListQuery extends PageQuery {
  @IdField('助学项目', { optional: true }) programmeId?: ProgrammeId;
  @ChoiceField('哪些', AWARD_GROUPS, { optional: true }) group?: AwardGroup;
  @IdField('工会', { optional: true }) unionId?: UnionId;
  @IdField('会员', { optional: true }) memberId?: MemberId;
  @TextField('姓名或编号', { max: 60, optional: true }) text?: string;
}

export class StudyProgrammeQuery {
  @IdField('助学项目', { optional: true }) programmeId?: ProgrammeId;
}

export class StudyPapersDto {
  @IdsField('材料', { max: 9 }) documentIds: DocumentId[];
}

export class StudyReasonDto {
  @TextField('原因', { max: 500 }) reason: string;
}

/** Steps that officers take, in the order in which a page offers them. */
export const AWARD_STEPS = [
  'verify',
  'return',
  'refuse',
  'resume',
  'come-back',
  'transfer-school',
  'take-leave',
  'repeat-year',
  'give-grace-year',
  'suspend',
  'join-army',
  'drop-out',
  'finish',
  'end',
  'reinstate',
] as const;
export type AwardStep = (typeof AWARD_STEPS)[number];

export class AwardStepDto {
  @ChoiceField('办什么', AWARD_STEPS) step: AwardStep;
  @TextField('原因', { max: 500, optional: true, nullable: true }) reason?: string | null;
  @ChoiceField('终止原因', END_GROUNDS, { optional: true, nullable: true, names: END_GROUND_LABELS })
  ground?: EndGround | null;
  @TextField('新学校', { max: 80, optional: true, nullable: true }) schoolName?: string | null;
}

export function awardOrderOf({ step, reason, ground, schoolName }: AwardStepDto): AwardOrder {
  const why = reason ?? '';
  if (step === 'verify') return { action: step };
  if (step === 'end') return { action: step, reason: why, ground: ground ?? 'other' };
  if (step === 'transfer-school') {
    if (!schoolName) return refuse('study-award.reason-missing', '请填写转到哪所学校。');
    return { action: step, reason: why, schoolName };
  }
  return { action: step, reason: why };
}

export class RenewalListQuery extends PageQuery {
  @IdField('助学项目', { optional: true }) programmeId?: ProgrammeId;
  @IdField('工会', { optional: true }) unionId?: UnionId;
  @CountField('学年', { min: 2000, max: 2200, optional: true }) year?: number;
  @ChoiceField('到哪一步', RENEWAL_STATUSES, { optional: true }) status?: RenewalStatus;
}

export class RenewalFiguresQuery {
  @IdField('助学项目', { optional: true }) programmeId?: ProgrammeId;
  @IdField('工会', { optional: true }) unionId?: UnionId;
  @CountField('学年', { min: 2000, max: 2200, optional: true }) year?: number;
}

/** What the family says this year. */
export class RenewalAnswerDto {
  @ChoiceField('现在的情况', STUDENT_STATES, { names: STUDENT_STATE_LABELS }) state: StudentState;
  @TextField('新学校', { max: 80, optional: true, nullable: true }) schoolName?: string | null;
  @TextField('补充说明', { max: 300, optional: true, nullable: true }) note?: string | null;
  @IdField('在读证明', { optional: true, nullable: true }) proofDocumentId?: DocumentId | null;
}

export const familyAnswerOf = (dto: RenewalAnswerDto): FamilyAnswer => ({
  state: dto.state,
  schoolName: dto.schoolName ?? null,
  note: dto.note ?? null,
  proofDocumentId: dto.proofDocumentId ?? null,
});
