/** Codes that the visits share with the API; their words stand in the locale. */
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

export const OUTCOMES = ['met', 'proxy', 'refused', 'absent'] as const;

export const TALK_TOPICS = ['post-change', 'reward-or-punishment', 'low-spirits', 'conflict', 'family-change'] as const;
export type TalkTopic = (typeof TALK_TOPICS)[number];
