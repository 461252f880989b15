import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { keptAnswer } from '../../api/kept-answers';
import { dayText, todayInChina, weekdayText } from '../../dates';
import { useDrafts } from '../../drafts/use-draft';
import { useListKeys } from '../../keys/use-list-keys';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { MessageBell } from '../../shell/message-bell';
import { StickyAction } from '../../shell/sticky-action';
import { usePhone } from '../../theme/media';
import { CaseClocks } from './case-clocks';
import { ComingHolidays } from './coming-holidays';
import { DraftsSection } from './drafts-section';
import { Figures } from './figures';
import { MyRounds } from './my-rounds';
import { RoleFigures } from './role-figures';
import { TodaySectionCard } from './today-section';
import styles from './today.module.css';
import type { Today } from './today-types';
import { usePackedForTheWay } from './use-packed';

const REPORT = '/report';

export default function TodayPage() {
  const { t } = useTranslation('today');
  const phone = usePhone();
  const { can } = useSession();
  const sees = can('visit:read');
  const today = useQuery({
    queryKey: ['today'],
    enabled: sees,
    queryFn: ({ signal }) => keptAnswer('today', () => api.get<Today>('/staff/today', undefined, signal)),
  });
  const reports = useMayReport();
  const date = today.data?.date ?? todayInChina();
  usePackedForTheWay(today.data);
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={`${dayText(date, t)} ${weekdayText(date, t)}`}
        actions={phone ? <MessageBell audience="staff" /> : reports && <ReportButton />}
      />
      {sees && today.isPending && <LoadingState rows={6} />}
      {today.isError && !today.data && <ErrorState error={today.error} onRetry={() => void today.refetch()} />}
      {today.data && <TodaySections today={today.data} />}
      {!today.data && <DraftsSection />}
      {!sees && <CaseClocks />}
      {!sees && <p className={`nj-card ${styles.calm}`}>{t('empty.plain')}</p>}
      {reports && phone && (
        <StickyAction>
          <ReportButton />
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
  const { overdue, dueToday, nextSevenDays, unassigned, counts } = today;
  const nothingNow = counts.overdue + counts.dueToday === 0;
  if (nothingNow && counts.nextSevenDays + counts.unassigned === 0 && drafts.length === 0) {
    return (
      <div className={styles.column}>
        <div className="nj-card">
          <EmptyState>{t(mayReport ? 'empty.withReport' : 'empty.plain')}</EmptyState>
        </div>
        <CaseClocks />
        <MyRounds />
        <ComingHolidays />
        <Figures counts={counts} />
        <RoleFigures />
      </div>
    );
  }
  // What nobody has stands once: where it is late or due it stands there already.
  const listed = new Set([...overdue, ...dueToday, ...nextSevenDays].map(({ id }) => id));
  const later = unassigned.filter(({ id }) => !listed.has(id));
  return (
    <div ref={list} className={styles.columns}>
      <div className={styles.column}>
        {counts.overdue > 0 && (
          <TodaySectionCard tone="late" title={t('overdue')} lines={overdue} total={counts.overdue} />
        )}
        {counts.dueToday > 0 && (
          <TodaySectionCard tone="due" title={t('dueToday')} lines={dueToday} total={counts.dueToday} />
        )}
        {nothingNow && <p className={`nj-card ${styles.calm}`}>{t('nothingNow')}</p>}
        {counts.nextSevenDays > 0 && (
          <TodaySectionCard
            tone="waiting"
            title={t('nextSevenDays')}
            lines={nextSevenDays}
            total={counts.nextSevenDays}
          />
        )}
        {later.length > 0 && (
          <TodaySectionCard tone="waiting" title={t('unassigned')} lines={later} total={later.length} />
        )}
      </div>
      <div className={styles.column}>
        <DraftsSection />
        <CaseClocks />
        <MyRounds />
        <ComingHolidays />
        <Figures counts={counts} />
        <RoleFigures />
      </div>
    </div>
  );
}

function useMayReport(): boolean {
  const { can } = useSession();
  return useBuilt(REPORT) && can('visit:report');
}

function ReportButton() {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  return (
    <Button type="primary" size="large" onClick={() => void navigate(REPORT)}>
      {t('report')}
    </Button>
  );
}
