import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { api } from '../../api/client';
import { DetailSection, Facts } from '../../parts/detail-section';
import { RelativeInstant } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { CaseDrawer } from '../../shell/case-drawer';
import { AccountActions } from './account-actions';
import { type Account, ACCOUNTS } from './account-types';
import { AccountState } from './accounts-page';
import { GrantsSection } from './grants-section';
import { OpenWorkSection } from './open-work-section';

export default function AccountPage() {
  const { t } = useTranslation('accounts');
  const { accountId = '' } = useParams();
  const { search } = useLocation();
  const {
    data: account,
    isPending,
    error,
    refetch,
  } = useQuery({
    queryKey: [...ACCOUNTS, 'one', accountId],
    queryFn: ({ signal }) => api.get<Account>(`/staff/accounts/${accountId}`, undefined, signal),
  });
  return (
    <CaseDrawer
      title={
        account ? (
          <>
            {account.displayName} <AccountState account={account} />
          </>
        ) : (
          t('one')
        )
      }
      back={`/accounts${search}`}
      actions={account && <AccountActions key={account.id} account={account} />}
    >
      {isPending && <LoadingState rows={6} />}
      {error && !account && <ErrorState error={error} onRetry={() => void refetch()} />}
      {account && (
        <div key={account.id}>
          <Particulars account={account} />
          <GrantsSection account={account} />
          <OpenWorkSection account={account} />
          <AuditLinks account={account} />
        </div>
      )}
    </CaseDrawer>
  );
}

function Particulars({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const members = useBuilt('/members');
  const { login, phone, unionName, memberId, lastSeenAt, displayName, secondFactorSince } = account;
  const person = memberId && (members ? <Link to={`/members/${memberId}`}>{displayName}</Link> : displayName);
  const seen = lastSeenAt ? <RelativeInstant at={lastSeenAt} /> : t('neverSeen');
  const factor = secondFactorSince ? <RelativeInstant at={secondFactorSince} /> : t('noFactor');
  return (
    <DetailSection title={t('particulars')}>
      <Facts
        facts={[
          [t('fields.login'), login],
          [t('fields.phone'), phone],
          [t('fields.union'), unionName],
          [t('fields.member'), person],
          [t('fields.lastSeen'), seen],
          [t('fields.secondFactor'), factor],
        ]}
      />
    </DetailSection>
  );
}

function AuditLinks({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const { can } = useSession();
  const audits = useBuilt('/audit') && can('audit:read');
  if (!audits) return null;
  return (
    <DetailSection title={t('audit.title')}>
      <p>
        <Link to={`/audit?accountId=${account.id}`}>{t('audit.did')}</Link>
      </p>
      <p>
        <Link to={`/audit?subjectId=${account.id}`}>{t('audit.changed')}</Link>
      </p>
    </DetailSection>
  );
}
