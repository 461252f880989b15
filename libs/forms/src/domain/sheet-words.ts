import { type CivilDate, type Fen, formatFen, partsOf } from '@app/kernel';

/** `2026年3月12日`; null stays an empty place. */
export function dayOnSheet(day: CivilDate | null): string | null {
  if (day === null) return null;
  const [year, month, date] = partsOf(day);
  return `${year}年${month}月${date}日`;
}

/** `1,800.50元` */
export const yuanOnSheet = (fen: Fen): string =>
  `${formatFen(fen).replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))}元`;
