import type { CivilDate, Fen } from '@app/kernel';

export const AREAS = ['urban', 'rural'] as const;
export type Area = (typeof AREAS)[number];
export const AREA_LABELS: Readonly<Record<Area, string>> = { urban: '城镇', rural: '农村' };

/** 低保标准 of a region from a month on; published per county and changed yearly (domain rules §2.1). */
export interface SubsistenceStandard {
  readonly id: string;
  /** As the union's region is written; null holds wherever no closer row does. */
  readonly region: string | null;
  readonly area: Area;
  /** Per person and month, in fen. */
  readonly monthAmount: Fen;
  readonly validFrom: CivilDate;
  /** Last day; null is still in force. */
  readonly validTo: CivilDate | null;
  /** The paper that published it. */
  readonly source: string;
}

/**
 * The standard of a day: the nearest region's row, newest first.
 * @param regions the regions of the union and of those above it, nearest first
 */
export function subsistenceFor<Row extends SubsistenceStandard>(
  rows: readonly Row[],
  regions: readonly (string | null)[],
  area: Area,
  on: CivilDate,
): Row | undefined {
  const inForce = rows
    .filter((row) => row.area === area && row.validFrom <= on && (row.validTo === null || on <= row.validTo))
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  for (const region of [...regions.filter((each) => each !== null), null]) {
    const found = inForce.find((row) => row.region === region);
    if (found) return found;
  }
  return undefined;
}
