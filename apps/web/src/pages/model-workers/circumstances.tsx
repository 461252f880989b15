import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { Amount } from '../../parts/amount';
import { DetailSection } from '../../parts/detail-section';
import { ReasonModal } from '../../parts/reason-modal';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { AskAid } from './ask-aid';
import { AidPaper } from './aid-paper';
import { AnswerModal, AnswersShown } from './answers';
import { type Aid, MODEL_WORKERS, type ModelWorkerFile, type Survey, toneOf } from './model-worker-types';
import styles from './model-workers.module.css';

/** How he lives, by surveys, and what he was given; that somebody looked is recorded. */
export function Circumstances({ file }: { file: ModelWorkerFile }) {
  const { t } = useTranslation('model-workers');
  const { can } = useSession();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MODEL_WORKERS, 'circumstances', file.id],
    queryFn: ({ signal }) =>
      api.get<Schemas['CircumstancesView']>(`/staff/model-workers/${file.id}/circumstances`, undefined, signal),
    // Each reading is a look that the model worker is told of: coming back to the window is none.
    staleTime: Infinity,
  });
  if (isPending) return <LoadingState rows={6} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const manages = can('model-worker:manage');
  const { status, barredReason } = file;
  // Domain rules §6.2: none for who died, is lost, abroad or revoked, nor for who is barred.
  const isEligible = status === 'active' && barredReason === null;
  return (
    <>
      <section className={`nj-card ${styles.part}`}>
        <DetailSection title={t('survey.title')}>
          <p className="nj-caption">{t('recorded')}</p>
          {data.surveys.length === 0 && <p className="nj-caption">{t('survey.none')}</p>}
          {data.surveys.map((survey) => (
            <SurveyShown key={survey.id} survey={survey} manages={manages} />
          ))}
        </DetailSection>
      </section>
      <section className={`nj-card ${styles.part}`}>
        <DetailSection title={t('aid.title')} actions={manages && isEligible && <AskAid file={file} />}>
          {manages && !isEligible && <p>{t(`aid.refused.${status === 'active' ? 'barred' : status}`)}</p>}
          {data.aids.length === 0 && <p className="nj-caption">{t('aid.none')}</p>}
          {data.aids.map((aid) => (
            <AidShown key={aid.id} aid={aid} linked />
          ))}
        </DetailSection>
      </section>
    </>
  );
}

function SurveyShown({ survey, manages }: { survey: Survey; manages: boolean }) {
  const { t } = useTranslation('model-workers');
  const { year, status, dueOn, answeredByName, answeredByHimself, lastReason } = survey;
  const by = answeredByName && t(answeredByHimself ? 'survey.byHimself' : 'survey.byOfficer', { name: answeredByName });
  return (
    <article className={styles.part}>
      <div className={styles.top}>
        <strong>{t('survey.of', { year })}</strong>
        <StateTag tone={toneOf(status)}>{t(`surveys.${status}`)}</StateTag>
      </div>
      <p className="nj-caption">
        {[t('until', { day: dayText(dueOn, t) }), by, lastReason].filter(Boolean).join(' · ')}
      </p>
      {status === 'open' && survey.livelihood !== null && <p className="nj-caption">{t('survey.filledIn')}</p>}
      <AnswersShown survey={survey} />
      {manages && <SurveySteps survey={survey} />}
    </article>
  );
}

function SurveySteps({ survey: newest }: { survey: Survey }) {
  const { t } = useTranslation('model-workers');
  const [open, setOpen] = useState<'answer' | 'return' | 'reopening' | null>(null);
  const survey = useHeldWhile(newest, open !== null);
  const path = `/staff/model-worker-surveys/${survey.id}`;
  const options = { refreshes: [MODEL_WORKERS], said: t('saved'), problems: 'inline' } as const;
  const { version } = survey;
  const accept = useChange<void, unknown>({
    ...options,
    send: () => api.post(`${path}/acceptance`, undefined, { version }),
  });
  const send = useChange<string, unknown>({
    ...options,
    send: (reason) => api.post(`${path}/${open}`, { reason }, { version }),
    onNewest: () => setOpen(null),
    onDone: () => setOpen(null),
  });
  const may = (action: string) => survey.openActions.includes(action);
  const word = t(open === 'reopening' ? 'survey.reopen' : 'survey.sendBack');
  return (
    <div className={styles.actions}>
      {may('accept') && (
        <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate()}>
          {t('survey.accept')}
        </Button>
      )}
      {may('answer') && <Button onClick={() => setOpen('answer')}>{t('survey.answerFor')}</Button>}
      {may('send-back') && <Button onClick={() => setOpen('return')}>{t('survey.sendBack')}</Button>}
      {may('reopen') && <Button onClick={() => setOpen('reopening')}>{t('survey.reopen')}</Button>}
      <ProblemNotice error={accept.error ?? send.error} />
      <AnswerModal
        survey={survey}
        open={open === 'answer'}
        onClose={() => setOpen(null)}
        path={`${path}/answer`}
        explanation={t('survey.answerForMeans')}
      />
      <ReasonModal
        open={open === 'return' || open === 'reopening'}
        title={word}
        confirm={word}
        sending={send.isPending}
        onConfirm={(reason) => send.mutate(reason)}
        onCancel={() => setOpen(null)}
      />
    </div>
  );
}

/** An aid with its calculation, line by line. */
export function AidShown({ aid, linked = false }: { aid: Aid; linked?: boolean }) {
  const { t } = useTranslation('model-workers');
  const { year, kind, amount, status, basis, lines, disbursementId, disbursementNumber, paidOn } = aid;
  const paid = paidOn && t('aid.paidOn', { day: dayText(paidOn, t) });
  return (
    <article className={styles.part}>
      <div className={styles.top}>
        <strong>
          {year} · {t(`kinds.${kind}`)} · <Amount value={amount} />
        </strong>
        <StateTag tone={toneOf(status)}>{t(`aids.${status}`)}</StateTag>
      </div>
      <p className="nj-caption">
        {linked ? <Link to={`/payments/${disbursementId}`}>{disbursementNumber}</Link> : disbursementNumber}
        {paid && ` · ${paid}`}
      </p>
      <AidPaper lines={lines} />
      <p className="nj-caption">{t('aid.basis', { basis })}</p>
    </article>
  );
}
