import type { CivilDate, Id } from '@app/kernel';

export type ModelWorkerFileId = Id<'model-worker-file'>;
export type SurveyId = Id<'model-worker-survey'>;
export type SpecialAidId = Id<'model-worker-aid'>;
export type AidRuleId = Id<'model-worker-aid-rule'>;

export const FILE_SUBJECT = 'model-worker-file';
export const SURVEY_SUBJECT = 'model-worker-survey';
/** What asks for the money; its papers hang there. */
export const SPECIAL_AID_SUBJECT = 'model-worker-aid';

/** By who conferred the title (domain rules §6.2), the highest first; the words of the register. */
export const HONOUR_LEVELS = ['national', 'provincial', 'municipal', 'county'] as const;
export type HonourLevel = (typeof HONOUR_LEVELS)[number];
export const HONOUR_LEVEL_LABELS: Readonly<Record<HonourLevel, string>> = {
  national: '全国',
  provincial: '省部级',
  municipal: '市级',
  county: '县级',
};

/** 荣誉: what was conferred, when and by whom; null is not known yet. */
export interface Honour {
  readonly level: HonourLevel;
  /** 全国劳动模范, 省五一劳动奖章. */
  readonly title: string | null;
  readonly year: number | null;
  readonly conferredBy: string | null;
}

/** The level of a file is that of its highest honour. */
export function highestLevel(honours: readonly Honour[]): HonourLevel | undefined {
  return HONOUR_LEVELS.find((level) => honours.some((honour) => honour.level === level));
}

export const isWhole = ({ title, year, conferredBy }: Honour): boolean =>
  title !== null && year !== null && conferredBy !== null;

/** The four causes of hardship of model workers (domain rules §2.4): a list of their own. */
export const HARDSHIP_CAUSES = ['illness', 'disaster', 'schooling', 'single-parent'] as const;
export type HardshipCause = (typeof HARDSHIP_CAUSES)[number];
export const HARDSHIP_CAUSE_LABELS: Readonly<Record<HardshipCause, string>> = {
  illness: '因病',
  disaster: '因灾',
  schooling: '因子女教育',
  'single-parent': '单亲困难',
};

/** What a person lives from: it decides which line his income is held against. */
export const LIVELIHOODS = ['on-duty', 'retired', 'farmer', 'none'] as const;
export type Livelihood = (typeof LIVELIHOODS)[number];
export const LIVELIHOOD_LABELS: Readonly<Record<Livelihood, string>> = {
  'on-duty': '在岗',
  retired: '退休',
  farmer: '务农，没有固定收入',
  none: '没有工作',
};

/** The first labour models were honoured in the soviet areas in 1933. */
export const FIRST_HONOUR_YEAR = 1933;

/** Neither before there were such titles, nor of a year that has not come. */
export const isHonourYear = (year: number, today: CivilDate): boolean =>
  year >= FIRST_HONOUR_YEAR && year <= Number(today.slice(0, 4));
