import { useTranslation } from 'react-i18next';
import { Consents } from '../../parts/consents';
import { DetailSection } from '../../parts/detail-section';
import { useSession } from '../../session/use-session';
import { MEMBERS } from './member-types';

/** 单独同意 of the member and his household, for who looks after his record. */
export function ConsentsSection({ memberId }: { memberId: string }) {
  const { t } = useTranslation('consents');
  const { can } = useSession();
  if (!can('member:manage')) return null;
  return (
    <DetailSection title={t('title')}>
      <Consents
        path={`/staff/members/${memberId}/consents`}
        queryKey={[...MEMBERS, 'consents', memberId]}
        refreshes={[MEMBERS]}
        byOfficer
      />
    </DetailSection>
  );
}
