import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { Findings } from './findings';
import styles from './system.module.css';

type Standing = Schemas['StandingView'];

const EVERY_MS = 30_000;
const KEY = ['system'];

/** Whether all is well, in plain words; and if not, what to do. */
export default function SystemPage() {
  const { t } = useTranslation('system');
  const standing = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Standing>('/staff/system', {}, signal),
    refetchInterval: EVERY_MS,
  });
  const check = useChange<void, Standing>({
    send: () => api.post('/staff/system/checks', {}),
    refreshes: [KEY],
    said: t('checked'),
  });
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <Button loading={check.isPending} onClick={() => check.mutate()}>
            {t('check')}
          </Button>
        }
      />
      {standing.isPending && <LoadingState rows={6} />}
      {standing.isError && <ErrorState error={standing.error} onRetry={() => void standing.refetch()} />}
      {standing.data && <Content standing={standing.data} />}
    </div>
  );
}

function Content({ standing }: { standing: Standing }) {
  const { t } = useTranslation('system');
  return (
    <>
      <Verdict standing={standing} />
      {standing.findings.length > 0 && <Findings findings={standing.findings} />}
      <Work standing={standing} />
      <DetailSection title={t('runs.title')}>
        {standing.runs.length === 0 && <p className="nj-caption">{t('runs.none')}</p>}
        <ul className={styles.runs}>
          {standing.runs.map((run) => (
            <li key={run.id}>
              <RelativeInstant at={run.finishedAt} /> ·{' '}
              {t(run.findings === 0 ? 'runs.whole' : 'runs.broken', {
                rules: run.rules,
                chains: run.chains,
                entries: run.entries,
                count: run.findings,
              })}
            </li>
          ))}
        </ul>
      </DetailSection>
    </>
  );
}

function Verdict({ standing: { isWell, troubles } }: { standing: Standing }) {
  const { t } = useTranslation('system');
  if (isWell) return <output className={styles.well}>{t('well')}</output>;
  return (
    <ul className={styles.troubles} aria-label={t('troubles')}>
      {troubles.map(({ code, sentence, todo }) => (
        <li key={code} className={styles.trouble}>
          <strong>{sentence}</strong>
          <span>{todo}</span>
        </li>
      ))}
    </ul>
  );
}

function Work({ standing: { workers, own, queues } }: { standing: Standing }) {
  const { t } = useTranslation('system');
  const { can } = useSession();
  const busy = queues.filter(({ waiting, active, failed }) => waiting + active + failed > 0);
  return (
    <DetailSection title={t('work.title')} actions={can('queue:read') && <a href="/api/queues">{t('work.board')}</a>}>
      <Facts
        facts={[
          [t('work.workers'), t('work.workersCount', { count: workers })],
          [t('work.reminders'), own.dueReminders === 0 ? t('work.none') : t('work.due', { count: own.dueReminders })],
          [
            t('work.events'),
            own.pendingEvents === 0 ? t('work.none') : t('work.pending', { count: own.pendingEvents }),
          ],
          ...busy.map(
            ({ title, waiting, active, failed }) => [title, t('work.queue', { waiting, active, failed })] as const,
          ),
        ]}
      />
    </DetailSection>
  );
}
