import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { DetailSection } from '../../parts/detail-section';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
import { MEMBERS, type MembershipChange } from './member-types';

/** How the membership came to stand where it stands. */
export function HistorySection({ memberId }: { memberId: string }) {
  const { t } = useTranslation('members');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MEMBERS, 'changes', memberId],
    queryFn: ({ signal }) =>
      api.get<Schemas['MembershipHistoryView']>(`/staff/members/${memberId}/changes`, undefined, signal),
  });
  return (
    <DetailSection title={t('history.title')}>
      {isPending && <LoadingState rows={2} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="nj-caption">{t('history.empty')}</p>}
      {data && data.items.length > 0 && (
        <Timeline
          entries={data.items.map((change, index) => ({
            id: String(index),
            at: change.recordedAt,
            text: <ChangeText change={change} />,
            ...(change.reason ? { more: <span className="nj-caption">{change.reason}</span> } : {}),
          }))}
        />
      )}
    </DetailSection>
  );
}

function ChangeText({ change }: { change: MembershipChange }) {
  const { t } = useTranslation('members');
  const { actionName, toStatusName, fromUnionName, toUnionName, effectiveOn } = change;
  const moved = fromUnionName !== toUnionName && toUnionName;
  return t(moved ? 'history.moved' : 'history.changed', {
    action: actionName,
    status: toStatusName,
    from: fromUnionName,
    to: toUnionName,
    day: dayText(effectiveOn, t),
  });
}
