/** 致困原因 in the order and with the numbers of the national record (domain rules §2.1): one main, up to three others. */
export const HARDSHIP_CAUSES = [
  'unable-to-work',
  'not-employed',
  'laid-off',
  'uninsured',
  'insurance-unpaid',
  'major-illness',
  'disaster',
  'accident',
  'schooling',
  'other',
] as const;
export type HardshipCause = (typeof HARDSHIP_CAUSES)[number];

export const HARDSHIP_CAUSE_LABELS: Readonly<Record<HardshipCause, string>> = {
  'unable-to-work': '无劳动能力',
  'not-employed': '有劳动能力而未就业',
  'laid-off': '下岗失业',
  uninsured: '未参加社会保险',
  'insurance-unpaid': '社会保险待遇落实不到位',
  'major-illness': '患重特大疾病',
  disaster: '遭受自然灾害',
  accident: '遭受意外事故',
  schooling: '子女上学',
  other: '其他',
};

/** 1 to 10, as the national record numbers them. */
export const causeNumber = (cause: HardshipCause): number => HARDSHIP_CAUSES.indexOf(cause) + 1;

export const MOST_OTHER_CAUSES = 3;

/** Each once, without the main one, and not more than the record takes. */
export const otherCausesOf = (main: HardshipCause, others: readonly HardshipCause[]): HardshipCause[] =>
  [...new Set(others)].filter((cause) => cause !== main).slice(0, MOST_OTHER_CAUSES);

/** Older texts had causes of their own; what has no heir among the ten is 其他. */
const OLDER_WORDS: Readonly<Partial<Record<HardshipCause, string>>> = {
  'unable-to-work': '残疾 本人残疾 家属残疾 丧失劳动能力 年老体弱',
  'not-employed': '未就业 无业 零就业',
  'laid-off': '下岗 失业 企业停产 企业破产',
  uninsured: '未参保 无社保',
  'insurance-unpaid': '社保待遇不到位',
  'major-illness':
    '本人大病 供养直系亲属大病 供养直系亲属患大病 家属大病 大病 重大疾病 患重大疾病 本人患病 家属患病 因病 疾病',
  disaster: '自然灾害 灾害 因灾 突发灾害',
  accident: '意外事故 意外 工伤 交通事故 意外灾害',
  schooling: '上学 子女教育 因学 子女就学 供养子女上学',
  other: '单亲 单亲困难 收入低 收入低无法维持基本生活 低收入 其它',
};

const BY_WORD: ReadonlyMap<string, HardshipCause> = new Map(
  HARDSHIP_CAUSES.flatMap((cause) =>
    [HARDSHIP_CAUSE_LABELS[cause], String(causeNumber(cause)), ...(OLDER_WORDS[cause]?.split(' ') ?? [])].map(
      (word) => [word, cause] as const,
    ),
  ),
);

/** The cause that a word of today's or of an older text stands for, or its number; undefined when it is not known. */
export const hardshipCauseOf = (word: string): HardshipCause | undefined =>
  BY_WORD.get(word.replace(/[\s,,、()()]/g, ''));

/** 劳模 have causes of their own (domain rules §2.1). */
export const MODEL_WORKER_CAUSE_LABELS = {
  illness: '因病',
  disaster: '因灾',
  schooling: '因子女教育',
  'single-parent': '单亲困难',
} as const;
export type ModelWorkerCause = keyof typeof MODEL_WORKER_CAUSE_LABELS;
