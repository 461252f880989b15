import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { RelativeInstant } from '../../parts/relative-date';
import { Section } from './section';
import styles from './me.module.css';

const KEY = ['own-single-sign-on'] as const;

/** An account elsewhere that opens this one: connected here and nowhere else. */
export function OtherAccountSection() {
  const { t } = useTranslation('me');
  const { pathname } = useLocation();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Schemas['LinkedIdentityView']>('/session/single-sign-on', undefined, signal),
  });
  const link = useChange<void, Schemas['BegunSignOnView']>({
    send: () => api.post('/session/single-sign-on', { next: pathname }),
    onDone: ({ address }) => location.assign(address),
  });
  const unlink = useChange<void>({
    send: () => api.post('/session/single-sign-on/removal'),
    refreshes: [KEY],
    said: t('signOn.removed'),
  });
  if (!data?.available) return null;
  const name = data.name ?? '';
  return (
    <Section title={t('signOn.title', { name })}>
      {data.linkedSince ? (
        <p>
          {t('signOn.since')} <RelativeInstant at={data.linkedSince} />
        </p>
      ) : (
        <p className={styles.second}>{t('signOn.none', { name })}</p>
      )}
      <div className={styles.buttons}>
        <Button loading={link.isPending} onClick={() => link.mutate()}>
          {t(data.linkedSince ? 'signOn.another' : 'signOn.link', { name })}
        </Button>
        {data.linkedSince && (
          <ConfirmButton
            question={t('signOn.removeQuestion', { name })}
            explanation={t('signOn.removeMeans')}
            loading={unlink.isPending}
            onConfirm={() => unlink.mutateAsync()}
          >
            {t('signOn.remove')}
          </ConfirmButton>
        )}
      </div>
    </Section>
  );
}
