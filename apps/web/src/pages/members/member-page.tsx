import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { DetailSection } from '../../parts/detail-section';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { CaseDrawer } from '../../shell/case-drawer';
import { useBuilt } from '../../shell/built-paths';
import { AccountSection } from './account-section';
import { AidSection } from './aid-section';
import { CasesSection } from './cases-section';
import { ConsentsSection } from './consents-section';
import { HistorySection } from './history-section';
import { HouseholdSection } from './household-section';
import { type Member, toneOf } from './member-types';
import { MembershipSteps } from './membership-steps';
import { ParticularsSection } from './particulars-section';
import { TransferNotice } from './transfer-notice';
import { useMember, useMemberList } from './use-member';
import { ViewsSection } from './views-section';

export default function MemberPage() {
  const { t } = useTranslation('members');
  const { memberId = '' } = useParams();
  const list = useMemberList();
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
      back={`${list}${search}`}
      actions={member && <Actions member={member} path={`${list}/${member.id}/edit${search}`} />}
    >
      {isPending && <LoadingState rows={8} />}
      {error && !member && <ErrorState error={error} onRetry={() => void refetch()} />}
      {member && <Sections key={member.id} member={member} />}
    </CaseDrawer>
  );
}

function Actions({ member, path }: { member: Member; path: string }) {
  const { t } = useTranslation('members');
  const { can } = useSession();
  const navigate = useNavigate();
  if (!can('member:manage')) return null;
  return (
    <>
      <Button onClick={() => void navigate(path)}>{t('edit.button')}</Button>
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
      <CasesSection member={member} />
      <AidSection memberId={member.id} />
      <HouseholdSection memberId={member.id} memberName={member.name} />
      <ConsentsSection memberId={member.id} />
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
