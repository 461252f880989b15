import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { ReasonModal } from '../../parts/reason-modal';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import record from '../../parts/record.module.css';
import styles from '../disputes/disputes.module.css';
import { RatingForm } from '../disputes/rating-form';
import { OwnPapers } from './petition-papers';
import { type OwnPetition, ownPetitionKey, PETITIONS, toneOf } from './petition-types';

/** My own petition: where it is, when I am to come, what to bring, what I was answered, and what I may ask next. */
export default function MyPetitionPage() {
  const { t } = useTranslation('petitions');
  const { petitionId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ownPetitionKey(petitionId),
    queryFn: ({ signal }) => api.get<OwnPetition>(`/portal/petitions/${petitionId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={data ? [data.kindLabel, data.about].filter(Boolean).join(' · ') : t('mine.title')}
        subtitle={data?.number}
        back="/my/petitions"
      />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Mine key={data.id} own={data} />}
    </>
  );
}

function Mine({ own }: { own: OwnPetition }) {
  const { t } = useTranslation('petitions');
  return (
    <div className={record.column}>
      <Standing own={own} />
      <Replies own={own} />
      {own.mayRate && (
        <RatingForm
          question={t('mine.rate')}
          path={`/portal/petitions/${own.id}/rating`}
          version={own.version}
          refreshes={[PETITIONS]}
        />
      )}
      {own.stars !== null && (
        <section className={`nj-card ${record.standing}`}>
          <p>{t('mine.rated', { stars: own.stars })}</p>
        </section>
      )}
      <section className={`nj-card ${record.part}`}>
        <OwnPapers own={own} />
      </section>
      <Said own={own} />
    </div>
  );
}

function Standing({ own }: { own: OwnPetition }) {
  const { t } = useTranslation('petitions');
  const { status, statusLabel, sentence, next, clocks, askUntil } = own;
  return (
    <section className={`nj-card ${record.standing}`} aria-label={t('standing.label')}>
      <p>
        <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>
      </p>
      <p>{sentence}</p>
      {next && (
        <Facts
          facts={[
            [t('meeting.come'), [dayText(next.on, t), next.atTime].filter(Boolean).join(' ')],
            [t('meeting.place'), next.place],
            [t('meeting.bring'), next.bring],
          ]}
        />
      )}
      {clocks.length > 0 && (
        <ul className={record.lines}>
          {clocks.map(({ name, endsOn, left }) => (
            <DetailLine key={name} end={left}>
              {name} {endsOn && t('mine.until', { on: dayText(endsOn, t) })}
            </DetailLine>
          ))}
        </ul>
      )}
      {askUntil && <p className="nj-caption">{t('mine.askUntil', { on: dayText(askUntil, t) })}</p>}
      <OwnActions own={own} />
    </section>
  );
}

function Replies({ own: { replies } }: { own: OwnPetition }) {
  const { t } = useTranslation('petitions');
  return replies.map(({ title, on, words }) => (
    <section key={`${title}${on}`} className={`nj-card ${record.part}`}>
      <DetailSection title={`${title} · ${dayText(on, t)}`}>
        <p className={styles.words}>{words ?? t('mine.accepted')}</p>
      </DetailSection>
    </section>
  ));
}

function Said({ own }: { own: OwnPetition }) {
  const { t } = useTranslation('petitions');
  return (
    <section className={`nj-card ${record.part}`}>
      <DetailSection title={t('mine.said')}>
        <Facts
          facts={[
            [t('about.receivedOn'), dayText(own.receivedOn, t)],
            [t('about.about'), own.about],
            [t('mine.unionName'), own.unionName],
            [t('about.handlerName'), own.handlerName],
          ]}
        />
        <p className={styles.words}>{own.words}</p>
        {own.request && <p className={styles.words}>{t('about.request', { request: own.request })}</p>}
      </DetailSection>
    </section>
  );
}

const ASKING = { 'request-review': 'review-request', 'request-recheck': 'recheck-request' } as const;

function OwnActions({ own }: { own: OwnPetition }) {
  const { t } = useTranslation('petitions');
  const [asked, setAsked] = useState<string | null>(null);
  const { openActions } = own;
  if (openActions.length === 0) return null;
  return (
    <div className={record.actions}>
      {openActions.map((action) => (
        <Button key={action} type={action === 'withdraw' ? 'default' : 'primary'} onClick={() => setAsked(action)}>
          {t(`mine.actions.${action}`)}
        </Button>
      ))}
      {asked === 'withdraw' && <Withdrawal own={own} onClose={() => setAsked(null)} />}
      {(asked === 'request-review' || asked === 'request-recheck') && (
        <AskAgain own={own} action={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

interface DialogProps {
  readonly own: OwnPetition;
  readonly onClose: () => void;
}

function AskAgain({ own, action, onClose }: DialogProps & { action: keyof typeof ASKING }) {
  const { t } = useTranslation('petitions');
  const ask = useChange<void>({
    send: () => api.post(`/portal/petitions/${own.id}/${ASKING[action]}`, {}, { version: own.version }),
    refreshes: [PETITIONS],
    said: t('mine.asked'),
    onDone: onClose,
  });
  return (
    <Modal
      open
      centered
      title={t(`mine.actions.${action}`)}
      okText={t(`mine.actions.${action}`)}
      cancelText={t('mine.notNow')}
      confirmLoading={ask.isPending}
      onOk={() => ask.mutate()}
      onCancel={onClose}
    >
      <p>{t(`mine.means.${action}`)}</p>
      <ProblemNotice error={ask.error} />
    </Modal>
  );
}

function Withdrawal({ own, onClose }: DialogProps) {
  const { t } = useTranslation('petitions');
  const withdraw = useChange<string>({
    send: (words) => api.post(`/portal/petitions/${own.id}/withdrawal`, { words }, { version: own.version }),
    refreshes: [PETITIONS],
    said: t('mine.withdrawn'),
    onDone: onClose,
  });
  return (
    <ReasonModal
      open
      title={t('mine.actions.withdraw')}
      confirm={t('mine.actions.withdraw')}
      explanation={t('mine.means.withdraw')}
      suggestions={[t('mine.solved'), t('mine.otherWay')]}
      sending={withdraw.isPending}
      onConfirm={(words) => withdraw.mutate(words)}
      onCancel={onClose}
    />
  );
}
