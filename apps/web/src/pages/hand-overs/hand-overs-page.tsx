import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { HandOverCard } from './hand-over-card';
import { HAND_OVERS, PATH } from './hand-over-types';
import styles from './hand-overs.module.css';
import { OpenHandOverModal } from './open-hand-over-modal';

/** 换届交接 of the unions below: what is under way, how far it got, and a new one. */
export default function HandOversPage() {
  const { t } = useTranslation('hand-overs');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [from, unionId] = [search.get('from'), search.get('union')];
  const [opening, setOpening] = useState(from !== null);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...HAND_OVERS, 'list'],
    queryFn: ({ signal }) => api.get<Schemas['HandOversView']>(PATH, undefined, signal),
  });
  const open = (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('open')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('means')} actions={open} />
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
      <div className={styles.column}>
        {data?.items.map((each) => (
          <HandOverCard key={each.id} handOver={each} />
        ))}
      </div>
      <OpenHandOverModal
        open={opening}
        from={from}
        unionId={unionId}
        onClose={() => setOpening(false)}
        onDone={({ id }) => void navigate(`/hand-overs/${id}`)}
      />
    </>
  );
}
