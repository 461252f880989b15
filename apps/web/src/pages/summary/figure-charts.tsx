import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { fromFen, toFen } from '../../money';
import { ErrorState, LoadingState } from '../../parts/states';
import { ChartCard } from './chart-card';
import {
  FIGURES,
  type FigureLine,
  type FigureSeries,
  type FigureSummary,
  grouped,
  type Range,
  recordsPath,
} from './summary-types';

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

interface OverRange {
  readonly summary: FigureSummary;
  readonly range: Range;
}

const linesOf = ({ groups }: FigureSummary): FigureLine[] => groups.flatMap(({ lines }) => lines);
const wholeOf = (summary: FigureSummary, code: string): FigureLine | undefined =>
  linesOf(summary).find((line) => line.code === code && line.key === null);

const rangeOfMonth = (unionId: string, month: string): Range => {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return { unionId, from: `${month}-01`, to: `${month}-${last}` };
};

/** Where the records of a figure are, month by month; none where the reader may not open them. */
const pathsByMonth = ({ summary, range }: OverRange, code: string, months: readonly string[]): (string | null)[] => {
  const opens = wholeOf(summary, code)?.opens ?? false;
  return months.map((month) => (opens ? recordsPath(rangeOfMonth(range.unionId, month), { code, key: null }) : null));
};

const valueIn = (parts: FigureSeries['parts'], key: string): string | null => {
  const part = parts.find((each) => each.key === key);
  return part ? part.value : '0';
};

export function ByMonth({ summary, range, code }: OverRange & { code: string }) {
  const { t } = useTranslation('summary');
  const { data, error, refetch } = useSeries('months', range, code);
  const months = useMemo(() => monthsOf(range), [range]);
  const series = useMemo(() => {
    if (!data) return [];
    const past = months.map(yearEarlier);
    return [
      {
        ...{ name: t('charts.thisYear'), color: 'brand', values: months.map((month) => valueIn(data.parts, month)) },
        paths: pathsByMonth({ summary, range }, code, months),
      },
      {
        ...{ name: t('charts.lastYear'), color: 'line-strong' },
        values: past.map((month) => valueIn(data.before, month)),
        paths: pathsByMonth({ summary, range }, code, past),
      },
    ];
  }, [data, months, t, summary, range, code]);
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

export function ByUnion({ summary, range, code }: OverRange & { code: string }) {
  const { t } = useTranslation('summary');
  const { data, error, refetch } = useSeries('unions', range, code);
  const parts = useMemo(() => [...(data?.parts ?? [])].sort((a, b) => bySize(a.value, b.value)), [data]);
  const series = useMemo(() => {
    const opens = wholeOf(summary, code)?.opens ?? false;
    const paths = parts.map(({ key }) => (opens ? recordsPath({ ...range, unionId: key }, { code, key: null }) : null));
    return [{ name: data?.name ?? '', color: 'waiting', values: parts.map(({ value }) => value), paths }];
  }, [data, parts, summary, range, code]);
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
export function ByKey({ summary, codes, title, which, colors = COLORS }: ByKeyProps) {
  const lines = useMemo(() => linesOf(summary), [summary]);
  const keyed = lines.filter(({ code, key }) => key !== null && codes.includes(code));
  const keys = [...new Map(keyed.map(({ key, label }) => [key!, label ?? key!])).entries()];
  const series = codes.flatMap((code, at) => {
    const whole = lines.find((line) => line.code === code && line.key === null);
    if (!whole) return [];
    const found = keys.map(([key]) => keyed.find((each) => each.code === code && each.key === key));
    const values = found.map((line) => (line ? line.value : '0'));
    const paths = found.map((line) => (line?.opens ? recordsPath(summary, line) : null));
    return [{ name: whole.name, color: colors[at]!, values, paths, ...(codes.length > 1 ? { stack: 'all' } : {}) }];
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

const COVERAGE = ['duties.in-time', 'duties.late', 'duties.unvisited', 'duties.excused'];
const COVERAGE_COLORS = ['done', 'due', 'brand', 'line-strong'];

/** Must-visit duties: visited in time, late, never, excused. */
export function Coverage({ summary }: { summary: FigureSummary }) {
  const { t } = useTranslation('summary');
  const [opened, inTime] = ['duties.opened', 'duties.in-time'].map((code) => wholeOf(summary, code)?.value ?? null);
  const title =
    opened && inTime && Number(opened) > 0
      ? t('charts.coverageOf', { opened: grouped(opened), inTime: grouped(inTime) })
      : t('charts.coverage');
  const which = t('charts.occasion');
  return <ByKey summary={summary} colors={COVERAGE_COLORS} codes={COVERAGE} title={title} which={which} />;
}

const COMMITMENTS = ['funds.spent', 'funds.held', 'funds.left'];

export function FundCommitments({ summary }: { summary: FigureSummary }) {
  const { t } = useTranslation('summary');
  return <ByKey summary={summary} codes={COMMITMENTS} title={t('charts.funds')} which={t('charts.fund')} />;
}

/** 五必访, 送温暖 and the rest: together they are all that was given. */
const KINDS = ['must-visits.cash', 'rounds.cash', 'other-visits.cash'] as const;

/** What was given in money, month by month, by kind of visit. */
export function AidByKind({ summary, range }: OverRange) {
  const { t } = useTranslation('summary');
  const asked = useQueries({
    queries: KINDS.map((code) => ({
      queryKey: [...FIGURES, 'months', range, code],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<FigureSeries>('/staff/figures/months', { ...range, code }, signal),
    })),
  });
  const months = useMemo(() => monthsOf(range), [range]);
  const failed = asked.find(({ error }) => error);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (asked.some(({ data }) => !data)) return <LoadingState rows={4} />;
  const series = KINDS.map((code, at) => ({
    ...{ name: t(`charts.kinds.${code.replace('.', '-')}`), color: COLORS[at]!, stack: 'all' },
    values: months.map((month) => valueIn(asked[at]!.data!.parts, month)),
    paths: pathsByMonth({ summary, range }, code, months),
  }));
  const value = shownSum(
    series.reduce((sum, { values }) => sum + sumOf(values), 0n),
    '元',
  );
  return (
    <ChartCard
      title={t('charts.aidByKind', { value })}
      which={t('charts.month')}
      unit="元"
      categories={months.map((month) => t('period.month', { month: Number(month.slice(5)) }))}
      series={series}
    />
  );
}
