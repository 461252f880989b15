import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { MessageBell } from '../../shell/message-bell';
import { usePhone } from '../../theme/media';
import { DraftsSection } from '../today/drafts-section';
import { AwaitedReceipts } from './awaited-receipts';
import { MINE, type OwnCase, toneOf } from './portal-types';
import styles from './portal.module.css';

/** My matters: each with where it stands, as one would say it. */
export default function MyCasesPage() {
  const { t } = useTranslation('portal');
  const phone = usePhone();
  const cases = useQuery({
    queryKey: [...MINE, 'cases'],
    queryFn: ({ signal }) => api.get<Schemas['PortalCasesView']>('/portal/cases', undefined, signal),
  });
  return (
    <div className={styles.page}>
      <PageHeader title={t('cases.title')} actions={phone && <MessageBell audience="member" />} />
      <DraftsSection />
      <AwaitedReceipts />
      {cases.isPending && <LoadingState rows={6} />}
      {cases.isError && !cases.data && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.data && <Cases items={cases.data.items} />}
    </div>
  );
}

function Cases({ items }: { items: readonly OwnCase[] }) {
  const { t } = useTranslation('portal');
  const navigate = useNavigate();
  if (items.length === 0) {
    return (
      <div className="nj-card">
        <EmptyState
          action={
            <Button type="primary" onClick={() => void navigate('/my/report')}>
              {t('cases.report')}
            </Button>
          }
        >
          {t('cases.empty')}
        </EmptyState>
      </div>
    );
  }
  return (
    <ul className={styles.list}>
      {items.map((one) => (
        <li key={one.id}>
          <CaseCard one={one} />
        </li>
      ))}
    </ul>
  );
}

function CaseCard({ one }: { one: OwnCase }) {
  const { t } = useTranslation('portal');
  const { id, occasionName, eventOn, state, sentence, asks } = one;
  return (
    <Link className={`nj-card ${styles.card}`} to={`/my/cases/${id}`}>
      <span className={styles.top}>
        <strong>{occasionName}</strong>
        <span className="nj-caption">
          <RelativeDate day={eventOn} />
        </span>
        <StateTag tone={toneOf(one)}>{state}</StateTag>
      </span>
      <span>{sentence}</span>
      {asks && <span className={styles.asks}>{t(`asks.${asks}`)}</span>}
    </Link>
  );
}
