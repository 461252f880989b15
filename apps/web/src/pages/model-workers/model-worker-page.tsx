import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { dayText } from '../../dates';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { FileActions } from './file-actions';
import { Circumstances } from './circumstances';
import { FilePapers } from './file-papers';
import { fileQuery, type ModelWorkerFile, toneOf } from './model-worker-types';
import styles from './model-workers.module.css';

/** The file of one model worker: honours, state, yearly surveys, special aid. */
export default function ModelWorkerPage() {
  const { t } = useTranslation('model-workers');
  const { fileId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(fileQuery(fileId));
  return (
    <>
      <PageHeader
        title={data ? data.name : t('page')}
        back="/model-workers"
        actions={data && <FileActions file={data} />}
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content file={data} />}
    </>
  );
}

function Content({ file }: { file: ModelWorkerFile }) {
  const { can } = useSession();
  return (
    <div className={styles.column}>
      <Standing file={file} />
      {can('model-worker:read-sensitive') ? <Circumstances file={file} /> : <InOutline file={file} />}
      <FilePapers file={file} />
      <Changes file={file} />
    </div>
  );
}

function Standing({ file }: { file: ModelWorkerFile }) {
  const { t } = useTranslation('model-workers');
  const { status, since, barredReason, level, honours, unionName, note, memberId } = file;
  return (
    <section className={`nj-card ${styles.part}`}>
      <DetailSection
        title={
          <StateTag tone={toneOf(status)}>
            {t('since', { status: t(`statuses.${status}`), day: dayText(since, t) })}
          </StateTag>
        }
      >
        {barredReason && (
          <p>
            <StateTag tone="late">{t('barred')}</StateTag> {barredReason}
          </p>
        )}
        <Facts
          facts={[
            [t('level'), t(`levels.${level}`)],
            [t('union'), unionName],
            [t('note'), note],
            [
              t('member'),
              <Link key="member" to={`/members/${memberId}`}>
                {t('toMember')}
              </Link>,
            ],
          ]}
        />
      </DetailSection>
      <DetailSection title={t('honours')}>
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
      </DetailSection>
    </section>
  );
}

/** For who may not see how he lives. */
function InOutline({ file: { surveys, aids } }: { file: ModelWorkerFile }) {
  const { t } = useTranslation('model-workers');
  return (
    <section className={`nj-card ${styles.part}`}>
      <DetailSection title={t('survey.title')}>
        {surveys.length === 0 && <p className="nj-caption">{t('survey.none')}</p>}
        <ul className={styles.lines}>
          {surveys.map(({ id, year, status, dueOn }) => (
            <DetailLine
              key={id}
              note={t('until', { day: dayText(dueOn, t) })}
              end={<StateTag tone={toneOf(status)}>{t(`surveys.${status}`)}</StateTag>}
            >
              {t('survey.of', { year })}
            </DetailLine>
          ))}
        </ul>
      </DetailSection>
      <DetailSection title={t('aid.title')}>
        {aids.length === 0 && <p className="nj-caption">{t('aid.none')}</p>}
        <ul className={styles.lines}>
          {aids.map(({ id, year, kind, status, disbursementNumber }) => (
            <DetailLine
              key={id}
              note={disbursementNumber}
              end={<StateTag tone={toneOf(status)}>{t(`aids.${status}`)}</StateTag>}
            >
              {year} · {t(`kinds.${kind}`)}
            </DetailLine>
          ))}
        </ul>
      </DetailSection>
    </section>
  );
}

function Changes({ file: { changes } }: { file: ModelWorkerFile }) {
  const { t } = useTranslation('model-workers');
  return (
    <section className={`nj-card ${styles.part}`}>
      <DetailSection title={t('changes')}>
        <ul className={styles.lines}>
          {changes.map(({ id, action, happenedOn, reason, byName }) => (
            <DetailLine key={id} note={[dayText(happenedOn, t), byName, reason].filter(Boolean).join(' · ')}>
              {t(`actions.${action}`)}
            </DetailLine>
          ))}
        </ul>
      </DetailSection>
    </section>
  );
}
