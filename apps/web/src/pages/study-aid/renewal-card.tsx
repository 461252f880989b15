import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { FormModal } from '../../parts/form-modal';
import { ReasonModal } from '../../parts/reason-modal';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { AnswerFields, answerOf, type AnswerValues } from './answer-fields';
import { type Renewal, STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';

/** One renewal: what the family said, every check with its explanation, and what may be done. */
export function RenewalCard({ renewal }: { renewal: Renewal }) {
  const { t } = useTranslation('study');
  const { status, statusLabel, yearName, stateLabel, saidSchool, saidNote, proofDocumentId, lastReason } = renewal;
  return (
    <>
      <span className={record.cardTop}>
        <span>
          {yearName} · {renewal.schoolName}
        </span>
        <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>
      </span>
      <span className="nj-caption">
        {t('renewals.until')} <RelativeDate day={status === 'suspended' ? renewal.endsOn : renewal.cutOffOn} />
        {stateLabel && ` · ${t('renewals.said', { state: stateLabel })}`}
        {saidSchool && ` · ${saidSchool}`}
        {saidNote && ` · ${saidNote}`}
        {lastReason && ` · ${lastReason}`}
      </span>
      <Checks renewal={renewal} />
      <span className={record.actions}>
        {proofDocumentId && (
          <a href={documentAddress(proofDocumentId)} target="_blank" rel="noreferrer">
            {t('renewals.look')}
          </a>
        )}
        <Steps renewal={renewal} />
      </span>
    </>
  );
}

/** What is not right stands open; what passed is one line that opens. */
function Checks({ renewal: { checks } }: { renewal: Renewal }) {
  const { t } = useTranslation('study');
  const [passed, failed] = [checks.filter(({ ok }) => ok), checks.filter(({ ok }) => !ok)];
  return (
    <>
      {failed.length > 0 && <CheckLines checks={failed} />}
      {passed.length > 0 && (
        <details>
          <summary className={styles.good}>
            {t(failed.length === 0 ? 'renewals.allPassed' : 'renewals.passed', { count: passed.length })}
          </summary>
          <CheckLines checks={passed} />
        </details>
      )}
    </>
  );
}

function CheckLines({ checks }: { checks: Renewal['checks'] }) {
  const { t } = useTranslation('study');
  return (
    <ul className={styles.checks}>
      {checks.map(({ code, ok, sentence }) => (
        <li key={code} className={ok ? styles.good : styles.bad}>
          {ok ? (
            <CheckCircleOutlined aria-label={t('renewals.ok')} />
          ) : (
            <CloseCircleOutlined aria-label={t('renewals.notOk')} />
          )}{' '}
          {sentence}
        </li>
      ))}
    </ul>
  );
}

function Steps({ renewal: newest }: { renewal: Renewal }) {
  const { t } = useTranslation('study');
  const manages = useSession().can('study-aid:manage');
  const [asking, setAsking] = useState<'return' | 'reopening' | null>(null);
  const [answering, setAnswering] = useState(false);
  const attempt = useIdempotencyKey();
  const renewal = useHeldWhile(newest, answering || asking !== null);
  const { id, version, openActions, status, proofDocumentId } = renewal;
  const path = `/staff/study-renewals/${id}` as const;
  const accept = useChange<void>({
    send: () =>
      api.post('/staff/study-renewals/acceptance', { items: [{ id, version }] }, { idempotencyKey: attempt.key }),
    refreshes: [STUDY],
    said: t('renewals.accepted', { count: 1 }),
    onDone: attempt.renew,
  });
  const withReason = useChange<string>({
    send: (reason) => api.post(`${path}/${asking!}`, { reason }, { version }),
    refreshes: [STUDY],
    said: t('done'),
    onNewest: () => setAsking(null),
    onDone: () => setAsking(null),
  });
  if (!manages) return null;
  const may = (action: Renewal['openActions'][number]) => openActions.includes(action);
  return (
    <>
      {may('accept') && (
        <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate()}>
          {t('renewals.accept')}
        </Button>
      )}
      {may('answer') && <Button onClick={() => setAnswering(true)}>{t('renewals.answer')}</Button>}
      {may('send-back') && <Button onClick={() => setAsking('return')}>{t('renewals.return')}</Button>}
      {may('reopen') && <Button onClick={() => setAsking('reopening')}>{t('renewals.reopening')}</Button>}
      <ReasonModal
        open={asking !== null}
        title={t(`renewals.${asking ?? 'return'}`)}
        confirm={t(`renewals.${asking ?? 'return'}`)}
        sending={withReason.isPending}
        onCancel={() => setAsking(null)}
        onConfirm={(reason) => withReason.mutate(reason)}
      />
      <FormModal<AnswerValues>
        open={answering}
        onClose={() => setAnswering(false)}
        title={t('renewals.answer')}
        confirm={t('answer.send')}
        explanation={t('answer.forFamily')}
        initial={{ state: 'enrolled' }}
        send={(values) => api.post(`${path}/answer`, answerOf(values), { version, idempotencyKey: attempt.key })}
        refreshes={[STUDY]}
        said={t('done')}
        onDone={attempt.renew}
      >
        <AnswerFields needsProof={status === 'suspended'} hasProof={proofDocumentId !== null} />
      </FormModal>
    </>
  );
}
