import { ChoiceField, CountField, DateField, FlagField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import { IntersectionType } from '@nestjs/swagger';
import {
  CONTRACT_LABELS,
  DISABILITY_LABELS,
  DISABILITY_LEVEL_LABELS,
  EDUCATION_LABELS,
  EMPLOYER_KIND_LABELS,
  EMPLOYER_STATE_LABELS,
  type HolderParticulars,
  HOUSING_LABELS,
  MARITAL_STATUS_LABELS,
  MEDICAL_INSURANCE_LABELS,
  type PersonParticulars,
  POLITICAL_STATUS_LABELS,
  type RelativeParticulars,
} from '../../domain/person-particulars';
import { type Area, AREAS } from '../../domain/subsistence-standard';

const UNSAID = { optional: true, nullable: true } as const;

/** Fields of the national record (domain rules §2.5); all may stay unsaid. */
class PersonParticularsPart implements PersonParticulars {
  @TextField('民族', { max: 20, ...UNSAID }) ethnicity?: string | null;
  @ChoiceField('政治面貌', Object.keys(POLITICAL_STATUS_LABELS), UNSAID)
  politicalStatus?: keyof typeof POLITICAL_STATUS_LABELS | null;
  @ChoiceField('婚姻状况', Object.keys(MARITAL_STATUS_LABELS), UNSAID)
  maritalStatus?: keyof typeof MARITAL_STATUS_LABELS | null;
  @ChoiceField('文化程度', Object.keys(EDUCATION_LABELS), UNSAID) education?: keyof typeof EDUCATION_LABELS | null;
  @ChoiceField('医保状况', Object.keys(MEDICAL_INSURANCE_LABELS), UNSAID)
  medicalInsurance?: keyof typeof MEDICAL_INSURANCE_LABELS | null;
  @ChoiceField('残疾类别', Object.keys(DISABILITY_LABELS), UNSAID) disability?: keyof typeof DISABILITY_LABELS | null;
  @ChoiceField('残疾等级', Object.keys(DISABILITY_LEVEL_LABELS), UNSAID)
  disabilityLevel?: keyof typeof DISABILITY_LEVEL_LABELS | null;
}

export class RelativeParticularsPart extends PersonParticularsPart implements RelativeParticulars {
  @TextField('手机', { max: 30, ...UNSAID }) phone?: string | null;
  @ChoiceField('户口类型', AREAS, UNSAID) residence?: Area | null;
  @CountField('入学年份', { min: 1950, max: 2100, ...UNSAID }) enteredSchoolIn?: number | null;
  @CountField('学制', { min: 1, max: 10, ...UNSAID }) schoolYears?: number | null;
}

export class HolderParticularsPart extends PersonParticularsPart implements HolderParticulars {
  @ChoiceField('住房类型', Object.keys(HOUSING_LABELS), UNSAID) housing?: keyof typeof HOUSING_LABELS | null;
  @CountField('建筑面积', { max: 2000, description: '平方米', ...UNSAID }) floorArea?: number | null;
  @TextField('家庭住址', { max: 200, ...UNSAID }) homeAddress?: string | null;
  @TextField('邮编', { max: 6, ...UNSAID }) postcode?: string | null;
  @TextField('其他联系方式', { max: 60, ...UNSAID }) otherContact?: string | null;
  @TextField('户口所在地', { max: 100, ...UNSAID }) registeredAt?: string | null;
  @DateField('参加工作时间', UNSAID) workingSince?: CivilDate | null;
  @TextField('所属行业', { max: 40, ...UNSAID }) industry?: string | null;
  @ChoiceField('单位性质', Object.keys(EMPLOYER_KIND_LABELS), UNSAID)
  employerKind?: keyof typeof EMPLOYER_KIND_LABELS | null;
  @ChoiceField('企业状况', Object.keys(EMPLOYER_STATE_LABELS), UNSAID)
  employerState?: keyof typeof EMPLOYER_STATE_LABELS | null;
  @ChoiceField('劳动合同', Object.keys(CONTRACT_LABELS), UNSAID) contract?: keyof typeof CONTRACT_LABELS | null;
  @FlagField('是否单亲', UNSAID) singleParent?: boolean | null;
  @FlagField('有自救能力', UNSAID) selfReliant?: boolean | null;
  @FlagField('零就业家庭', UNSAID) nobodyEmployed?: boolean | null;
}

/** Of the holder or of a relative: each fills his own part of it. */
export class AnyParticularsPart extends IntersectionType(HolderParticularsPart, RelativeParticularsPart) {}

export class ParticularLineView {
  @TextField('项目', { max: 20 }) label: string;
  @TextField('内容', { max: 200 }) words: string;
}
