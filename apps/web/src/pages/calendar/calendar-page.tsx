import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { todayInChina } from '../../dates';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useFilters } from '../../parts/use-filters';
import { CalendarFrame } from './calendar-frame';
import { type CalendarYear, FIRST_YEAR, LAST_YEAR, yearQuery } from './calendar-types';
import { MonthGrid } from './month-grid';
import { monthsOf } from './months';
import { YearHistory } from './year-history';
import styles from './calendar.module.css';

/** The days off and the festivals of a year. */
export default function CalendarPage() {
  const { t } = useTranslation('calendar');
  const navigate = useNavigate();
  const { filters, set } = useFilters(['year'] as const);
  const thisYear = Number(todayInChina().slice(0, 4));
  const asked = Number(filters.year ?? thisYear);
  const year = asked >= FIRST_YEAR && asked <= LAST_YEAR ? asked : thisYear;
  const { data, isPending, error, refetch } = useQuery(yearQuery(year));
  const go = (to: number) => set('year', to === thisYear ? undefined : String(to));
  const importDays = data?.mayImport && (
    <Button type="primary" onClick={() => void navigate(`/calendar/import?year=${year}`)}>
      {t('import.open')}
    </Button>
  );
  return (
    <CalendarFrame actions={importDays}>
      <div className={styles.years}>
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t('year.before')}
          disabled={year <= FIRST_YEAR}
          onClick={() => go(year - 1)}
        />
        <strong className="nj-number">{t('year.name', { year })}</strong>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t('year.after')}
          disabled={year >= LAST_YEAR}
          onClick={() => go(year + 1)}
        />
        {data?.provisional && <StateTag tone="waiting">{t('year.provisional')}</StateTag>}
      </div>
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <YearView year={data} />}
    </CalendarFrame>
  );
}

function YearView({ year }: { year: CalendarYear }) {
  const { t } = useTranslation('calendar');
  const months = useMemo(() => monthsOf(year), [year]);
  const { history, origin } = year;
  return (
    <>
      <p className={styles.source}>
        {origin === 'imported'
          ? t('year.sources.imported', { document: history[0]?.document ?? '' })
          : t(`year.sources.${origin}`, { year: year.year })}
      </p>
      <p className={styles.legend}>
        <span>
          <em data-state="off">{t('year.off')}</em> {t('year.legend.off')}
        </span>
        <span>
          <em data-state="madeUp">{t('year.madeUp')}</em> {t('year.legend.madeUp')}
        </span>
        <span>
          <em data-festival>{t('year.legend.mark')}</em> {t('year.legend.festival')}
        </span>
      </p>
      <div className={styles.months}>
        {months.map((month) => (
          <MonthGrid key={month.month} month={month} today={year.today} />
        ))}
      </div>
      {history.length > 0 && <YearHistory year={year} />}
    </>
  );
}
