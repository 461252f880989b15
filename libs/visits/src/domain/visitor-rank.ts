/** In what office a visitor goes; a superior's visit counts for more than a colleague's. */
export const VISITOR_RANKS = [
  'group-leader',
  'womens-officer',
  'welfare-officer',
  'committee-member',
  'vice-chair',
  'executive-vice-chair',
  'chair',
  'superior',
  'other',
] as const;
export type VisitorRank = (typeof VISITOR_RANKS)[number];

export const VISITOR_RANK_WORDS: Readonly<Record<VisitorRank, string>> = {
  'group-leader': '工会小组长',
  'womens-officer': '女职工委员',
  'welfare-officer': '帮扶委员',
  'committee-member': '委员',
  'vice-chair': '副主席',
  'executive-vice-chair': '常务副主席',
  chair: '主席',
  superior: '上级工会',
  other: '其他同事',
};
