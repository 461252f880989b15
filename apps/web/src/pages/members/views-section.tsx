import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { useKeyset } from '../../parts/keyset-list';
import { RelativeInstant } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { MEMBERS, type ViewRecord } from './member-types';

/** Who looked at full numbers, at which and why; the member reads the same list. */
export function ViewsSection({ memberId }: { memberId: string }) {
  const { t } = useTranslation('members');
  const list = useKeyset<ViewRecord>([...MEMBERS, 'views', memberId], (after, signal) =>
    api.get(`/staff/members/${memberId}/views`, { after, limit: 10 }, signal),
  );
  return (
    <DetailSection title={t('views.title')}>
      {list.isPending && <LoadingState rows={2} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && <p className="nj-caption">{t('views.empty')}</p>}
      <ul>
        {list.items.map((view) => (
          <DetailLine key={view.id} note={<RelativeInstant at={view.viewedAt} />}>
            {t('views.line', {
              who: [view.viewerUnionName, view.viewerName, view.viewerRoles.join('、')].filter(Boolean).join(' '),
              what: view.fieldNames.join('、'),
              why: view.reason,
            })}
          </DetailLine>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('views.more')}
        </Button>
      )}
    </DetailSection>
  );
}
