import type { FormBlock, FormField } from '@app/forms';
import { PETITION_PERMISSIONS } from '../../domain/petitions.permissions';
import { paperOf } from './paper-layout';

/** What every paper of a petition may name. */
const COMMON: readonly FormField[] = [
  { name: 'number', label: '编号', example: '信访-2026-0010801-0003', mandatory: true },
  { name: 'petitioner', label: '信访人', example: '王五', mandatory: true },
  { name: 'people', label: '人数', example: '1' },
  { name: 'kind', label: '类别', example: '求决' },
  { name: 'about', label: '反映的单位或人', example: '示范市第一机械厂' },
  { name: 'receivedOn', label: '收到日期', example: '2026年3月12日' },
];

const FIELDS = {
  representatives: { name: 'representatives', label: '推选的代表', example: '王五、赵六' },
  phone: { name: 'phone', label: '电话', example: '139 0000 0000' },
  source: { name: 'source', label: '来源', example: '来访' },
  forwardedBy: { name: 'forwardedBy', label: '转送单位', example: '示范市信访局' },
  words: { name: 'words', label: '反映的事', example: '食堂三个月没有热菜' },
  request: { name: 'request', label: '要求', example: '换一家承包公司' },
  intakeName: { name: 'intakeName', label: '登记人', example: '刘洋' },
  handler: { name: 'handler', label: '承办人', example: '张丽' },
  repliedOn: { name: 'repliedOn', label: '告知日期', example: '2026年3月16日' },
  acceptedOn: { name: 'acceptedOn', label: '受理日期', example: '2026年3月16日' },
  handlingEnd: { name: 'handlingEnd', label: '办理期满', example: '2026年5月15日' },
  extendedDays: { name: 'extendedDays', label: '延长天数', example: '20' },
  extensionReason: { name: 'extensionReason', label: '延长的原因', example: '要等检测报告' },
  outcome: { name: 'outcome', label: '结果', example: '已答复' },
  reason: { name: 'reason', label: '原因', example: '不属于工会的职责' },
  road: { name: 'road', label: '去向', example: '劳动监察' },
  concludedOn: { name: 'concludedOn', label: '办结日期', example: '2026年4月10日' },
  answer: { name: 'answer', label: '处理意见', example: '已经换了承包公司' },
  answeredOn: { name: 'answeredOn', label: '答复日期', example: '2026年4月10日' },
  reviewEnd: { name: 'reviewEnd', label: '请求复查最后一天', example: '2026年5月11日' },
  reviewRequestedOn: { name: 'reviewRequestedOn', label: '请求复查日期', example: '2026年4月20日' },
  review: { name: 'review', label: '复查意见', example: '处理意见妥当' },
  reviewedOn: { name: 'reviewedOn', label: '复查答复日期', example: '2026年5月8日' },
  recheckEnd: { name: 'recheckEnd', label: '请求复核最后一天', example: '2026年6月8日' },
  recheckRequestedOn: { name: 'recheckRequestedOn', label: '请求复核日期', example: '2026年5月20日' },
  recheck: { name: 'recheck', label: '复核意见', example: '维持复查意见' },
  recheckedOn: { name: 'recheckedOn', label: '复核答复日期', example: '2026年6月10日' },
} as const satisfies Record<string, FormField>;

/** A paper of a petition with its head; who may see the petition may print it. */
export const aPetitionPaper = paperOf({
  ...{ subjectType: 'petition', permission: PETITION_PERMISSIONS.read },
  ...{ common: COMMON, more: FIELDS },
});

/** What was brought, on papers that the petitioner himself or another office reads. */
export const BROUGHT: FormBlock = {
  kind: 'facts',
  lines: [
    [
      { label: '信访人', text: '{{信访人}}' },
      { label: '人数', text: '{{人数}}' },
    ],
    [
      { label: '收到日期', text: '{{收到日期}}' },
      { label: '类别', text: '{{类别}}' },
    ],
    [{ label: '反映的事', text: '{{反映的事}}', tall: 5 }],
    [{ label: '要求', text: '{{要求}}', tall: 2 }],
  ],
};

/** Both sides of a letter that was handed over: who received it and when. */
export const RECEIPT: FormBlock = { kind: 'signatures', lines: [['信访人签收', '日期']] };
