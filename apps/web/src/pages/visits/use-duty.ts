import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { keptAnswer } from '../../api/kept-answers';
import { fromFen, toFen } from '../../money';
import { useSettled } from '../../parts/use-settled';
import { givenGoods, metSomebody, photoLists, type VisitDraft } from './visit-draft';
import { type DutyEntitlement, DUTIES, type SuggestedVisitor, type VisitDuty } from './visit-types';

/** What was looked at before going is still there in a hospital without a signal. */
const HALF_A_DAY = 12 * 60 * 60_000;
const PAUSE_MS = 400;

export const dutyQuery = (id: string) =>
  queryOptions({
    queryKey: [...DUTIES, 'one', id],
    gcTime: HALF_A_DAY,
    queryFn: ({ signal }) =>
      keptAnswer(`duty.${id}`, () => api.get<VisitDuty>(`/staff/visit-duties/${id}`, undefined, signal)),
  });

export const suggestedQuery = (id: string) =>
  queryOptions({
    queryKey: [...DUTIES, 'suggested', id],
    gcTime: HALF_A_DAY,
    queryFn: ({ signal }) =>
      keptAnswer(`suggested.${id}`, () =>
        api.get<{ items: SuggestedVisitor[] }>(`/staff/visit-duties/${id}/suggested-visitors`, undefined, signal),
      ),
  });

interface AskedAid {
  readonly cash?: string;
  readonly goods?: string;
  readonly evidence?: string;
}

export const entitlementQuery = (id: string, asked: AskedAid) =>
  queryOptions({
    queryKey: [...DUTIES, 'entitlement', id, asked],
    gcTime: HALF_A_DAY,
    queryFn: ({ signal }) => api.get<DutyEntitlement>(`/staff/visit-duties/${id}/entitlement`, { ...asked }, signal),
  });

export const useDuty = (id: string) => useQuery(dutyQuery(id));

export const useSuggestedVisitors = (id: string, enabled = true) => useQuery({ ...suggestedQuery(id), enabled });

/** What the standard says of the aid as it is being typed. */
export function useEntitlement(id: string, draft: VisitDraft) {
  const asked = useSettled(JSON.stringify(askedOf(draft)), PAUSE_MS);
  return useQuery({
    ...entitlementQuery(id, JSON.parse(asked) as AskedAid),
    placeholderData: keepPreviousData,
  });
}

export const goodsAmount = (draft: VisitDraft): string =>
  fromFen(givenGoods(draft).reduce((sum, { value }) => sum + (toFen(value) ?? 0n), 0n));

function askedOf(draft: VisitDraft): AskedAid {
  const evidence = photoLists(draft)
    .filter(([kind, photos]) => kind !== 'photo' && photos.length > 0)
    .map(([kind]) => kind);
  const goods = goodsAmount(draft);
  const met = metSomebody(draft);
  return {
    ...(met && draft.cash ? { cash: draft.cash } : {}),
    ...(met && goods !== '0.00' ? { goods } : {}),
    ...(evidence.length > 0 ? { evidence: evidence.toSorted().join(',') } : {}),
  };
}
