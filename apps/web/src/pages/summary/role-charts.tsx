import { AidByKind, Coverage, FundCommitments } from './figure-charts';
import type { FigureSummary, Range } from './summary-types';
import styles from './summary.module.css';

export interface RoleChartsProps {
  readonly summary: FigureSummary;
  readonly range: Range;
  readonly duties: boolean;
  readonly money: boolean;
}

/** The pictures of who answers for duties, for money, or for both. */
export default function RoleCharts({ summary, range, duties, money }: RoleChartsProps) {
  return (
    <div className={styles.charts}>
      {duties && <Coverage summary={summary} />}
      {money && <FundCommitments summary={summary} />}
      <AidByKind summary={summary} range={range} />
    </div>
  );
}
