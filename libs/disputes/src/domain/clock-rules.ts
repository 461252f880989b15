import { type CivilDate, civilDate } from '@app/kernel';

/** What a clock runs for. Every kind of case reads its clocks from the one table below. */
export const CASE_KINDS = ['dispute', 'petition', 'legal-aid', 'accident'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CLOCK_CODES = [
  'acceptance',
  'mediation',
  'limitation',
  'judicial-confirmation',
  'arbitration-review',
  'arbitration-award',
  'petition-reply',
  'petition-objection',
  'petition-handling',
  'petition-review-request',
  'petition-review',
  'petition-recheck-request',
  'petition-recheck',
  'aid-decision',
  'aid-assignment',
  'accident-investigation',
  'accident-recognition',
  'accident-recognition-own',
  'accident-recognition-decision',
  'accident-decision',
  'accident-decision-state',
  'aid-objection',
] as const;
export type ClockCode = (typeof CLOCK_CODES)[number];

/** Days are natural days; the day of the start is not counted. */
export interface ClockLength {
  readonly unit: 'days' | 'working-days' | 'months';
  readonly count: number;
}

/** Who has to agree before a clock is given more time. */
export type ExtensionNeeds = 'both-parties' | 'approval';

export interface ClockRule {
  readonly code: ClockCode;
  readonly caseKind: CaseKind;
  readonly name: string;
  /** The rule holds for clocks that start on these days. */
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly length: ClockLength;
  /** `most` null: as long as the parties agree on. */
  readonly extension: { readonly most: number | null; readonly needs: ExtensionNeeds } | null;
  /** A claim, a request for relief or an acknowledgement starts it anew; force majeure holds it. */
  readonly interruptible: boolean;
  /** Held while somebody else has to do his part first; never started anew. */
  readonly holdable: boolean;
  /** In plain words, for the screen. */
  readonly words: string;
  readonly source: string;
}

const ALWAYS = civilDate('1900-01-01');
/** 劳动争议调解仲裁法 in force. */
const MEDIATION_LAW = civilDate('2008-05-01');

const rule = (
  code: ClockCode,
  caseKind: CaseKind,
  name: string,
  length: ClockLength,
  words: string,
  source: string,
  more: Partial<Pick<ClockRule, 'from' | 'until' | 'extension' | 'interruptible' | 'holdable'>> = {},
): ClockRule => ({
  ...{ code, caseKind, name, from: ALWAYS, until: null, length, words, source },
  ...{ extension: null, interruptible: false, holdable: false },
  ...more,
});

const days = (count: number): ClockLength => ({ unit: 'days', count });
const workingDays = (count: number): ClockLength => ({ unit: 'working-days', count });
const BOTH = { most: null, needs: 'both-parties' } as const;
const BY_APPROVAL = { most: 30, needs: 'approval' } as const;

/** Domain rules §5.1, §5.3, §5.4. A changed law is a row that ends and a row that begins. */
export const CLOCK_RULES: readonly ClockRule[] = [
  rule('acceptance', 'dispute', '决定是否受理', workingDays(3), '收到申请后 3 个工作日内', '劳动争议调解规则'),
  rule('mediation', 'dispute', '调解期限', days(30), '收到申请起 30 天内', '企业劳动争议处理条例(1993)', {
    until: civilDate('2008-04-30'),
    extension: BOTH,
  }),
  rule(
    'mediation',
    'dispute',
    '调解期限',
    days(15),
    '收到申请起 15 天内，双方都同意才能延长',
    '劳动争议调解仲裁法第 14 条',
    { from: MEDIATION_LAW, extension: BOTH },
  ),
  rule(
    'limitation',
    'dispute',
    '仲裁时效',
    { unit: 'months', count: 12 },
    '知道权利被侵害起 1 年内',
    '劳动争议调解仲裁法第 27 条',
    { interruptible: true },
  ),
  rule(
    'judicial-confirmation',
    'dispute',
    '申请司法确认',
    days(30),
    '协议生效起 30 天内，双方共同申请',
    '民事诉讼法第 205 条、人民调解法第 33 条',
  ),
  rule(
    'arbitration-review',
    'dispute',
    '申请仲裁审查',
    days(15),
    '协议生效起 15 天内，双方共同申请',
    '人社部令第 17 号第 21 条',
  ),
  rule(
    'arbitration-award',
    'dispute',
    '仲裁裁决',
    days(45),
    '仲裁受理起 45 天内，最多再延 15 天',
    '劳动争议调解仲裁法第 43 条',
    { extension: { most: 15, needs: 'approval' } },
  ),
  rule('petition-reply', 'petition', '书面告知', days(15), '收到起 15 天内告知是否受理', '信访工作条例第 23 条'),
  rule(
    'petition-objection',
    'petition',
    '提出转送异议',
    workingDays(5),
    '收到转送起 5 个工作日内',
    '信访工作条例第 23 条',
  ),
  rule(
    'petition-handling',
    'petition',
    '办理期限',
    days(60),
    '受理起 60 天内，批准后最多再延 30 天',
    '信访工作条例第 34 条',
    { extension: BY_APPROVAL },
  ),
  rule('petition-review-request', 'petition', '请求复查', days(30), '收到处理意见起 30 天内', '信访工作条例第 35 条'),
  rule('petition-review', 'petition', '复查期限', days(30), '收到复查请求起 30 天内', '信访工作条例第 35 条'),
  rule('petition-recheck-request', 'petition', '请求复核', days(30), '收到复查意见起 30 天内', '信访工作条例第 36 条'),
  rule('petition-recheck', 'petition', '复核期限', days(30), '收到复核请求起 30 天内', '信访工作条例第 36 条'),
  rule(
    'aid-decision',
    'legal-aid',
    '决定是否援助',
    days(7),
    '收到申请起 7 天内，补材料的时间不算',
    '法律援助法第 43 条、办理法律援助案件程序规定',
    { holdable: true },
  ),
  rule('aid-assignment', 'legal-aid', '指派人员', days(3), '决定援助起 3 天内', '法律援助法第 43 条'),
  rule(
    'accident-investigation',
    'accident',
    '提交调查报告',
    days(60),
    '事故发生起 60 天内，批准后最多再延 60 天，技术鉴定的时间不算',
    '生产安全事故报告和调查处理条例第 27、29 条',
    { extension: { most: 60, needs: 'approval' }, holdable: true },
  ),
  rule(
    'accident-recognition',
    'accident',
    '单位申请工伤认定',
    days(30),
    '事故发生（职业病为诊断、鉴定）起 30 天内，由单位申请，社保部门同意才能延长',
    '工伤保险条例第 17 条',
    { extension: { most: null, needs: 'approval' } },
  ),
  rule(
    'accident-recognition-own',
    'accident',
    '本人或工会申请工伤认定',
    { unit: 'months', count: 12 },
    '单位没有申请的，事故发生（职业病为诊断、鉴定）起 1 年内本人、近亲属或工会可以直接申请',
    '工伤保险条例第 17 条',
  ),
  rule(
    'accident-recognition-decision',
    'accident',
    '作出工伤认定',
    days(60),
    '申请被受理起 60 天内，事实清楚的 15 天；等司法等结论的时间不算',
    '工伤保险条例第 20 条',
    { holdable: true },
  ),
  rule(
    'accident-decision',
    'accident',
    '批复调查报告',
    days(15),
    '收到调查报告起 15 天内',
    '生产安全事故报告和调查处理条例第 32 条',
  ),
  rule(
    'accident-decision-state',
    'accident',
    '批复调查报告',
    days(30),
    '特别重大事故，收到调查报告起 30 天内，批准后最多再延 30 天',
    '生产安全事故报告和调查处理条例第 32 条',
    { extension: BY_APPROVAL },
  ),
  rule('aid-objection', 'legal-aid', '答复异议', days(5), '收到异议起 5 天内', '法律援助法第 49 条'),
];

/** The rule in force for a clock that starts on `on`. Throws RangeError when the table has none. */
export function clockRuleOn(code: ClockCode, on: CivilDate): ClockRule {
  const found = CLOCK_RULES.find((each) => each.code === code && each.from <= on && (each.until ?? on) >= on);
  if (!found) throw new RangeError(`no rule of the clock ${code}`);
  return found;
}

export const clockName = (code: ClockCode): string => CLOCK_RULES.find((each) => each.code === code)?.name ?? code;

export const isClockCode = (value: string): value is ClockCode => (CLOCK_CODES as readonly string[]).includes(value);
