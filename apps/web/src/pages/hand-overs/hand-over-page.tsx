import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { PageHeader } from '../../parts/page-header';
import { ReasonModal } from '../../parts/reason-modal';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { StickyAction } from '../../shell/sticky-action';
import { type HandOver, HAND_OVERS, PATH, STATUS_TONES } from './hand-over-types';
import styles from './hand-overs.module.css';
import { LineCard } from './line-card';

/** What one officer hands over and the next one takes: he decides line by line, the desk sees how far it got. */
export default function HandOverPage() {
  const { handOverId = '' } = useParams();
  const { t } = useTranslation('hand-overs');
  const { can } = useSession();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...HAND_OVERS, 'one', handOverId],
    queryFn: ({ signal }) => api.get<HandOver>(`${PATH}/${handOverId}`, undefined, signal),
  });
  const back = can('hand-over:manage') ? '/hand-overs' : '/me';
  if (isPending) return <LoadingState rows={5} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeader
        title={t('fromTo', { from: data.fromName, to: data.toName })}
        subtitle={[data.unionName, data.reason, t('until', { day: dayText(data.onDay, t) })].join(' · ')}
        back={back}
        actions={data.openActions.includes('cancel') && <CancelButton handOver={data} />}
      />
      <Standing handOver={data} />
      <News handOver={data} />
      <ToGive handOver={data} />
      <Lines handOver={data} />
      {data.mine && data.status === 'open' && <AcceptAll handOver={data} />}
    </>
  );
}

function Standing({ handOver }: { handOver: HandOver }) {
  const { t } = useTranslation('hand-overs');
  const { lines, status, statusLabel, cancelReason, mine, endsRoles, onDay } = handOver;
  const unsettled = lines.filter(({ status: of }) => of === 'waiting' || of === 'refused').length;
  const waiting = lines.filter((line) => line.openActions.includes('accept')).length;
  return (
    <div>
      <p>
        <StateTag tone={STATUS_TONES[status]}>{statusLabel}</StateTag>{' '}
        {t('decided', { done: lines.length - unsettled, lines: lines.length })}
      </p>
      {cancelReason && <p>{t('cancelledBecause', { reason: cancelReason })}</p>}
      {endsRoles && <p className="nj-caption">{t('rolesEnd', { day: dayText(onDay, t) })}</p>}
      {mine && waiting > 0 && <p>{t('mineMeans')}</p>}
    </div>
  );
}

function News({ handOver }: { handOver: HandOver }) {
  const { t } = useTranslation('hand-overs');
  const { id, version, news } = handOver;
  const renew = useChange<void, HandOver>({
    send: () => api.post(`${PATH}/${id}/renewal`, {}, { version }),
    refreshes: [HAND_OVERS],
    said: t('news.added'),
  });
  if (news.length === 0) return null;
  return (
    <section className={`nj-card ${styles.news}`}>
      <StateTag tone="due">{t('news.title', { count: news.length })}</StateTag>
      <ul>
        {news.map(({ label, title }, index) => (
          <li key={index}>{`${label} · ${title}`}</li>
        ))}
      </ul>
      <Button loading={renew.isPending} onClick={() => renew.mutate()}>
        {t('news.add')}
      </Button>
    </section>
  );
}

/** What was refused comes back to who runs the hand-over, before all else. */
function ToGive({ handOver }: { handOver: HandOver }) {
  const { t } = useTranslation('hand-overs');
  const lines = handOver.lines.filter((line) => line.openActions.includes('give'));
  if (lines.length === 0) return null;
  return (
    <section className={styles.column}>
      <h2 className={styles.group}>{t('toGive.title', { count: lines.length })}</h2>
      <p>{t('toGive.means')}</p>
      {lines.map((line) => (
        <LineCard key={line.id} handOver={handOver} line={line} />
      ))}
    </section>
  );
}

function Lines({ handOver }: { handOver: HandOver }) {
  const others = handOver.lines.filter((line) => !line.openActions.includes('give'));
  const labels = [...new Set(others.map(({ label }) => label))];
  return (
    <div className={styles.column}>
      {labels.map((label) => {
        const lines = others.filter((line) => line.label === label);
        return (
          <div key={label} className={styles.column}>
            <h2 className={styles.group}>{`${label} ${lines.length}`}</h2>
            {lines.map((line) => (
              <LineCard key={line.id} handOver={handOver} line={line} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

const listed = (lines: readonly { readonly id: string; readonly words: string }[]): ReactNode => (
  <ul>
    {lines.map(({ id, words }) => (
      <li key={id}>{words}</li>
    ))}
  </ul>
);

/** Each by its own rules; what could not be accepted stays, and why is said. */
function AcceptAll({ handOver }: { handOver: HandOver }) {
  const { t } = useTranslation('hand-overs');
  const { modal } = App.useApp();
  const waiting = handOver.lines.filter((line) => line.openActions.includes('accept')).slice(0, 200);
  const accept = useChange<void, Schemas['AcceptedLinesView']>({
    send: () =>
      api.post(`${PATH}/${handOver.id}/acceptance`, { lines: waiting.map(({ id, version }) => ({ id, version })) }),
    refreshes: [HAND_OVERS],
    onDone: ({ problems }) => {
      if (problems.length === 0) return;
      const titleOf = (id: string) => waiting.find((line) => line.id === id)?.title ?? '';
      void modal.info({
        title: t('notAccepted', { count: problems.length }),
        content: listed(problems.map(({ id, words }) => ({ id, words: `${titleOf(id)}:${words}` }))),
        centered: true,
        okText: t('understood'),
      });
    },
  });
  if (waiting.length === 0) return null;
  return (
    <StickyAction>
      <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate()}>
        {t('acceptAll', { count: waiting.length })}
      </Button>
    </StickyAction>
  );
}

function CancelButton({ handOver: { id, version } }: { handOver: HandOver }) {
  const { t } = useTranslation('hand-overs');
  const [asking, setAsking] = useState(false);
  const cancel = useChange<string, HandOver>({
    send: (reason) => api.post(`${PATH}/${id}/cancellation`, { reason }, { version }),
    refreshes: [HAND_OVERS],
    said: t('cancel.done'),
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('cancel.button')}</Button>
      <ReasonModal
        open={asking}
        title={t('cancel.button')}
        confirm={t('cancel.button')}
        explanation={t('cancel.means')}
        sending={cancel.isPending}
        onConfirm={(reason) => cancel.mutate(reason)}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
