import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { AnswerModal, AnswersShown } from './answers';
import { AidShown } from './circumstances';
import { OwnPapers } from './file-papers';
import { MODEL_WORKERS, type Survey, toneOf } from './model-worker-types';
import styles from './model-workers.module.css';

/** My own file as a model worker: honours, the survey of this year, what I was given and how it was calculated. */
export default function MyModelWorkerPage() {
  const { t } = useTranslation('model-workers');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MODEL_WORKERS, 'mine'],
    queryFn: ({ signal }) => api.get<Schemas['OwnModelWorkerFileAnswer']>('/portal/model-worker', undefined, signal),
  });
  const file = data?.files[0];
  return (
    <>
      <PageHeader title={t('mine.title')} back="/my/me" subtitle={t('mine.intro')} />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !file && <EmptyState>{t('mine.none')}</EmptyState>}
      {file && <Mine file={file} />}
    </>
  );
}

function Mine({ file }: { file: Schemas['OwnModelWorkerFileView'] }) {
  const { t } = useTranslation('model-workers');
  const { level, status, unionName, isBarred, honours, surveys, aids } = file;
  return (
    <div className={styles.column}>
      <section className={`nj-card ${styles.part}`}>
        <DetailSection title={<StateTag tone={toneOf(status)}>{t(`statuses.${status}`)}</StateTag>}>
          {isBarred && <p>{t('mine.barred')}</p>}
          <Facts
            facts={[
              [t('level'), t(`levels.${level}`)],
              [t('union'), unionName],
            ]}
          />
          <ul className={styles.lines}>
            {honours.map((honour, index) => (
              <DetailLine
                key={index}
                note={[honour.year, honour.conferredBy].filter(Boolean).join(' · ') || t('unknown')}
              >
                {t(`levels.${honour.level}`)} · {honour.title ?? t('honourUnknown')}
              </DetailLine>
            ))}
          </ul>
          <Link to="/my/file">{t('mine.whoLooked')}</Link>
        </DetailSection>
      </section>
      {surveys.map((survey) => (
        <MySurvey key={survey.id} survey={survey} />
      ))}
      <section className={`nj-card ${styles.part}`}>
        <DetailSection title={t('aid.title')}>
          {aids.length === 0 && <p className="nj-caption">{t('mine.noAid')}</p>}
          {aids.map((aid) => (
            <AidShown key={aid.id} aid={aid} />
          ))}
        </DetailSection>
      </section>
      <OwnPapers file={file} />
    </div>
  );
}

function MySurvey({ survey }: { survey: Survey }) {
  const { t } = useTranslation('model-workers');
  const [open, setOpen] = useState(false);
  const { id, year, status, dueOn, lastReason, openActions } = survey;
  const isOpen = status === 'open';
  return (
    <section className={`nj-card ${styles.part}`}>
      <DetailSection title={t('survey.of', { year })}>
        <p>
          <StateTag tone={toneOf(status)}>{t(`surveys.${status}`)}</StateTag>{' '}
          {isOpen && t('until', { day: dayText(dueOn, t) })}
        </p>
        {isOpen && lastReason && <p>{t('mine.cameBack', { reason: lastReason })}</p>}
        {isOpen && survey.livelihood !== null && <p className="nj-caption">{t('survey.filledIn')}</p>}
        <AnswersShown survey={survey} />
        {openActions.includes('answer') && (
          <Button type={isOpen ? 'primary' : 'default'} onClick={() => setOpen(true)}>
            {t(isOpen ? 'mine.answer' : 'mine.change')}
          </Button>
        )}
        <AnswerModal
          survey={survey}
          open={open}
          onClose={() => setOpen(false)}
          path={`/portal/model-worker/surveys/${id}/answer`}
          explanation={t('mine.answerMeans')}
        />
      </DetailSection>
    </section>
  );
}
