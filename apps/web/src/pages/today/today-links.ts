import type { TodayItem, TodayKind } from '../../api/types';

/** Which page opens for an entry of Today; `place` must exist in the router, else the entry has no button. */
const LINKS: Record<TodayKind, { readonly place: string; readonly path: (id: string) => string }> = {
  'visit-duty': { place: '/visits', path: (id) => `/visits/${id}` },
  approval: { place: '/approvals', path: (id) => `/approvals/${id}` },
  'disbursement-review': { place: '/payments', path: (id) => `/payments/${id}` },
  payment: { place: '/payments', path: (id) => `/payments/${id}` },
  confirmation: { place: '/my/cases', path: (id) => `/my/cases/${id}` },
};

export const linkOf = ({ kind, id }: TodayItem, built: ReadonlySet<string>): string | undefined =>
  built.has(LINKS[kind].place) ? LINKS[kind].path(encodeURIComponent(id)) : undefined;
