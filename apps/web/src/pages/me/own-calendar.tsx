import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { RelativeInstant } from '../../parts/relative-date';
import { ShownOnce } from '../../parts/shown-once';
import { Section } from './section';
import styles from './me.module.css';

const KEY = ['calendar-feed'] as const;

/** My tasks in the calendar of my phone, behind an address that only I have. */
export function OwnCalendar() {
  const { t } = useTranslation('me');
  const [address, setAddress] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Schemas['CalendarFeedView']>('/messages/calendar', undefined, signal),
  });
  const renew = useChange<void, Schemas['CalendarAddressView']>({
    send: () => api.post('/messages/calendar'),
    refreshes: [KEY],
    onDone: ({ path }) => setAddress(new URL(path, location.origin).href),
  });
  const revoke = useChange<void>({
    send: () => api.post('/messages/calendar/revocation'),
    refreshes: [KEY],
    said: t('calendar.ended'),
  });
  if (!data) return null;
  return (
    <Section title={t('calendar.title')}>
      <p className={styles.second}>{t('calendar.means')}</p>
      {data.createdAt && (
        <p>
          {data.readAt ? (
            <>
              {t('calendar.readAt')} <RelativeInstant at={data.readAt} />
            </>
          ) : (
            t('calendar.unread')
          )}
        </p>
      )}
      <div className={styles.buttons}>
        {data.createdAt ? (
          <>
            <ConfirmButton
              question={t('calendar.renewQuestion')}
              explanation={t('calendar.renewMeans')}
              loading={renew.isPending}
              onConfirm={() => renew.mutateAsync()}
            >
              {t('calendar.renew')}
            </ConfirmButton>
            <Button loading={revoke.isPending} onClick={() => revoke.mutate()}>
              {t('calendar.end')}
            </Button>
          </>
        ) : (
          <Button loading={renew.isPending} onClick={() => renew.mutate()}>
            {t('calendar.make')}
          </Button>
        )}
      </div>
      <ShownOnce title={t('calendar.address')} secret={address} onClose={() => setAddress(null)}>
        <p>{t('calendar.howTo')}</p>
      </ShownOnce>
    </Section>
  );
}
