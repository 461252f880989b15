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
import { LEGAL_AIDS } from './legal-aid-types';

/** My own applications for legal aid. */
export default function MyLegalAidsPage() {
  const { t } = useTranslation('legal-aid');
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...LEGAL_AIDS, 'mine'],
    queryFn: ({ signal }) => api.get<Schemas['PortalLegalAidsView']>('/portal/legal-aids', undefined, signal),
  });
  const apply = (
    <Button type="primary" onClick={() => void navigate('/my/legal-aid/new')}>
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
        {data?.items.map(({ id, matterLabel, serviceLabel, employer, statusLabel, receivedOn }) => (
          <li key={id} className={record.lines}>
            <Link className={`nj-card ${record.card}`} to={`/my/legal-aid/${id}`}>
              <span className={record.cardTop}>
                <strong>{matterLabel}</strong>
                <span className="nj-caption">
                  <RelativeDate day={receivedOn} />
                </span>
              </span>
              <span>{[serviceLabel, employer].filter(Boolean).join(' · ')}</span>
              <span>{statusLabel}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
