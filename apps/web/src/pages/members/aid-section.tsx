import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { RelativeDate } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';

type Aid = Schemas['AidView'];

/** What he and those who live with him received or asked for in twelve months. */
export function AidSection({ memberId }: { memberId: string }) {
  const { t } = useTranslation('members');
  const { can } = useSession();
  const opens = can('disbursement:read');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['disbursements', 'of-member', memberId],
    enabled: opens,
    queryFn: ({ signal }) => api.get<Schemas['MemberAidView']>(`/staff/members/${memberId}/aid`, undefined, signal),
  });
  if (!opens) return null;
  return (
    <DetailSection title={t('aid.title')}>
      {isPending && <LoadingState rows={2} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.items.length === 0 && <p className="nj-caption">{t('aid.empty')}</p>}
      {data && data.items.length > 0 && (
        <>
          <p className="nj-number">
            {t('aid.sum', { own: yuan(data.ownAmount), household: yuan(data.householdAmount) })}
          </p>
          <ul>
            {data.items.map((aid) => (
              <AidLine key={aid.id} aid={aid} />
            ))}
          </ul>
        </>
      )}
      {data && data.elsewhereCount > 0 && (
        <p className="nj-caption">
          {t('aid.elsewhere', { count: data.elsewhereCount, amount: yuan(data.elsewhereAmount) })}
        </p>
      )}
    </DetailSection>
  );
}

function AidLine({ aid }: { aid: Aid }) {
  const { t } = useTranslation('members');
  const { id, number, recipientName, own, occasionName, givenOn, amount, unionName, statusName } = aid;
  return (
    <DetailLine note={[number, unionName, statusName].join(' · ')} end={<Amount value={amount} />}>
      <Link to={`/disbursements/${id}`}>{own ? occasionName : t('aid.of', { name: recipientName, occasionName })}</Link>{' '}
      <RelativeDate day={givenOn} />
    </DetailLine>
  );
}
