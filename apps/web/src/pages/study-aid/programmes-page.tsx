import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { Amount } from '../../parts/amount';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';

/** 助学项目: what each gives, to how many, and what it has paid. */
export default function ProgrammesPage() {
  const { t } = useTranslation('study');
  const { can } = useSession();
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...STUDY, 'programmes'],
    queryFn: ({ signal }) => api.get<Schemas['ProgrammeLinesView']>('/staff/study-programmes', undefined, signal),
  });
  const create = can('study-aid:manage-programmes') && (
    <Button type="primary" onClick={() => void navigate('/study-aid/programmes/new')}>
      {t('programmes.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('programmes.title')} subtitle={t('programmes.intro')} back="/study-aid" actions={create} />
      {isPending && <LoadingState rows={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState action={create}>{t('programmes.empty')}</EmptyState>}
      {data?.items.map((programme) => (
        <Link key={programme.id} className={`nj-card ${record.standing}`} to={`/study-aid/programmes/${programme.id}`}>
          <span className={record.cardTop}>
            <strong>{programme.name}</strong>
            <StateTag tone={toneOf(programme.status)}>{programme.statusLabel}</StateTag>
          </span>
          <span className={record.cardTop}>
            <span>
              {programme.unionName} · {programme.kindLabel} · {t('programmes.years', { count: programme.maxYears })}
            </span>
            <span>
              {t('programmes.paid')} <Amount value={programme.paid} />
            </span>
          </span>
          <span className="nj-caption">
            {t('programmes.figures', {
              running: programme.running,
              applied: programme.applied,
              renewals: programme.renewalsOpen,
            })}
          </span>
        </Link>
      ))}
    </>
  );
}
