import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { DetailLine } from '../../parts/detail-section';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Section } from './section';
import styles from './me.module.css';

type OwnSession = Schemas['OwnSessionView'];

const SESSIONS = ['own-sessions'] as const;
/** Those used last are the ones that matter; the rest is one tap away. */
const SHOWN = 3;

/** Where I am signed in; a phone that got lost is signed out from here. */
export function OwnSessions() {
  const { t } = useTranslation('me');
  const [all, setAll] = useState(false);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => api.get<Schemas['OwnSessionsView']>('/session/list', undefined, signal),
  });
  const revokeOthers = useChange<void>({
    send: () => api.post('/session/list/revocation'),
    refreshes: [SESSIONS],
    said: t('sessions.othersDone'),
  });
  const sessions = [...(data?.items ?? [])].sort((one, other) => Number(other.current) - Number(one.current));
  const others = sessions.length - 1;
  return (
    <Section title={t('sessions.title')}>
      {isPending && <LoadingState rows={2} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      <ul>
        {(all ? sessions : sessions.slice(0, SHOWN)).map((one) => (
          <SessionLine key={one.id} session={one} />
        ))}
      </ul>
      {others > 0 && (
        <div className={styles.buttons}>
          {!all && sessions.length > SHOWN && (
            <Button onClick={() => setAll(true)}>{t('sessions.all', { count: sessions.length })}</Button>
          )}
          <ConfirmButton
            question={t('sessions.othersQuestion', { count: others })}
            explanation={t('sessions.othersMeans')}
            loading={revokeOthers.isPending}
            onConfirm={() => revokeOthers.mutateAsync()}
          >
            {t('sessions.others')}
          </ConfirmButton>
        </div>
      )}
    </Section>
  );
}

function SessionLine({ session }: { session: OwnSession }) {
  const { t } = useTranslation('me');
  const { id, userAgentKind, createdAt, lastSeenAt, current } = session;
  const revoke = useChange<void>({
    send: () => api.post(`/session/list/${id}/revocation`),
    refreshes: [SESSIONS],
    said: t('sessions.done'),
  });
  return (
    <DetailLine
      note={
        <>
          {t('sessions.lastSeen')} <RelativeInstant at={lastSeenAt} /> · {t('sessions.since')}{' '}
          <RelativeInstant at={createdAt} />
        </>
      }
      end={
        current ? (
          <StateTag tone="done">{t('sessions.current')}</StateTag>
        ) : (
          <Button
            loading={revoke.isPending}
            aria-label={t('sessions.endOf', { device: userAgentKind })}
            onClick={() => revoke.mutate()}
          >
            {t('sessions.end')}
          </Button>
        )
      }
    >
      {userAgentKind}
    </DetailLine>
  );
}
