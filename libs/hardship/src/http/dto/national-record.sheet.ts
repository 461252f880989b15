import type { SheetColumn } from '@app/http';
import { formatFen } from '@app/kernel';
import { GENDER_LABELS, MODEL_WORKER_LEVEL_LABELS, RELATION_LABELS } from '@app/members';
import type { RecordedHousehold, RecordedPerson } from '../../app/national-record';
import type { Opinion } from '../../data/national-record.query';
import { HARDSHIP_CATEGORY_LABELS } from '../../domain/category';
import { HARDSHIP_CAUSE_LABELS } from '../../domain/hardship-cause';
import {
  type AnyParticulars,
  choiceWords,
  CONTRACT_LABELS,
  disabilityWords,
  EDUCATION_LABELS,
  EMPLOYER_KIND_LABELS,
  EMPLOYER_STATE_LABELS,
  HOUSING_LABELS,
  MARITAL_STATUS_LABELS,
  MEDICAL_INSURANCE_LABELS,
  POLITICAL_STATUS_LABELS,
  yesOrNo,
} from '../../domain/person-particulars';
import { AREA_LABELS } from '../../domain/subsistence-standard';

const holderOf = ({ persons }: RecordedHousehold): RecordedPerson | undefined => persons[0];
const yuan = (fen: string | bigint | null | undefined): string | null =>
  fen === null || fen === undefined ? null : formatFen(BigInt(fen));
/** What was filled in of the holder; empty where nothing was said. */
const saidOf = (each: RecordedHousehold): AnyParticulars => holderOf(each)?.particulars ?? {};

const modelWorkerOf = (person: RecordedPerson | undefined): string | null => {
  if (!person?.member) return null;
  const level = person.member.modelWorkerLevel;
  return level ? MODEL_WORKER_LEVEL_LABELS[level] : '非劳模';
};

/** Columns of the national record, in the order of its form (domain rules §2.5). */
export const HOUSEHOLD_COLUMNS: readonly SheetColumn<RecordedHousehold>[] = [
  { title: '职工编号', value: ({ line }) => line.number },
  { title: '困难类别', value: ({ line }) => line.category && HARDSHIP_CATEGORY_LABELS[line.category] },
  { title: '姓名', width: 10, value: ({ line }) => line.memberName },
  { title: '民族', width: 8, value: (each) => saidOf(each).ethnicity ?? null },
  { title: '性别', width: 6, value: (each) => genderOf(holderOf(each)) },
  { title: '政治面貌', value: (each) => choiceWords(POLITICAL_STATUS_LABELS, saidOf(each).politicalStatus) },
  { title: '身份证号', width: 22, value: (each) => holderOf(each)?.idNumber ?? null },
  { title: '出生日期', width: 12, value: (each) => bornOf(holderOf(each)) },
  { title: '健康状况', value: (each) => holderOf(each)?.health ?? null },
  { title: '残疾类别', value: (each) => disabilityWords(saidOf(each)) },
  { title: '工作状态', value: (each) => holderOf(each)?.row.workStatus ?? null },
  { title: '劳模类型', value: (each) => modelWorkerOf(holderOf(each)) },
  { title: '住房类型', value: (each) => choiceWords(HOUSING_LABELS, saidOf(each).housing) },
  { title: '建筑面积', kind: 'count', value: (each) => saidOf(each).floorArea ?? null },
  { title: '手机', value: (each) => holderOf(each)?.full?.phone ?? null },
  { title: '其他联系方式', value: (each) => saidOf(each).otherContact ?? null },
  { title: '邮编', width: 8, value: (each) => saidOf(each).postcode ?? null },
  { title: '参加工作时间', width: 12, value: (each) => saidOf(each).workingSince ?? null },
  { title: '所属行业', value: (each) => saidOf(each).industry ?? null },
  { title: '婚姻状况', width: 8, value: (each) => choiceWords(MARITAL_STATUS_LABELS, saidOf(each).maritalStatus) },
  { title: '文化程度', value: (each) => choiceWords(EDUCATION_LABELS, saidOf(each).education) },
  { title: '户口类型', width: 10, value: ({ facts }) => facts.area && AREA_LABELS[facts.area] },
  { title: '家庭住址', width: 28, value: (each) => saidOf(each).homeAddress ?? null },
  { title: '工作单位', width: 28, value: ({ line }) => line.unionName },
  { title: '单位性质', value: (each) => choiceWords(EMPLOYER_KIND_LABELS, saidOf(each).employerKind) },
  { title: '企业状况', value: (each) => choiceWords(EMPLOYER_STATE_LABELS, saidOf(each).employerState) },
  { title: '劳动合同', value: (each) => choiceWords(CONTRACT_LABELS, saidOf(each).contract) },
  { title: '是否单亲', width: 8, value: (each) => yesOrNo(saidOf(each).singleParent) },
  { title: '本人月平均收入', kind: 'amount', value: (each) => yuan(holderOf(each)?.row.monthIncome) },
  { title: '家庭其他非薪资年收入', kind: 'amount', value: ({ facts }) => yuan(facts.unearned) },
  { title: '家庭年度总收入', kind: 'amount', value: ({ facts }) => yuan(facts.income) },
  { title: '家庭人口', kind: 'count', value: ({ facts }) => facts.persons },
  { title: '家庭月人均收入', kind: 'amount', value: perHead },
  { title: '户口所在地行政区划', width: 20, value: (each) => saidOf(each).registeredAt ?? null },
  { title: '医保状况', value: (each) => choiceWords(MEDICAL_INSURANCE_LABELS, saidOf(each).medicalInsurance) },
  { title: '自救能力', width: 8, value: (each) => yesOrNo(saidOf(each).selfReliant) },
  { title: '零就业家庭', width: 8, value: (each) => yesOrNo(saidOf(each).nobodyEmployed) },
  { title: '主要致困原因', value: ({ line }) => line.mainCause && HARDSHIP_CAUSE_LABELS[line.mainCause] },
  {
    title: '次要致困原因',
    width: 24,
    value: ({ facts }) => facts.otherCauses.map((cause) => HARDSHIP_CAUSE_LABELS[cause]).join('、') || null,
  },
  { title: '开户银行', value: (each) => holderOf(each)?.full?.bankName ?? null },
  { title: '支行', value: (each) => holderOf(each)?.full?.bankBranch ?? null },
  { title: '卡号', width: 24, value: (each) => holderOf(each)?.full?.bankCard ?? null },
  { title: '建档人', value: ({ line }) => line.officerName },
  { title: '审核人', value: ({ facts }) => facts.endorsed?.byName ?? null },
  { title: '基层工会意见', width: 24, value: ({ facts }) => opinionWords(facts.endorsed) },
  { title: '上级工会意见', width: 24, value: ({ facts }) => opinionWords(facts.approved) },
  { title: '建档日期', width: 12, value: ({ line }) => line.filedOn },
  { title: '公示结果', width: 24, value: noticeOf },
];

/** A person of a household, with the file it belongs to. */
export interface HouseholdMember {
  readonly number: string;
  readonly holderName: string;
  readonly person: RecordedPerson;
}

/** The members table of the national record: one row for each, the holder among them. */
export const PERSON_COLUMNS: readonly SheetColumn<HouseholdMember>[] = [
  { title: '职工编号', value: ({ number }) => number },
  { title: '户主', width: 10, value: ({ holderName }) => holderName },
  { title: '姓名', width: 10, value: ({ person }) => person.name },
  { title: '关系', width: 10, value: ({ person }) => RELATION_LABELS[person.row.relation] },
  { title: '民族', width: 8, value: ({ person }) => person.particulars.ethnicity ?? null },
  { title: '身份证号', width: 22, value: ({ person }) => person.idNumber },
  { title: '出生日期', width: 12, value: ({ person }) => bornOf(person) },
  { title: '性别', width: 6, value: ({ person }) => genderOf(person) },
  {
    title: '政治面貌',
    value: ({ person }) => choiceWords(POLITICAL_STATUS_LABELS, person.particulars.politicalStatus),
  },
  { title: '月收入', kind: 'amount', value: ({ person }) => yuan(person.row.monthIncome) },
  { title: '劳模类型', value: ({ person }) => modelWorkerOf(person) },
  { title: '健康状况', value: ({ person }) => person.health },
  { title: '疾病/残疾', value: ({ person }) => disabilityWords(person.particulars) },
  {
    title: '医保状况',
    value: ({ person }) => choiceWords(MEDICAL_INSURANCE_LABELS, person.particulars.medicalInsurance),
  },
  {
    title: '婚姻状况',
    width: 8,
    value: ({ person }) => choiceWords(MARITAL_STATUS_LABELS, person.particulars.maritalStatus),
  },
  { title: '户口类型', width: 8, value: ({ person }) => choiceWords(AREA_LABELS, person.particulars.residence) },
  { title: '手机', value: ({ person }) => person.full?.phone ?? person.particulars.phone ?? null },
  { title: '身份', value: ({ person }) => person.row.workStatus },
  { title: '学历', value: ({ person }) => choiceWords(EDUCATION_LABELS, person.particulars.education) },
  { title: '入学年份', kind: 'count', value: ({ person }) => person.particulars.enteredSchoolIn ?? null },
  { title: '学制', kind: 'count', value: ({ person }) => person.particulars.schoolYears ?? null },
  { title: '单位/学校', width: 24, value: ({ person }) => person.school ?? person.member?.unionName ?? null },
];

const opinionWords = (said: Opinion | null): string | null =>
  said && `${said.words ?? '同意'}（${said.byName} ${said.on}）`;

const bornOf = (person: RecordedPerson | undefined): string | null =>
  person?.row.bornOn ?? person?.member?.bornOn ?? null;

function genderOf(person: RecordedPerson | undefined): string | null {
  const gender = person?.row.gender ?? person?.member?.gender ?? null;
  return gender && gender !== 'unknown' ? GENDER_LABELS[gender] : null;
}

/** The income alone, without the expenses that the category is judged by. */
function perHead({ facts }: RecordedHousehold): string | null {
  if (facts.income === null || facts.persons === 0) return null;
  return formatFen(BigInt(facts.income) / BigInt(facts.persons) / 12n);
}

function noticeOf({ line, facts }: RecordedHousehold): string | null {
  if (facts.noticeUntil === null) return null;
  return line.filedOn ? `已公示，无异议（至 ${facts.noticeUntil}）` : `公示至 ${facts.noticeUntil}`;
}
