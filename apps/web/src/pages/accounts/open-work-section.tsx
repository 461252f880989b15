import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { RelativeDate } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { type Account, ACCOUNTS } from './account-types';

/** What waits for him by name: before he leaves, each is handed on on its own page. */
export function OpenWorkSection({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const { can } = useSession();
  const unionId = account.grants.find(({ current }) => current)?.unionId ?? account.unionId;
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...ACCOUNTS, 'open-work', account.id],
    queryFn: ({ signal }) =>
      api.get<Schemas['OpenWorkView']>(`/staff/accounts/${account.id}/open-work`, undefined, signal),
  });
  return (
    <DetailSection
      title={t('openWork.title')}
      actions={
        can('hand-over:manage') && (
          <Link to={`/hand-overs?from=${account.id}&union=${unionId}`}>{t('openWork.handOver')}</Link>
        )
      }
    >
      {isPending && <LoadingState rows={1} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.groups.length === 0 && <p className="nj-caption">{t('openWork.none')}</p>}
      {data && data.groups.length > 0 && <p className="nj-caption">{t('openWork.means')}</p>}
      {data?.groups.map(({ label, items }) => (
        <div key={label}>
          <p>{t('openWork.group', { label, count: items.length })}</p>
          <ul>
            {items.map(({ subjectId, title, link, dueOn }) => (
              <DetailLine key={subjectId} note={dueOn && <RelativeDate day={dueOn} />}>
                <Link to={link}>{title}</Link>
              </DetailLine>
            ))}
          </ul>
        </div>
      ))}
    </DetailSection>
  );
}
