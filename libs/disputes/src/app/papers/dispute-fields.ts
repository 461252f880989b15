import type { FormBlock, FormField, FormList } from '@app/forms';
import { DISPUTE_PERMISSIONS } from '../../domain/disputes.permissions';
import { paperOf } from './paper-layout';

/** What every paper of a dispute may name. */
const COMMON: readonly FormField[] = [
  { name: 'number', label: '编号', example: '调-2026-0010801-0003', mandatory: true },
  { name: 'applicant', label: '申请人', example: '王五', mandatory: true },
  { name: 'representatives', label: '推选的代表', example: '王五、赵六' },
  { name: 'workers', label: '人数', example: '1' },
  { name: 'employer', label: '被申请单位', example: '示范市第一机械厂' },
  { name: 'matter', label: '争议类别', example: '拖欠工资' },
  { name: 'receivedOn', label: '收到日期', example: '2026年3月12日' },
  { name: 'mediators', label: '调解员', example: '刘洋、张丽' },
];

/** Fields that only some papers name; whoever reads the paper may read them. */
const FIELDS = {
  phone: { name: 'phone', label: '申请人电话', example: '139 0000 0000' },
  contact: { name: 'contact', label: '单位联系人', example: '人事部 陈静' },
  facts: { name: 'facts', label: '事实和理由', example: '2026年1月起没有发工资' },
  claims: { name: 'claims', label: '请求', example: '拖欠的工资 9,000.00元' },
  asked: { name: 'asked', label: '请求金额', example: '9,000.00元' },
  knownOn: { name: 'knownOn', label: '知道日期', example: '2026年1月10日' },
  source: { name: 'source', label: '申请方式', example: '口头，当场记录' },
  recordedPlace: { name: 'recordedPlace', label: '记录地点', example: '工会接待室' },
  intakeName: { name: 'intakeName', label: '接待人', example: '刘洋' },
  consentAskedOn: { name: 'consentAskedOn', label: '征询日期', example: '2026年3月13日' },
  acceptedOn: { name: 'acceptedOn', label: '受理日期', example: '2026年3月14日' },
  mediationEnd: { name: 'mediationEnd', label: '调解期满', example: '2026年3月27日' },
  concludedOn: { name: 'concludedOn', label: '结案日期', example: '2026年3月20日' },
  reason: { name: 'reason', label: '原因', example: '双方对金额意见不一' },
  outcome: { name: 'outcome', label: '结果', example: '调解不成' },
  serial: { name: 'serial', label: '次数', example: '1' },
  heldOn: { name: 'heldOn', label: '开会日期', example: '2026年3月16日' },
  atTime: { name: 'atTime', label: '开会时间', example: '14:00' },
  place: { name: 'place', label: '开会地点', example: '工会会议室' },
  bring: { name: 'bring', label: '要带的材料', example: '身份证、工资条' },
  present: { name: 'present', label: '到会的人', example: '王五、陈静' },
  minutes: { name: 'minutes', label: '笔录', example: '双方同意分两次付清' },
  terms: { name: 'terms', label: '协议内容', example: '单位分两次付清工资 8000 元' },
  agreedOn: { name: 'agreedOn', label: '签订日期', example: '2026年3月20日' },
  effectiveOn: { name: 'effectiveOn', label: '生效日期', example: '2026年3月20日' },
  sealNumber: { name: 'sealNumber', label: '用印登记号', example: '用印 12' },
  requestEnd: { name: 'requestEnd', label: '最后一天', example: '2026年4月19日' },
  owed: { name: 'owed', label: '未付金额', example: '5,000.00元' },
  closedOn: { name: 'closedOn', label: '归档日期', example: '2026年5月8日' },
} as const satisfies Record<string, FormField>;

export const PEOPLE: FormList = {
  name: 'people',
  label: '名单',
  columns: [
    { name: 'place', label: '序号', example: '1' },
    { name: 'name', label: '姓名', example: '王五' },
    { name: 'asked', label: '请求金额', example: '9,000.00元' },
    { name: 'agreed', label: '协议金额', example: '8,000.00元' },
  ],
};

const PAYMENT: readonly FormField[] = [
  { name: 'name', label: '姓名', example: '王五' },
  { name: 'dueOn', label: '日期', example: '2026年4月10日' },
  { name: 'amount', label: '金额', example: '5,000.00元' },
];

export const INSTALMENTS: FormList = {
  name: 'instalments',
  label: '付款',
  columns: PAYMENT,
};

/** Instalments whose day has come and that were not paid. */
export const UNPAID: FormList = {
  name: 'unpaid',
  label: '未付',
  columns: PAYMENT,
};

/** A paper of a dispute with its head; who may see the dispute may print it. */
export const aPaper = paperOf({
  ...{ subjectType: 'dispute', permission: DISPUTE_PERMISSIONS.read },
  ...{ common: COMMON, more: FIELDS },
});

/** Of both sides, for papers that both of them read. */
export const SIDES: FormBlock = {
  kind: 'facts',
  lines: [
    [
      { label: '申请人', text: '{{申请人}}' },
      { label: '人数', text: '{{人数}}' },
    ],
    [{ label: '推选的代表', text: '{{推选的代表}}' }],
    [{ label: '被申请单位', text: '{{被申请单位}}' }],
    [
      { label: '争议类别', text: '{{争议类别}}' },
      { label: '收到日期', text: '{{收到日期}}' },
    ],
  ],
};
