import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { DISPUTES } from './dispute-types';
import record from '../../parts/record.module.css';

/** My own disputes. */
export default function MyDisputesPage() {
  const { t } = useTranslation('disputes');
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...DISPUTES, 'mine'],
    queryFn: ({ signal }) => api.get<Schemas['PortalDisputesView']>('/portal/disputes', undefined, signal),
  });
  const apply = (
    <Button type="primary" onClick={() => void navigate('/my/disputes/new')}>
      {t('mine.apply')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('mine.title')}
        subtitle={t('mine.intro')}
        back="/my/me"
        actions={data?.items.length ? apply : null}
      />
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState action={apply}>{t('mine.none')}</EmptyState>}
      <ul className={record.column}>
        {data?.items.map(({ id, matterLabel, employer, statusLabel, receivedOn }) => (
          <li key={id} className={record.lines}>
            <Link className={`nj-card ${record.card}`} to={`/my/disputes/${id}`}>
              <span className={record.cardTop}>
                <strong>{matterLabel}</strong>
                <span className="nj-caption">
                  <RelativeDate day={receivedOn} />
                </span>
              </span>
              <span>{employer}</span>
              <span>{statusLabel}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
