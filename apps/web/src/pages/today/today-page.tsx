import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useContext, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Today } from '../../api/types';
import { dayText, todayInChina, weekdayText } from '../../dates';
import { useDrafts } from '../../drafts/use-draft';
import { useListKeys } from '../../keys/use-list-keys';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { BuiltPaths } from '../../shell/built-paths';
import { usePhone } from '../../theme/media';
import { StickyAction } from '../../shell/sticky-action';
import { DraftsSection } from './drafts-section';
import { TodaySectionCard } from './today-section';
import styles from './today.module.css';

const REPORT = '/report';

export default function TodayPage() {
  const { t } = useTranslation('today');
  const phone = usePhone();
  const today = useQuery({
    queryKey: ['today'],
    queryFn: ({ signal }) => api.get<Today>('/staff/today', undefined, signal),
  });
  const reports = useMayReport();
  const date = today.data?.date ?? todayInChina();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={`${dayText(date, t)} ${weekdayText(date, t)}`}
        actions={reports && !phone && <ReportButton primary />}
      />
      {today.isPending && <LoadingState rows={6} />}
      {today.isError && !today.data && <ErrorState error={today.error} onRetry={() => void today.refetch()} />}
      {today.data && <TodaySections today={today.data} />}
      {!today.data && <DraftsSection />}
      {reports && phone && (
        <StickyAction>
          <ReportButton primary />
        </StickyAction>
      )}
    </>
  );
}

function TodaySections({ today }: { today: Today }) {
  const { t } = useTranslation('today');
  const list = useRef<HTMLDivElement>(null);
  const drafts = useDrafts();
  const mayReport = useMayReport();
  useListKeys(list);
  const { overdue, dueToday, thisWeek } = today;
  const nothingNow = overdue.total + dueToday.total === 0;
  const nothing = nothingNow && thisWeek.total === 0 && drafts.length === 0;
  if (nothing) {
    return (
      <div className="nj-card">
        <EmptyState>{t(mayReport ? 'empty.withReport' : 'empty.plain')}</EmptyState>
      </div>
    );
  }
  return (
    <div ref={list} className={styles.columns}>
      <div className={styles.column}>
        {overdue.total > 0 && <TodaySectionCard tone="late" title={t('overdue')} section={overdue} />}
        {dueToday.total > 0 && <TodaySectionCard tone="due" title={t('dueToday')} section={dueToday} />}
        {nothingNow && <p className={`nj-card ${styles.calm}`}>{t('nothingNow')}</p>}
      </div>
      <div className={styles.column}>
        <DraftsSection />
        {thisWeek.total > 0 && <TodaySectionCard tone="waiting" title={t('thisWeek')} section={thisWeek} />}
      </div>
    </div>
  );
}

function useMayReport(): boolean {
  const { can } = useSession();
  return useContext(BuiltPaths).has(REPORT) && can('visit:report');
}

function ReportButton({ primary }: { primary: boolean }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  return (
    <Button type={primary ? 'primary' : 'default'} onClick={() => void navigate(REPORT)}>
      {t('report')}
    </Button>
  );
}
