/** Categories of hardship in both versions of the rule (domain rules §2.1). */
export const HARDSHIP_CATEGORIES = [
  'deep',
  'relative',
  'accident',
  'subsistence',
  'borderline',
  'accident-2016',
] as const;
export type HardshipCategory = (typeof HARDSHIP_CATEGORIES)[number];

export const HARDSHIP_CATEGORY_LABELS: Readonly<Record<HardshipCategory, string>> = {
  deep: '深度困难',
  relative: '相对困难',
  accident: '意外致困',
  subsistence: '低保户',
  borderline: '低保边缘户',
  'accident-2016': '意外致困户',
};

const WORDS: Readonly<Record<HardshipCategory, string>> = {
  deep: '深度困难 深度困难职工 深度',
  relative: '相对困难 相对困难职工 相对',
  accident: '意外致困 意外致困职工 意外',
  subsistence: '低保户 低保',
  borderline: '低保边缘户 低保边缘',
  'accident-2016': '意外致困户',
};

const BY_WORD: ReadonlyMap<string, HardshipCategory> = new Map(
  HARDSHIP_CATEGORIES.flatMap((category) => WORDS[category].split(' ').map((word) => [word, category] as const)),
);

/** The category that a workbook's word (in Simplified characters) stands for; undefined when it is not known. */
export const hardshipCategoryOf = (word: string): HardshipCategory | undefined => BY_WORD.get(word.replace(/\s/g, ''));
