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

/** Accounts elsewhere that open this one: connected here and nowhere else. */
export function OtherAccountSection() {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Schemas['LinkedIdentitiesView']>('/session/single-sign-on', undefined, signal),
  });
  return data?.items.map((own) => <OtherAccount key={own.id} own={own} />);
}

function OtherAccount({ own }: { own: Schemas['LinkedIdentityView'] }) {
  const { t } = useTranslation('me');
  const { pathname } = useLocation();
  const { id, name, linkedSince } = own;
  const link = useChange<void, Schemas['BegunSignOnView']>({
    send: () => api.post('/session/single-sign-on', { providerId: id, next: pathname }),
    onDone: ({ address }) => location.assign(address),
  });
  const unlink = useChange<void>({
    send: () => api.post('/session/single-sign-on/removal', { providerId: id }),
    refreshes: [KEY],
    said: t('signOn.removed'),
  });
  return (
    <Section title={t('signOn.title', { name })}>
      {linkedSince ? (
        <p>
          {t('signOn.since')} <RelativeInstant at={linkedSince} />
        </p>
      ) : (
        <p className={styles.second}>{t('signOn.none', { name })}</p>
      )}
      <div className={styles.buttons}>
        <Button loading={link.isPending} onClick={() => link.mutate()}>
          {t(linkedSince ? 'signOn.another' : 'signOn.link', { name })}
        </Button>
        {linkedSince && (
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
