import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { Span } from './claim-card';
import { MUTUAL_AID, type Plan } from './mutual-aid-types';
import styles from './mutual-aid.module.css';
import { PlanForm } from './plan-form';

/** Plans of my unions and of those above them, the latest term first. */
export default function PlansPage() {
  const { t } = useTranslation('mutual-aid');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MUTUAL_AID, 'plans'],
    queryFn: ({ signal }) => api.get<Schemas['PlansView']>('/staff/mutual-aid-plans', undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('plans.title')}
        subtitle={t('plans.subtitle')}
        back="/mutual-aid"
        actions={
          can('mutual-aid:manage-plans') && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('plans.add')}
            </Button>
          )
        }
      />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('plans.empty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map((plan) => (
            <li key={plan.id} className="nj-card">
              <PlanCard plan={plan} />
            </li>
          ))}
        </ul>
      )}
      <PlanForm plan={null} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

export function PlanState({ plan: { startsOn, endsOn } }: { plan: Plan }) {
  const { t } = useTranslation('mutual-aid');
  const today = todayInChina();
  if (!startsOn || !endsOn) return <StateTag tone="plain">{t('imported')}</StateTag>;
  if (endsOn < today) return <StateTag tone="plain">{t('plans.over')}</StateTag>;
  return startsOn > today ? (
    <StateTag tone="waiting">{t('plans.ahead')}</StateTag>
  ) : (
    <StateTag tone="done">{t('plans.running')}</StateTag>
  );
}

function PlanCard({ plan }: { plan: Plan }) {
  const { t } = useTranslation('mutual-aid');
  return (
    <span className={styles.card}>
      <span className={styles.top}>
        <Link to={`/mutual-aid/plans/${plan.id}`}>
          <strong>{plan.name}</strong>
        </Link>
        <PlanState plan={plan} />
      </span>
      <span className="nj-caption">
        <Span from={plan.startsOn} to={plan.endsOn} />
      </span>
      <span className="nj-caption">
        {plan.unionName} · {t('plans.members', { count: plan.members })}
      </span>
    </span>
  );
}
