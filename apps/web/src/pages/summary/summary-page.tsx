import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { FilterSentence } from '../../parts/filter-sentence';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { FigureGroups } from './figure-groups';
import { PeriodChoice } from './period-choice';
import { SummaryActions } from './summary-actions';
import { SummaryTargets } from './summary-targets';
import { SummaryText } from './summary-text';
import { FIGURES, type FigureSummary, grouped, type Range, SUMMARY_FILTERS } from './summary-types';
import styles from './summary.module.css';

/** Charts weigh more than the rest of the app: they come when somebody looks at them. */
const SummaryCharts = lazy(() => import('./summary-charts'));

const TABS = ['figures', 'charts', 'text'] as const;

/** 汇总: the figures of a union and those below it for any period; every number opens its people. */
export default function SummaryPage() {
  const { t } = useTranslation('summary');
  const { filters } = useFilters(SUMMARY_FILTERS);
  const { data, error, refetch } = useQuery({
    queryKey: [...FIGURES, 'summary', filters],
    queryFn: ({ signal }) => api.get<FigureSummary>('/staff/figures', filters, signal),
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={
          data && (
            <span className={styles.says}>
              {t('says', { union: data.unionName, period: data.period, before: data.before })}{' '}
              <Link to={`/summary/targets?unionId=${data.unionId}`}>{t('targetsLink')}</Link> ·{' '}
              <Link to="/returns">{t('returnsLink')}</Link> · <Link to="/disclosures">{t('disclosuresLink')}</Link>
            </span>
          )
        }
        actions={data && <SummaryActions summary={data} />}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={10} />}
      {data && <Summary summary={data} />}
    </>
  );
}

function Summary({ summary }: { summary: FigureSummary }) {
  const { t } = useTranslation('summary');
  const { filters, set } = useFilters(['show'] as const);
  const { unionId, from, to } = summary;
  const range: Range = { unionId, from, to };
  const show = TABS.find((tab) => tab === filters.show) ?? 'figures';
  return (
    <>
      <WhichUnionAndPeriod range={range} />
      {summary.fromAbove && <p className="nj-caption">{t('fromAbove', { count: summary.fewestPeople })}</p>}
      <Tabs
        activeKey={show}
        onChange={(chosen) => set('show', chosen === 'figures' ? null : chosen)}
        items={TABS.map((key) => ({ key, label: t(`tabs.${key}`) }))}
      />
      {show === 'figures' && (
        <>
          <FigureGroups summary={summary} range={range} />
          <SummaryTargets summary={summary} />
          <Checks summary={summary} />
        </>
      )}
      {show === 'charts' && (
        <Suspense fallback={<LoadingState rows={8} />}>
          <SummaryCharts summary={summary} range={range} />
        </Suspense>
      )}
      {show === 'text' && <SummaryText summary={summary} />}
    </>
  );
}

function WhichUnionAndPeriod({ range }: { range: Range }) {
  const { t } = useTranslation('summary');
  const { setMany, set } = useFilters(SUMMARY_FILTERS);
  return (
    <FilterSentence label={t('filter')}>
      <UnionPicker
        plain
        placeholder={t('union')}
        value={range.unionId}
        onChange={(unionId) => set('unionId', unionId)}
      />
      <PeriodChoice from={range.from} to={range.to} onChange={(from, to) => setMany({ from, to })} />
    </FilterSentence>
  );
}

/** Means and rates, by which a reader sees whether the numbers can be right. */
function Checks({ summary: { checks, before } }: { summary: FigureSummary }) {
  const { t } = useTranslation('summary');
  if (checks.length === 0) return null;
  return (
    <section className={styles.checks} aria-label={t('checks')}>
      <h3>{t('checks')}</h3>
      <dl className={styles.wholes}>
        {checks.map(({ code, name, formula, value, before: past }) => (
          <div key={code} className={styles.whole}>
            <dt>{name}</dt>
            <dd>
              <span className={styles.number}>{value === null ? '—' : grouped(value)}</span>
              <span className="nj-caption">{formula}</span>
              {past !== null && (
                <span className="nj-caption">{t('checkBefore', { before, value: grouped(past) })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
