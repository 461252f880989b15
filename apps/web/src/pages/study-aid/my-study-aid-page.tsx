import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { Amount } from '../../parts/amount';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { ReasonModal } from '../../parts/reason-modal';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { AwaitedReceipts } from '../portal/awaited-receipts';
import { AddPapers } from './add-papers';
import { AnswerFields, answerOf, type AnswerValues } from './answer-fields';
import { type OwnStudyAid, STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';

type OwnAward = OwnStudyAid['awards'][number];

export const useOwnStudyAid = () =>
  useQuery({
    queryKey: [...STUDY, 'mine'],
    queryFn: ({ signal }) => api.get<OwnStudyAid>('/portal/study-aid', undefined, signal),
  });

/** The aid of my children: what is missing, the next date, what came; and what I may apply for. */
export default function MyStudyAidPage() {
  const { t } = useTranslation('study');
  const { data, isPending, error, refetch } = useOwnStudyAid();
  return (
    <>
      <PageHeader title={t('mine.title')} subtitle={t('mine.intro')} back="/my/me" />
      {isPending && <LoadingState rows={6} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={record.column}>
          <AwaitedReceipts of={(type) => type === 'study-grant-list'} />
          {data.awards.map((award) => (
            <Child key={award.id} award={award} />
          ))}
          <Offered aid={data} />
        </div>
      )}
    </>
  );
}

function Offered({ aid: { programmes, awards, onFile } }: { aid: OwnStudyAid }) {
  const { t } = useTranslation('study');
  const navigate = useNavigate();
  if (programmes.length === 0 && awards.length === 0) return <EmptyState>{t('mine.none')}</EmptyState>;
  return (
    <>
      {programmes.map(({ id, name, sentence, from, until, isOpen, needsFile }) => (
        <section key={id} className={`nj-card ${record.standing}`}>
          <p>
            <strong>{name}</strong>
          </p>
          <p>{sentence}</p>
          <p className="nj-caption">{t('mine.window', { from: dayText(from, t), until: dayText(until, t) })}</p>
          {needsFile && !onFile && (
            <p>
              {t('mine.fileFirst')} <Link to="/my/hardship">{t('mine.toFile')}</Link>
            </p>
          )}
          {isOpen && (onFile || !needsFile) && (
            <div className={record.actions}>
              <Button type="primary" onClick={() => void navigate(`/my/study-aid/apply/${id}`)}>
                {t('mine.apply')}
              </Button>
            </div>
          )}
        </section>
      ))}
    </>
  );
}

function Child({ award }: { award: OwnAward }) {
  const { t } = useTranslation('study');
  const { childName, schoolName, levelLabel, programmeName, status, state, sentence, missing, next, received } = award;
  return (
    <section className={`nj-card ${record.standing}`}>
      <span className={record.cardTop}>
        <strong>{childName}</strong>
        <StateTag tone={toneOf(status)}>{state}</StateTag>
      </span>
      <p className="nj-caption">
        {programmeName} · {schoolName} · {levelLabel}
      </p>
      <p>{sentence}</p>
      {missing.length > 0 && <p>{t('mine.missing', { items: missing.join('、') })}</p>}
      {next && <p>{t('mine.next', { next })}</p>}
      {award.renewal && <Renewal award={award} renewal={award.renewal} />}
      <Steps award={award} />
      <DetailSection title={t('mine.history')}>
        <p>
          {t('mine.received')} <Amount value={received} strong />
        </p>
        <ul className={record.lines}>
          {award.instalments.map((each) => (
            <DetailLine
              key={each.yearName}
              note={each.paidOn ? `${dayText(each.paidOn, t)} · ${each.sentence}` : each.sentence}
              end={<Amount value={each.amount} />}
            >
              {each.yearName}
            </DetailLine>
          ))}
        </ul>
      </DetailSection>
    </section>
  );
}

function Renewal({ award, renewal }: { award: OwnAward; renewal: NonNullable<OwnAward['renewal']> }) {
  const { t } = useTranslation('study');
  const [open, setOpen] = useState(false);
  const attempt = useIdempotencyKey();
  const { id, version, yearName, sentence, mayAnswer, needsProof, hasProof, schoolName, stateLabel } = renewal;
  return (
    <DetailSection title={t('mine.renewal', { year: yearName })}>
      <p>{sentence}</p>
      {stateLabel && <p className="nj-caption">{t('mine.said', { state: stateLabel })}</p>}
      {mayAnswer && (
        <div className={record.actions}>
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('mine.answer')}
          </Button>
        </div>
      )}
      <FormModal<AnswerValues>
        open={open}
        onClose={() => setOpen(false)}
        title={t('mine.answerOf', { name: award.childName })}
        confirm={t('answer.send')}
        explanation={t('answer.lastYear', { school: schoolName })}
        initial={{ state: 'enrolled' }}
        send={(values) =>
          api.post(`/portal/study-aid/renewals/${id}/answer`, answerOf(values), {
            version,
            idempotencyKey: attempt.key,
          })
        }
        refreshes={[STUDY]}
        said={t('mine.answered')}
        onDone={attempt.renew}
      >
        <AnswerFields needsProof={needsProof} hasProof={hasProof} />
      </FormModal>
    </DetailSection>
  );
}

function Steps({ award: { id, version, mayAddPapers, mayWithdraw } }: { award: OwnAward }) {
  const { t } = useTranslation('study');
  const [asking, setAsking] = useState(false);
  const withdraw = useChange<string>({
    send: (reason) => api.post(`/portal/study-aid/awards/${id}/withdrawal`, { reason }, { version }),
    refreshes: [STUDY],
    said: t('done'),
    onDone: () => setAsking(false),
  });
  if (!mayAddPapers && !mayWithdraw) return null;
  return (
    <div className={record.actions}>
      {mayAddPapers && <AddPapers path={`/portal/study-aid/awards/${id}/papers`} version={version} primary />}
      {mayWithdraw && <Button onClick={() => setAsking(true)}>{t('mine.withdraw')}</Button>}
      <ReasonModal
        open={asking}
        title={t('mine.withdraw')}
        confirm={t('mine.withdraw')}
        sending={withdraw.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={(reason) => withdraw.mutate(reason)}
      />
    </div>
  );
}
