import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { CaseProgress, type ProgressStep } from '../../parts/case-progress';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
import { AddPapers } from '../visits/add-papers';
import { OwnAids } from './own-aids';
import { MINE, type OwnCasePage, toneOf } from './portal-types';
import { RatingCard } from './rating-card';
import styles from './portal.module.css';

const STATES = { done: 'done', now: 'current', todo: 'todo' } as const;

/** One matter of mine: who holds it, what is missing, what comes next and by when, and what I am asked to do. */
export default function MyCasePage() {
  const { caseId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MINE, 'cases', caseId],
    queryFn: ({ signal }) => api.get<OwnCasePage>(`/portal/cases/${caseId}`, undefined, signal),
  });
  if (isPending) return <LoadingState rows={8} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <Case one={data} />;
}

function Case({ one }: { one: OwnCasePage }) {
  const { t } = useTranslation('portal');
  const { occasionName, number, state, sentence, missing, next, by, heldBy, progress } = one;
  const steps = progress.map(({ label, state: reached }): ProgressStep => ({ label, state: STATES[reached] }));
  return (
    <div className={styles.page}>
      <PageHeader
        title={occasionName}
        back="/my/cases"
        subtitle={
          <span className={styles.top}>
            <StateTag tone={toneOf(one)}>{state}</StateTag>
            <span className="nj-number">{number}</span>
          </span>
        }
      />
      <section className={`nj-card ${styles.standing}`}>
        <p className={styles.sentence}>{sentence}</p>
        {steps.length > 0 && <CaseProgress steps={steps} />}
        {missing.length > 0 && (
          <div className={styles.asks}>
            <p>{t('case.missing', { papers: missing.join('、') })}</p>
            <AddPapers
              missing={one.missingPapers}
              send={(evidence, idempotencyKey) =>
                api.post(`/portal/cases/${one.id}/papers`, { evidence }, { idempotencyKey })
              }
              refreshes={[[...MINE]]}
            />
          </div>
        )}
        {heldBy && <p>{t('case.heldBy', { who: heldBy })}</p>}
        {next && (
          <p>
            {t('case.next', { next })}
            {by && (
              <>
                {t('case.by')}
                <RelativeDate day={by} />
              </>
            )}
          </p>
        )}
      </section>
      <OwnAids one={one} />
      <RatingCard one={one} />
      <section className={`nj-card ${styles.standing}`} aria-label={t('case.timeline')}>
        <h2>{t('case.timeline')}</h2>
        <Timeline entries={one.timeline.map(({ id, at, dayOnly, sentence: text }) => ({ id, at, dayOnly, text }))} />
      </section>
    </div>
  );
}
