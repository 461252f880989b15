import { useTranslation } from 'react-i18next';
import { FilterChoice } from '../../parts/filter-sentence';
import { useFilters } from '../../parts/use-filters';
import { AidByKind, ByKey, ByMonth, ByUnion, Coverage, FundCommitments } from './figure-charts';
import type { FigureSummary, Range } from './summary-types';
import styles from './summary.module.css';

/** What a chart over months or unions may show. */
const CHOICES = [
  'visits.person-times',
  'visits.cash',
  'must-visits.person-times',
  'rounds.person-times',
  'paid.amount',
  'duties.opened',
] as const;

/** Pictures where people would rather look; each has its table and its export. */
export default function SummaryCharts({ summary, range }: { summary: FigureSummary; range: Range }) {
  const { t } = useTranslation('summary');
  const { filters, set } = useFilters(['chart'] as const);
  const code = CHOICES.find((choice) => choice === filters.chart) ?? CHOICES[0];
  return (
    <>
      <div className={styles.chartChoice}>
        <FilterChoice
          label={t('charts.which')}
          all={t(`charts.choices.${CHOICES[0]}`)}
          value={code === CHOICES[0] ? undefined : code}
          onChange={(chosen) => set('chart', chosen)}
          choices={CHOICES.slice(1).map((value) => ({ value, label: t(`charts.choices.${value}`) }))}
        />
      </div>
      <div className={styles.charts}>
        <ByMonth summary={summary} range={range} code={code} />
        <ByUnion summary={summary} range={range} code={code} />
        <ByKey
          summary={summary}
          codes={['must-visits.person-times']}
          title={t('charts.occasions')}
          which={t('charts.occasion')}
        />
        <Coverage summary={summary} />
        <FundCommitments summary={summary} />
        <AidByKind summary={summary} range={range} />
        <ByKey summary={summary} codes={['paid.amount']} title={t('charts.paid')} which={t('charts.occasion')} />
      </div>
    </>
  );
}
