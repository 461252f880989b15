import { useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Page } from '../../api/types';
import { useSession } from '../../session/use-session';
import { usePhone } from '../../theme/media';
import { type Disbursement, DISBURSEMENTS, type DisbursementRow, type Evidence } from './disbursement-types';

export const useDisbursement = (id: string) =>
  useQuery({
    queryKey: [...DISBURSEMENTS, 'one', id],
    queryFn: ({ signal }) => api.get<Disbursement>(`/staff/disbursements/${id}`, undefined, signal),
  });

export const useEvidence = (id: string) =>
  useQuery({
    queryKey: [...DISBURSEMENTS, 'evidence', id],
    queryFn: ({ signal }) => api.get<Evidence>(`/staff/disbursements/${id}/evidence`, undefined, signal),
  });

/** All approvals that it went through, oldest first. */
export const useApprovals = (id: string) =>
  useQuery({
    queryKey: ['approvals', 'of', id],
    queryFn: ({ signal }) => api.get<Schemas['ApprovalsView']>('/staff/approvals', { subjectId: id }, signal),
  });

/** The balance of that day; the fund has a line of its own. */
const BALANCE = /^可用经费[:：]/;

/** How the standard came to its answer when the aid was asked for, line by line; only cases of visits have it. */
export function useReckoning({ caseRef }: Disbursement) {
  const { can } = useSession();
  return useQuery({
    queryKey: [...DISBURSEMENTS, 'reckoning', caseRef.id],
    enabled: caseRef.type === 'visit-duty' && can('visit:read'),
    queryFn: async ({ signal }) => {
      const duty = await api.get<{ readonly basis: readonly string[] }>(
        `/staff/visit-duties/${caseRef.id}`,
        undefined,
        signal,
      );
      return duty.basis.filter((line) => !BALANCE.test(line));
    },
  });
}

const PLACES = ['/approvals', '/payments'] as const;

/** The queue from which it was opened; it stays open beside it. */
export function useQueuePlace(): string {
  const { pathname } = useLocation();
  return PLACES.find((place) => pathname.startsWith(place)) ?? '/payments';
}

/** Keys of lists: the queue that was looked at last is the one to go on with. */
export const listKey = (filters: object) => [...DISBURSEMENTS, 'list', filters] as const;

type Pages = InfiniteData<Page<DisbursementRow>>;

/** The one after `id` in the queue, else the one before it. */
function neighbourOf(pages: Pages | undefined, id: string): DisbursementRow | undefined {
  const rows = pages?.pages.flatMap(({ items }) => items) ?? [];
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1]);
}

/** After a decision: on the desk the next one opens by itself, on the phone the queue shows what is left. */
export function useGoOn(id: string): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const place = useQueuePlace();
  const { search } = useLocation();
  const phone = usePhone();
  return useCallback(() => {
    const lists = queries.getQueryCache().findAll({ queryKey: [...DISBURSEMENTS, 'list'], type: 'active' });
    const next = lists.map(({ state }) => neighbourOf(state.data as Pages | undefined, id)).find(Boolean);
    void navigate(next && !phone ? `${place}/${next.id}${search}` : `${place}${search}`);
  }, [queries, navigate, place, search, phone, id]);
}
