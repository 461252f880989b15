import type { SheetColumn } from '@app/http';
import { formatFen } from '@app/kernel';
import { GENDER_LABELS, MODEL_WORKER_LEVEL_LABELS, RELATION_LABELS } from '@app/members';
import type { RecordedHousehold, RecordedPerson } from '../../app/national-record';
import { HARDSHIP_CATEGORY_LABELS } from '../../domain/category';
import { HARDSHIP_CAUSE_LABELS } from '../../domain/hardship-cause';
import { AREA_LABELS } from '../../domain/subsistence-standard';

const holderOf = ({ persons }: RecordedHousehold): RecordedPerson | undefined => persons[0];
const yuan = (fen: string | bigint | null | undefined): string | null =>
  fen === null || fen === undefined ? null : formatFen(BigInt(fen));
/** The form asks for it and the system does not know it: left empty, to be filled in by hand. */
const blank = <T>(title: string): SheetColumn<T> => ({ title, value: () => null });

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
  blank('民族'),
  { title: '性别', width: 6, value: (each) => genderOf(holderOf(each)) },
  blank('政治面貌'),
  { title: '身份证号', width: 22, value: (each) => holderOf(each)?.idNumber ?? null },
  { title: '出生日期', width: 12, value: (each) => bornOf(holderOf(each)) },
  { title: '健康状况', value: (each) => holderOf(each)?.health ?? null },
  blank('残疾类别'),
  { title: '工作状态', value: (each) => holderOf(each)?.row.workStatus ?? null },
  { title: '劳模类型', value: (each) => modelWorkerOf(holderOf(each)) },
  ...['住房类型', '建筑面积'].map((title) => blank<RecordedHousehold>(title)),
  { title: '手机', value: (each) => holderOf(each)?.full?.phone ?? null },
  ...['其他联系方式', '邮编', '参加工作时间', '所属行业', '婚姻状况'].map((title) => blank<RecordedHousehold>(title)),
  { title: '户口类型', width: 10, value: ({ facts }) => facts.area && AREA_LABELS[facts.area] },
  blank('家庭住址'),
  { title: '工作单位', width: 28, value: ({ line }) => line.unionName },
  ...['单位性质', '企业状况', '是否单亲'].map((title) => blank<RecordedHousehold>(title)),
  { title: '本人月平均收入', kind: 'amount', value: (each) => yuan(holderOf(each)?.row.monthIncome) },
  { title: '家庭其他非薪资年收入', kind: 'amount', value: ({ facts }) => yuan(facts.unearned) },
  { title: '家庭年度总收入', kind: 'amount', value: ({ facts }) => yuan(facts.income) },
  { title: '家庭人口', kind: 'count', value: ({ facts }) => facts.persons },
  { title: '家庭月人均收入', kind: 'amount', value: perHead },
  ...['户口所在地行政区划', '医保状况', '自救能力', '零就业家庭'].map((title) => blank<RecordedHousehold>(title)),
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
  blank('民族'),
  { title: '身份证号', width: 22, value: ({ person }) => person.idNumber },
  { title: '出生日期', width: 12, value: ({ person }) => bornOf(person) },
  { title: '性别', width: 6, value: ({ person }) => genderOf(person) },
  blank('政治面貌'),
  { title: '月收入', kind: 'amount', value: ({ person }) => yuan(person.row.monthIncome) },
  { title: '劳模类型', value: ({ person }) => modelWorkerOf(person) },
  { title: '健康状况', value: ({ person }) => person.health },
  ...['疾病/残疾', '医保状况', '婚姻状况', '户口类型'].map((title) => blank<HouseholdMember>(title)),
  { title: '手机', value: ({ person }) => person.full?.phone ?? null },
  { title: '身份', value: ({ person }) => person.row.workStatus },
  ...['学历', '入学年份', '学制'].map((title) => blank<HouseholdMember>(title)),
  { title: '单位/学校', width: 24, value: ({ person }) => person.school ?? person.member?.unionName ?? null },
];

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
