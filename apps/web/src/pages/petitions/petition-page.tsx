import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { dayText } from '../../dates';
import { DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { PrintForms } from '../../parts/print-forms';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
import { ClocksSection } from '../disputes/clocks-section';
import record from '../../parts/record.module.css';
import styles from '../disputes/disputes.module.css';
import { PetitionActions } from './petition-actions';
import { PetitionPapers } from './petition-papers';
import { type Petition, petitionKey, toneOf } from './petition-types';

/** One petition: where it stands, what runs out, what was said and what was answered. */
export default function PetitionPage() {
  const { t } = useTranslation('petitions');
  const { petitionId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: petitionKey(petitionId),
    queryFn: ({ signal }) => api.get<Petition>(`/staff/petitions/${petitionId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={data ? `${data.petitioner} · ${data.kindLabel}` : t('one')}
        subtitle={data && [data.number, data.unionName].join(' · ')}
        back="/petitions"
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content key={data.id} petition={data} />}
    </>
  );
}

function Content({ petition }: { petition: Petition }) {
  return (
    <>
      <Standing petition={petition} />
      <div className={record.columns}>
        <div className={record.column}>
          <div className={`nj-card ${record.part}`}>
            <About petition={petition} />
          </div>
          <Answers petition={petition} />
          <div className={`nj-card ${record.part}`}>
            <PetitionPapers petition={petition} />
          </div>
        </div>
        <div className={record.column}>
          {petition.clocks.length > 0 && (
            <div className={`nj-card ${record.part}`}>
              <ClocksSection clocks={petition.clocks} />
            </div>
          )}
          <div className={`nj-card ${record.part}`}>
            <History petition={petition} />
          </div>
        </div>
      </div>
    </>
  );
}

function Standing({ petition }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  const { status, statusLabel, outcomeLabel, roadLabel, reason, handlerName, isAnonymous, next, stars, comment } =
    petition;
  return (
    <section className={`nj-card ${record.standing}`} aria-label={t('standing.label')}>
      <p>
        <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>{' '}
        <strong>{[outcomeLabel !== statusLabel && outcomeLabel, roadLabel].filter(Boolean).join(' · ')}</strong>{' '}
        <StateTag tone="private">{t('standing.wall')}</StateTag>
      </p>
      <p>{t(`standing.${status === 'received' ? (handlerName ? 'toAccept' : 'toAppoint') : `next.${status}`}`)}</p>
      {isAnonymous && <p className="nj-caption">{t('standing.anonymous')}</p>}
      {next && (
        <Facts
          facts={[
            [t('meeting.next'), [dayText(next.on, t), next.atTime].filter(Boolean).join(' ')],
            [t('meeting.place'), next.place],
            [t('meeting.bring'), next.bring],
          ]}
        />
      )}
      {stars !== null && (
        <p className={styles.words}>
          {t('standing.rated', { stars })}
          {comment && t('standing.comment', { comment })}
        </p>
      )}
      {reason && <p className={styles.words}>{t('standing.reason', { reason })}</p>}
      <div className={record.actions}>
        <PrintForms subjectType="petition" subjectId={petition.id} version={petition.version} />
      </div>
      <PetitionActions petition={petition} />
    </section>
  );
}

function About({ petition }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  const day = (on: string | null | undefined) => on && dayText(on, t);
  const { people, representatives, words, request } = petition;
  return (
    <DetailSection title={t('about.title')}>
      <Facts
        facts={[
          [t('about.petitioner'), petition.petitioner],
          [t('about.phone'), petition.phone],
          [t('about.people'), people > 1 ? t('about.peopleCount', { count: people }) : null],
          [t('about.representatives'), representatives.join('、')],
          [t('about.about'), petition.about],
          [t('about.source'), [petition.sourceLabel, petition.forwardedBy].filter(Boolean).join(' · ')],
          [t('about.receivedOn'), day(petition.receivedOn)],
          [t('about.intakeName'), petition.intakeName],
          [t('about.handlerName'), petition.handlerName],
          [t('about.repliedOn'), day(petition.repliedOn)],
          [t('about.closedOn'), day(petition.closedOn)],
        ]}
      />
      <p className={styles.words}>{words}</p>
      {request && <p className={styles.words}>{t('about.request', { request })}</p>}
    </DetailSection>
  );
}

/** What was answered, reviewed and re-reviewed, each with its day. */
function Answers({ petition }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  const said = [
    ['answer', petition.answeredOn, petition.answer],
    ['review', petition.reviewedOn, petition.review],
    ['recheck', petition.recheckedOn, petition.recheck],
  ] as const;
  return said.map(
    ([key, on, words]) =>
      on && (
        <div key={key} className={`nj-card ${record.part}`}>
          <DetailSection title={t(`answers.${key}`, { on: dayText(on, t) })}>
            <p className={styles.words}>{words}</p>
          </DetailSection>
        </div>
      ),
  );
}

function History({ petition: { timeline } }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  return (
    <DetailSection title={t('history.title')}>
      <Timeline
        entries={timeline
          .map(({ at, byName, words }, index) => ({ id: String(index), at, text: `${byName} ${words}` }))
          .reverse()}
      />
    </DetailSection>
  );
}
