/** Why a file ends (domain rules §2.4). Only who was lifted out of hardship is watched afterwards. */
export const EXIT_GROUNDS = ['lifted', 'cancelled', 'died', 'duplicate', 'false', 'lapsed'] as const;
export type ExitGround = (typeof EXIT_GROUNDS)[number];

export const EXIT_GROUND_LABELS: Readonly<Record<ExitGround, string>> = {
  lifted: '已脱困',
  cancelled: '注销（离会、迁出或本人放弃）',
  died: '本人去世',
  duplicate: '重复建档',
  false: '情况不实',
  lapsed: '逾期没有复核，按规定失效',
};

export const isWatchedAfter = (ground: ExitGround): boolean => ground === 'lifted' || ground === 'lapsed';
