import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { PairingLine, PAIRINGS } from './pairings';
import styles from './hardship.module.css';
import record from '../../parts/record.module.css';

/** Households with whom somebody of the staff is paired: the next visit first. */
export default function PairingsPage() {
  const { t } = useTranslation('hardship');
  const [own, setOwn] = useState(false);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...PAIRINGS, 'all', own],
    queryFn: ({ signal }) =>
      api.get<Schemas['PairingsView']>('/staff/hardship-pairings', own ? { own: true } : undefined, signal),
  });
  return (
    <>
      <PageHeader title={t('pairings.title')} subtitle={t('pairings.means')} back="/hardship" />
      <p className={styles.filter}>
        <Checkbox checked={own} onChange={(event) => setOwn(event.target.checked)}>
          {t('pairings.own')}
        </Checkbox>
      </p>
      {isPending && <LoadingState rows={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('pairings.empty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul className={`nj-card ${record.part} ${record.lines}`}>
          {data.items.map((pairing) => (
            <PairingLine
              key={pairing.id}
              pairing={pairing}
              title={[pairing.memberName, pairing.categoryLabel].filter(Boolean).join(' · ')}
              to={`/hardship/${pairing.fileId}`}
            />
          ))}
        </ul>
      )}
    </>
  );
}
