import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { fromFen, toFen } from '../../money';
import { FilterChoice } from '../../parts/filter-sentence';
import { ErrorState, LoadingState } from '../../parts/states';
import { useFilters } from '../../parts/use-filters';
import { ChartCard } from './chart-card';
import { FIGURES, type FigureSeries, type FigureSummary, grouped, type Range } from './summary-types';
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
        <ByMonth range={range} code={code} />
        <ByUnion range={range} code={code} />
        <ByKey
          summary={summary}
          codes={['must-visits.person-times']}
          title={t('charts.occasions')}
          which={t('charts.occasion')}
        />
        <ByKey
          summary={summary}
          colors={['done', 'due', 'brand', 'line-strong']}
          codes={['duties.in-time', 'duties.late', 'duties.unvisited', 'duties.excused']}
          title={t('charts.coverage')}
          which={t('charts.occasion')}
        />
        <ByKey
          summary={summary}
          codes={['funds.spent', 'funds.held', 'funds.left']}
          title={t('charts.funds')}
          which={t('charts.fund')}
        />
        <ByKey summary={summary} codes={['paid.amount']} title={t('charts.paid')} which={t('charts.occasion')} />
      </div>
    </>
  );
}

function useSeries(kind: 'months' | 'unions', range: Range, code: string) {
  return useQuery({
    queryKey: [...FIGURES, kind, range, code],
    queryFn: ({ signal }) => api.get<FigureSeries>(`/staff/figures/${kind}`, { ...range, code }, signal),
  });
}

/** In hundredths, which are fen where the unit is yuan; what is hidden adds nothing. */
const hundredths = (value: string | null): bigint => toFen(value ?? '0') ?? 0n;

const sumOf = (values: readonly (string | null)[]): bigint =>
  values.reduce((sum, value) => sum + hundredths(value), 0n);

const shownSum = (sum: bigint, unit: string): string =>
  grouped(unit === '元' ? fromFen(sum) : fromFen(sum).replace(/\.00$/, ''));

/** The largest first. */
const bySize = (a: string | null, b: string | null): number => {
  const more = hundredths(b) - hundredths(a);
  return more > 0n ? 1 : more < 0n ? -1 : 0;
};

function monthsOf({ from, to }: Range): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = after(month)) months.push(month);
  return months;
}

const after = (month: string): string => {
  const [year, at] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`;
};

const yearEarlier = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;

function ByMonth({ range, code }: { range: Range; code: string }) {
  const { t } = useTranslation('summary');
  const { data, error, refetch } = useSeries('months', range, code);
  const months = useMemo(() => monthsOf(range), [range]);
  const series = useMemo(() => {
    if (!data) return [];
    const find = (parts: FigureSeries['parts'], key: string): string | null => {
      const part = parts.find((each) => each.key === key);
      return part ? part.value : '0';
    };
    return [
      { name: t('charts.thisYear'), color: 'brand', values: months.map((month) => find(data.parts, month)) },
      {
        name: t('charts.lastYear'),
        color: 'line-strong',
        values: months.map((month) => find(data.before, yearEarlier(month))),
      },
    ];
  }, [data, months, t]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} />;
  const [now, past] = series.map(({ values }) => sumOf(values));
  const words = { name: data.name, unit: data.unit, value: shownSum(now!, data.unit) };
  const more = now! >= past! ? now! - past! : past! - now!;
  return (
    <ChartCard
      title={t(now! >= past! ? 'charts.moreThan' : 'charts.lessThan', { ...words, more: shownSum(more, data.unit) })}
      which={t('charts.month')}
      unit={data.unit}
      categories={months.map((month) => t('period.month', { month: Number(month.slice(5)) }))}
      series={series}
    />
  );
}

function ByUnion({ range, code }: { range: Range; code: string }) {
  const { t } = useTranslation('summary');
  const { data, error, refetch } = useSeries('unions', range, code);
  const parts = useMemo(() => [...(data?.parts ?? [])].sort((a, b) => bySize(a.value, b.value)), [data]);
  const series = useMemo(
    () => [{ name: data?.name ?? '', color: 'waiting', values: parts.map(({ value }) => value) }],
    [data, parts],
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} />;
  return (
    <ChartCard
      lying
      title={t('charts.byUnion', { name: data.name, count: parts.length })}
      which={t('charts.union')}
      unit={data.unit}
      categories={parts.map(({ label, key }) => label ?? key)}
      series={series}
    />
  );
}

const COLORS = ['brand', 'due', 'waiting', 'line-strong'];

interface ByKeyProps {
  readonly summary: FigureSummary;
  readonly codes: readonly string[];
  readonly title: string;
  readonly which: string;
  readonly colors?: readonly string[];
}

/** Figures that have the same keys: one bar per key, several on one another. */
function ByKey({ summary, codes, title, which, colors = COLORS }: ByKeyProps) {
  const lines = useMemo(() => summary.groups.flatMap((group) => group.lines), [summary]);
  const keyed = lines.filter(({ code, key }) => key !== null && codes.includes(code));
  const keys = [...new Map(keyed.map(({ key, label }) => [key!, label ?? key!])).entries()];
  const series = codes.flatMap((code, at) => {
    const whole = lines.find((line) => line.code === code && line.key === null);
    if (!whole) return [];
    const values = keys.map(([key]) => {
      const line = keyed.find((each) => each.code === code && each.key === key);
      return line ? line.value : '0';
    });
    return [{ name: whole.name, color: colors[at]!, values, ...(codes.length > 1 ? { stack: 'all' } : {}) }];
  });
  const unit = lines.find(({ code }) => code === codes[0])?.unit ?? '';
  return (
    <ChartCard
      lying
      title={title}
      which={which}
      unit={unit}
      categories={keys.map(([, label]) => label)}
      series={series}
    />
  );
}
