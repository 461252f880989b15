import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { ConfirmButton } from '../../parts/confirm-button';
import { ReasonModal } from '../../parts/reason-modal';
import { MINE, type OwnAid, type OwnCase } from './portal-types';
import { useOwnPayments } from './use-own-payments';
import styles from './portal.module.css';

/** What I was given, and whether it arrived. */
export function OwnAids({ one: { aids } }: { one: OwnCase }) {
  const { t } = useTranslation('portal');
  const { data } = useOwnPayments();
  if (aids.length === 0) return null;
  return (
    <section className={`nj-card ${styles.standing}`} aria-label={t('aid.title')}>
      <h2>{t('aid.title')}</h2>
      <ul>
        {aids.map((aid) => (
          <li key={aid.id} className={styles.aid}>
            <p className={styles.top}>
              <Amount value={aid.amount} strong />
              <span>{t(`aid.kinds.${aid.paymentKind}`)}</span>
            </p>
            <p>{data?.items.find(({ id }) => id === aid.id)?.sentence ?? aid.words}</p>
            <Answer of={aid} />
            {aid.awaitsReceipt && <Receipt aid={aid} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the union found out when I said that it did not arrive. */
export function Answer({ of: { answer } }: { of: { readonly answer: string | null } }) {
  const { t } = useTranslation('portal');
  return answer && <p className={styles.answer}>{t('aid.answer', { answer })}</p>;
}

interface Said {
  readonly received: boolean;
  readonly note?: string;
}

/** Received, or not: asked of whoever was paid. */
export function Receipt({ aid }: { aid: Pick<OwnAid, 'id' | 'version' | 'amount'> }) {
  const { t } = useTranslation('portal');
  const [denying, setDenying] = useState(false);
  const { key, renew } = useIdempotencyKey();
  const say = useChange<Said>({
    send: (said) =>
      api.post(`/portal/disbursements/${aid.id}/receipt`, said, { version: aid.version, idempotencyKey: key }),
    refreshes: [[...MINE]],
    said: t('aid.said'),
    onDone: () => {
      renew();
      setDenying(false);
    },
  });
  const amount = yuan(aid.amount);
  return (
    <div className={styles.buttons}>
      <Button size="large" onClick={() => setDenying(true)}>
        {t('aid.notReceived')}
      </Button>
      <ConfirmButton
        type="primary"
        size="large"
        loading={say.isPending}
        question={t('aid.question', { amount })}
        explanation={t('aid.means')}
        onConfirm={() => say.mutateAsync({ received: true })}
      >
        {t('aid.received', { amount })}
      </ConfirmButton>
      <ReasonModal
        open={denying}
        title={t('aid.notReceived')}
        confirm={t('aid.tell')}
        explanation={t('aid.tellMeans')}
        suggestions={t('aid.usual', { returnObjects: true }) as string[]}
        sending={say.isPending}
        onConfirm={(note) => say.mutate({ received: false, note })}
        onCancel={() => setDenying(false)}
      />
    </div>
  );
}
