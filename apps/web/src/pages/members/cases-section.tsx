import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Page } from '../../api/types';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { toneOf } from '../visits/duty-tone';
import type { Member } from './member-types';
import type { DutyLine } from '../visits/visit-types';

const SHOWN = 10;

/** The member's cases of any state, the latest deadline first. */
export function CasesSection({ member }: { member: Member }) {
  const { id: memberId, name, unionId, unionName } = member;
  const { t } = useTranslation('members');
  const { can } = useSession();
  const opens = useBuilt('/visits') && can('visit:read');
  const { data, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['duties', 'of-member', memberId],
    enabled: opens,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<DutyLine>>(
        '/staff/visit-duties',
        { memberId, status: 'all', limit: SHOWN, after: pageParam },
        signal,
      ),
    getNextPageParam: (page) => page.next,
  });
  if (!opens) return null;
  const cases = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <DetailSection
      title={t('cases.title')}
      actions={
        can('visit:report') && (
          <Link to="/report" state={{ about: { id: memberId, name, unionId, unionName } }}>
            {t('cases.report')}
          </Link>
        )
      }
    >
      {isPending && <LoadingState rows={2} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && cases.length === 0 && <p className="nj-caption">{t('cases.empty')}</p>}
      {cases.length > 0 && (
        <ul>
          {cases.map((duty) => (
            <CaseLine key={duty.id} duty={duty} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('cases.more')}
        </Button>
      )}
    </DetailSection>
  );
}

function CaseLine({ duty }: { duty: DutyLine }) {
  const { id, occasionName, eventOn, number, statusName, unionName } = duty;
  return (
    <DetailLine note={[number, unionName].join(' · ')} end={<StateTag tone={toneOf(duty)}>{statusName}</StateTag>}>
      <Link to={`/duties/${id}`}>{occasionName}</Link> <RelativeDate day={eventOn} />
    </DetailLine>
  );
}
