import type { FormBlock, FormField, FormList } from '@app/forms';
import { ACCIDENT_PERMISSIONS } from '../../domain/accidents.permissions';
import { paperOf } from './paper-layout';

/** What every paper of an accident may name. */
const COMMON: readonly FormField[] = [
  { name: 'number', label: '编号', example: '事故-2026-0010801-0003', mandatory: true },
  { name: 'employer', label: '发生单位', example: '示范市第一机械厂', mandatory: true },
  { name: 'kind', label: '事故类别', example: '机械伤害' },
  { name: 'occurredOn', label: '发生日期', example: '2026年3月2日' },
  { name: 'place', label: '地点', example: '冲压车间' },
  { name: 'handler', label: '工会代表', example: '张丽' },
];

const FIELDS = {
  grade: { name: 'grade', label: '事故等级', example: '一般事故' },
  toll: { name: 'toll', label: '伤亡人数', example: '重伤 1 人、轻伤 1 人' },
  reportedOn: { name: 'reportedOn', label: '接报日期', example: '2026年3月3日' },
  facts: { name: 'facts', label: '经过', example: '冲床没有防护，夹伤两个人' },
  intakeName: { name: 'intakeName', label: '登记人', example: '刘洋' },
  joinedOn: { name: 'joinedOn', label: '参加日期', example: '2026年3月4日' },
  investigatedBy: { name: 'investigatedBy', label: '调查单位', example: '区应急管理局牵头的调查组' },
  foundOn: { name: 'foundOn', label: '调查结果日期', example: '2026年4月20日' },
  findings: { name: 'findings', label: '调查结果', example: '防护装置缺失，没有培训' },
  opinionOn: { name: 'opinionOn', label: '提意见日期', example: '2026年4月22日' },
  opinionTo: { name: 'opinionTo', label: '提给谁', example: '区应急管理局' },
  opinion: { name: 'opinion', label: '工会意见', example: '追究设备科责任，全厂整改' },
  decidedOn: { name: 'decidedOn', label: '处理日期', example: '2026年5月6日' },
  decision: { name: 'decision', label: '处理结果', example: '罚款，限期整改' },
  opinionAnswer: { name: 'opinionAnswer', label: '对工会意见的答复', example: '采纳工会意见' },
  declinedOn: { name: 'declinedOn', label: '不参加日期', example: '2026年3月9日' },
  declineReason: { name: 'declineReason', label: '不参加的原因', example: '不是生产安全事故' },
  closedOn: { name: 'closedOn', label: '归档日期', example: '2026年6月1日' },
  employerEnd: { name: 'employerEnd', label: '单位申请最后一天', example: '2026年4月1日' },
  ownEnd: { name: 'ownEnd', label: '直接申请最后一天', example: '2027年3月2日' },
} as const satisfies Record<string, FormField>;

export const INJURED: FormList = {
  name: 'injured',
  label: '伤亡人员',
  columns: [
    { name: 'place', label: '序号', example: '1' },
    { name: 'name', label: '姓名', example: '王五' },
    { name: 'harm', label: '伤亡情况', example: '重伤' },
    { name: 'harmWords', label: '伤情', example: '右手三指骨折' },
    { name: 'employment', label: '用工关系', example: '签了劳动合同' },
    { name: 'recognition', label: '工伤认定', example: '认定为工伤' },
    { name: 'disability', label: '伤残等级', example: '8 级' },
    { name: 'asked', label: '提出的赔偿', example: '80,000.00元' },
    { name: 'agreed', label: '谈定的赔偿', example: '62,000.50元' },
    { name: 'paid', label: '已经赔付', example: '62,000.50元' },
    { name: 'standing', label: '进度', example: '付清了' },
  ],
};

/** Those for whom nobody has asked for recognition. */
export const UNRECOGNISED: FormList = {
  name: 'unrecognised',
  label: '待申请',
  columns: [
    { name: 'place', label: '序号', example: '1' },
    { name: 'name', label: '姓名', example: '王五' },
    { name: 'harm', label: '伤亡情况', example: '重伤' },
    { name: 'employment', label: '用工关系', example: '签了劳动合同' },
  ],
};

export const ACTIVITIES: FormList = {
  name: 'activities',
  label: '参加情况',
  columns: [
    { name: 'place', label: '序号', example: '1' },
    { name: 'on', label: '日期', example: '2026年3月5日' },
    { name: 'kind', label: '做了什么', example: '勘查现场' },
    { name: 'words', label: '情况', example: '看了冲床，防护罩拆了' },
    { name: 'by', label: '记录人', example: '张丽' },
  ],
};

/** What the application for one of the injured names besides. */
const INJURED_FIELDS = {
  name: { name: 'name', label: '姓名', example: '王五', mandatory: true },
  contact: { name: 'contact', label: '联系方式', example: '本人 139 0000 0000' },
  harm: { name: 'harm', label: '伤亡情况', example: '重伤' },
  harmWords: { name: 'harmWords', label: '伤情', example: '右手三指骨折' },
  employment: { name: 'employment', label: '用工关系', example: '签了劳动合同' },
  attached: { name: 'attached', label: '附的材料', example: '诊断证明、劳动合同' },
  facts: FIELDS.facts,
  employerEnd: FIELDS.employerEnd,
  ownEnd: FIELDS.ownEnd,
} as const satisfies Record<string, FormField>;

/** A paper about one of the injured. */
export const anInjuredPaper = paperOf({
  ...{ subjectType: 'accident-person', permission: ACCIDENT_PERMISSIONS.read },
  ...{ common: COMMON, more: INJURED_FIELDS },
});

/** A paper of an accident with its head; who may see the accident may print it. */
export const anAccidentPaper = paperOf({
  ...{ subjectType: 'accident', permission: ACCIDENT_PERMISSIONS.read },
  ...{ common: COMMON, more: FIELDS },
});

export const HAPPENED: FormBlock = {
  kind: 'facts',
  lines: [
    [
      { label: '发生单位', text: '{{发生单位}}' },
      { label: '事故类别', text: '{{事故类别}}' },
    ],
    [
      { label: '发生日期', text: '{{发生日期}}' },
      { label: '地点', text: '{{地点}}' },
    ],
  ],
};
