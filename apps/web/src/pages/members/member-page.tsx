import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { DetailSection } from '../../parts/detail-section';
import { rememberMember } from '../../parts/recent-members';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { CaseDrawer } from '../../shell/case-drawer';
import { useBuilt } from '../../shell/built-paths';
import { AccountSection } from './account-section';
import { HistorySection } from './history-section';
import { HouseholdSection } from './household-section';
import { type Member, MEMBERS, toneOf } from './member-types';
import { MembershipSteps } from './membership-steps';
import { ParticularsSection } from './particulars-section';
import { TransferNotice } from './transfer-notice';
import { ViewsSection } from './views-section';

export function useMember(id: string) {
  const account = useSession().session?.accountId ?? '';
  return useQuery({
    queryKey: [...MEMBERS, 'one', id],
    queryFn: async ({ signal }) => {
      const member = await api.get<Member>(`/staff/members/${id}`, undefined, signal);
      rememberMember(account, { id, name: member.name, unionName: member.unionName });
      return member;
    },
  });
}

export default function MemberPage() {
  const { t } = useTranslation('members');
  const { memberId = '' } = useParams();
  const { search } = useLocation();
  const { data: member, isPending, error, refetch } = useMember(memberId);
  return (
    <CaseDrawer
      title={
        member ? (
          <>
            {member.name} <StateTag tone={toneOf(member.status)}>{member.statusName}</StateTag>
          </>
        ) : (
          t('one')
        )
      }
      back={`/members${search}`}
      actions={member && <Actions member={member} search={search} />}
    >
      {isPending && <LoadingState rows={8} />}
      {error && !member && <ErrorState error={error} onRetry={() => void refetch()} />}
      {member && <Sections key={member.id} member={member} />}
    </CaseDrawer>
  );
}

function Actions({ member, search }: { member: Member; search: string }) {
  const { t } = useTranslation('members');
  const { can } = useSession();
  const navigate = useNavigate();
  if (!can('member:manage')) return null;
  return (
    <>
      <Button onClick={() => void navigate(`/members/${member.id}/edit${search}`)}>{t('edit.button')}</Button>
      <MembershipSteps key={member.id} member={member} />
    </>
  );
}

function Sections({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const { can } = useSession();
  const audits = useBuilt('/audit') && can('audit:read');
  return (
    <>
      {member.status === 'transferring' && <TransferNotice member={member} />}
      <ParticularsSection member={member} />
      <HouseholdSection memberId={member.id} memberName={member.name} />
      <AccountSection member={member} />
      <HistorySection memberId={member.id} />
      <ViewsSection memberId={member.id} />
      {audits && (
        <DetailSection title={t('audit.title')}>
          <Link to={`/audit?subjectId=${member.id}`}>{t('audit.link')}</Link>
        </DetailSection>
      )}
    </>
  );
}
