import type { FormBlock, FormField, FormList } from '@app/forms';
import { LEGAL_AID_PERMISSIONS } from '../../domain/legal-aids.permissions';
import { paperOf } from './paper-layout';

/** What every paper of legal aid may name. */
const COMMON: readonly FormField[] = [
  { name: 'number', label: '编号', example: '援助-2026-0010801-0003', mandatory: true },
  { name: 'applicant', label: '申请人', example: '王五', mandatory: true },
  { name: 'people', label: '人数', example: '1' },
  { name: 'employer', label: '对方单位', example: '示范市第一机械厂' },
  { name: 'matter', label: '事由', example: '拖欠工资' },
  { name: 'service', label: '援助方式', example: '仲裁代理' },
  { name: 'receivedOn', label: '收到日期', example: '2026年3月12日' },
];

const FIELDS = {
  phone: { name: 'phone', label: '电话', example: '139 0000 0000' },
  asked: { name: 'asked', label: '请求金额', example: '9,000.00元' },
  facts: { name: 'facts', label: '事实和理由', example: '三个月没有发工资' },
  source: { name: 'source', label: '来源', example: '来访' },
  intakeName: { name: 'intakeName', label: '登记人', example: '刘洋' },
  means: { name: 'means', label: '经济状况', example: '农民工追索工资，免于核查' },
  limitationOn: { name: 'limitationOn', label: '时效最后一天', example: '2026年10月8日' },
  held: { name: 'held', label: '已交材料', example: '身份证明、和这件事有关的材料' },
  missing: { name: 'missing', label: '还差的材料', example: '经济困难状况说明' },
  decidedOn: { name: 'decidedOn', label: '决定日期', example: '2026年3月16日' },
  grantedOn: { name: 'grantedOn', label: '给予日期', example: '2026年3月16日' },
  ground: { name: 'ground', label: '依据的情形', example: '不在法律援助的范围' },
  reason: { name: 'reason', label: '理由', example: '合同不是和工会会员的单位签的' },
  objectedOn: { name: 'objectedOn', label: '异议日期', example: '2026年3月18日' },
  objection: { name: 'objection', label: '异议内容', example: '上个月就没有工资了' },
  objectionAnswer: { name: 'objectionAnswer', label: '异议答复', example: '情况属实，给予援助' },
  objectionDecidedOn: { name: 'objectionDecidedOn', label: '异议答复日期', example: '2026年3月20日' },
  handler: { name: 'handler', label: '承办人', example: '张丽' },
  lawyer: { name: 'lawyer', label: '律师', example: '郑明（示范律师事务所）' },
  assignedOn: { name: 'assignedOn', label: '指派日期', example: '2026年3月18日' },
  outcome: { name: 'outcome', label: '结果', example: '请求部分得到支持' },
  recovered: { name: 'recovered', label: '追回金额', example: '7,000.00元' },
  result: { name: 'result', label: '办理结果', example: '裁决支付七千元' },
  concludedOn: { name: 'concludedOn', label: '办结日期', example: '2026年6月10日' },
} as const satisfies Record<string, FormField>;

/** What the handler did, entry by entry. */
export const RECORDS: FormList = {
  name: 'records',
  label: '办理经过',
  columns: [
    { name: 'place', label: '序号', example: '1' },
    { name: 'on', label: '日期', example: '2026年3月20日' },
    { name: 'words', label: '做了什么', example: '递交了仲裁申请' },
    { name: 'by', label: '记录人', example: '张丽' },
  ],
};

/** A paper of legal aid with its head; who may see the case may print it. */
export const anAidPaper = paperOf({
  ...{ subjectType: 'legal-aid', permission: LEGAL_AID_PERMISSIONS.read },
  ...{ common: COMMON, more: FIELDS },
});

export const ASKED: FormBlock = {
  kind: 'facts',
  lines: [
    [
      { label: '申请人', text: '{{申请人}}' },
      { label: '人数', text: '{{人数}}' },
    ],
    [{ label: '对方单位', text: '{{对方单位}}' }],
    [
      { label: '事由', text: '{{事由}}' },
      { label: '援助方式', text: '{{援助方式}}' },
    ],
  ],
};
