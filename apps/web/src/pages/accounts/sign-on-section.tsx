import { useQuery } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { ChangeProvider, NewProvider } from './sign-on-forms';
import styles from './accounts.module.css';

const SIGN_ON_PROVIDERS = ['sign-on-providers'] as const;

/** Where the federation's people may sign in with an account they have already. */
export function SignOnSection() {
  const { t } = useTranslation('accounts');
  const [adding, setAdding] = useState(false);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: SIGN_ON_PROVIDERS,
    queryFn: ({ signal }) => api.get<Schemas['SignOnProvidersView']>('/staff/sign-on-providers', undefined, signal),
  });
  return (
    <section className={`nj-card ${styles.signOn}`} aria-label={t('signOn.title')}>
      <div className={styles.signOnTop}>
        <h2>{t('signOn.title')}</h2>
        <Button onClick={() => setAdding(true)}>{t('signOn.add')}</Button>
      </div>
      <p className={styles.second}>{t('signOn.means')}</p>
      {isPending && <LoadingState rows={2} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Callback address={data.callback} />}
      {data?.items.length === 0 && <p className={styles.second}>{t('signOn.none')}</p>}
      <ul>
        {data?.items.map((provider) => (
          <Provider key={provider.id} provider={provider} />
        ))}
      </ul>
      <NewProvider open={adding} onClose={() => setAdding(false)} />
    </section>
  );
}

function Callback({ address }: { address: string | null }) {
  const { t } = useTranslation('accounts');
  if (address === null) return <p className={styles.note}>{t('signOn.noAddress')}</p>;
  return (
    <p>
      {t('signOn.callback')}：<Typography.Text copyable>{address}</Typography.Text>
    </p>
  );
}

function Provider({ provider }: { provider: Schemas['SignOnProviderView'] }) {
  const { t } = useTranslation('accounts');
  const [changing, setChanging] = useState(false);
  const { id, version, kind, name, issuer, clientId, hasSecret, enabled, triedAt, answered } = provider;
  const test = useChange<void, Schemas['SignOnProviderView']>({
    send: () => api.post(`/staff/sign-on-providers/${id}/test`),
    refreshes: [SIGN_ON_PROVIDERS],
    said: (done) => t(done.answered ? 'signOn.works' : 'signOn.silent'),
  });
  return (
    <li className={styles.provider}>
      <div>
        <p>
          <strong>{name}</strong> · {t(`signOn.kinds.${kind}`)}{' '}
          {!enabled && <StateTag tone="plain">{t('signOn.off')}</StateTag>}
        </p>
        <p className={styles.second}>
          {[issuer, clientId, !hasSecret && t('signOn.noSecret')].filter(Boolean).join(' · ')}
        </p>
        {triedAt && (
          <p>
            <StateTag tone={answered ? 'done' : 'late'}>{t(answered ? 'signOn.works' : 'signOn.silent')}</StateTag>{' '}
            <span className="nj-caption">
              <RelativeInstant at={triedAt} />
            </span>
          </p>
        )}
      </div>
      <div className={styles.buttons}>
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {t('signOn.test')}
        </Button>
        <Button onClick={() => setChanging(true)}>{t('signOn.change')}</Button>
      </div>
      <ChangeProvider key={version} provider={provider} open={changing} onClose={() => setChanging(false)} />
    </li>
  );
}
