import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { ClaimCard } from './claim-card';
import styles from './mutual-aid.module.css';

/** What mutual aid paid to the member who looks. */
export default function MyClaimsPage() {
  const { t } = useTranslation('mutual-aid');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['my-mutual-aid'],
    queryFn: ({ signal }) => api.get<Schemas['OwnClaimsView']>('/portal/mutual-aid-claims', undefined, signal),
  });
  return (
    <>
      <PageHeader title={t('myTitle')} />
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('myEmpty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map((claim) => (
            <li key={claim.id} className="nj-card">
              <ClaimCard claim={claim} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
