import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import record from '../../parts/record.module.css';
import { PETITIONS } from './petition-types';

/** My own petitions. */
export default function MyPetitionsPage() {
  const { t } = useTranslation('petitions');
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...PETITIONS, 'mine'],
    queryFn: ({ signal }) => api.get<Schemas['PortalPetitionsView']>('/portal/petitions', undefined, signal),
  });
  const write = (
    <Button type="primary" onClick={() => void navigate('/my/petitions/new')}>
      {t('mine.write')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('mine.title')}
        subtitle={t('mine.intro')}
        back="/my/me"
        actions={data?.items.length ? write : null}
      />
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState action={write}>{t('mine.none')}</EmptyState>}
      <ul className={`${record.column} ${record.lines}`}>
        {data?.items.map(({ id, kindLabel, about, statusLabel, receivedOn }) => (
          <li key={id}>
            <Link className={`nj-card ${record.card}`} to={`/my/petitions/${id}`}>
              <span className={record.cardTop}>
                <strong>{[kindLabel, about].filter(Boolean).join(' · ')}</strong>
                <span className="nj-caption">
                  <RelativeDate day={receivedOn} />
                </span>
              </span>
              <span>{statusLabel}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
