import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Page } from '../../api/types';
import { dayText } from '../../dates';
import { Consents } from '../../parts/consents';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { MINE } from './portal-types';
import styles from './portal.module.css';

type Particulars = Schemas['OwnParticularsView'];
type Household = Schemas['OwnHouseholdView'];
type ViewRecord = Schemas['OwnViewRecordView'];

/** What the register says of me, my household, and who looked at it. */
export default function MyFilePage() {
  const { t } = useTranslation('portal');
  return (
    <div className={styles.page}>
      <PageHeader title={t('file.title')} back="/my/me" subtitle={t('file.intro')} />
      <div className={`nj-card ${styles.standing}`}>
        <ParticularsShown />
        <HouseholdShown />
      </div>
      <Link to="/my/requests">{t('file.requests')}</Link>
      <OwnConsents />
      <section className={styles.views} aria-label={t('file.views')}>
        <h2>{t('file.views')}</h2>
        <p className="nj-caption">{t('file.viewsMean')}</p>
        <Views />
      </section>
    </div>
  );
}

/** What I consented to, and how I take it back. */
function OwnConsents() {
  const { t } = useTranslation('consents');
  return (
    <section className={styles.views} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <Consents path="/portal/me/consents" queryKey={[...MINE, 'consents']} refreshes={[MINE]} byOfficer={false} />
    </section>
  );
}

function ParticularsShown() {
  const { t } = useTranslation('portal');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MINE, 'particulars'],
    queryFn: ({ signal }) => api.get<Particulars>('/portal/me/particulars', undefined, signal),
  });
  if (isPending) return <LoadingState rows={5} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const day = (on: string | null) => on && dayText(on, t);
  return (
    <DetailSection title={data.name}>
      <Facts
        facts={[
          [t('file.union'), data.unionName],
          [t('file.group'), data.groupName],
          [t('file.status'), data.statusName],
          [t('file.category'), data.categoryName],
          [t('file.idNumber'), data.idNumberMasked],
          [t('file.phone'), data.phoneMasked],
          [t('file.card'), data.bankCardMasked ?? t('file.noCard')],
          [t('file.bank'), data.bankName],
          [t('file.joinedOn'), day(data.joinedOn)],
          [t('file.modelWorker'), data.modelWorkerLevelName],
        ]}
      />
    </DetailSection>
  );
}

function HouseholdShown() {
  const { t } = useTranslation('portal');
  const { data } = useQuery({
    queryKey: [...MINE, 'household'],
    queryFn: ({ signal }) => api.get<Household>('/portal/me/household', undefined, signal),
  });
  if (!data || data.persons.length === 0) return null;
  return (
    <DetailSection title={t('file.household')}>
      <ul>
        {data.persons.map(({ id, name, relationName, idNumberMasked }) => (
          <DetailLine key={id} note={idNumberMasked}>
            {name} · {relationName}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

function Views() {
  const { t } = useTranslation('portal');
  const list = useKeyset<ViewRecord>([...MINE, 'views'], (after, signal) =>
    api.get<Page<ViewRecord>>('/portal/me/views', { after }, signal),
  );
  return (
    <KeysetList
      list={list}
      label={t('file.views')}
      itemKey={({ id }) => id}
      renderItem={({ viewerName, viewerUnionName, viewerRoles, fieldNames, reason, viewedAt }) => (
        <div className={styles.view}>
          <p className={styles.top}>
            <strong>{viewerName}</strong>
            <span>{viewerRoles.join('、')}</span>
            <span className="nj-caption">{viewerUnionName}</span>
            <span className="nj-caption">
              <RelativeInstant at={viewedAt} />
            </span>
          </p>
          <p>{t('file.looked', { what: fieldNames.join('、') })}</p>
          <p className="nj-caption">{t('file.because', { reason })}</p>
        </div>
      )}
      empty={t('file.nobody')}
    />
  );
}
