import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { UnionNode } from '../../parts/use-unions';
import { type Route, STANDARDS } from './standard-types';

/** Rows that could hold in a union, whatever their dates: its own, those above it, the defaults. */
export const useRoutes = (unionId: string) =>
  useQuery({
    queryKey: [...STANDARDS, 'routes', unionId],
    enabled: unionId !== '',
    queryFn: ({ signal }) => api.get<Schemas['RoutesView']>('/staff/approval-routes', { unionId }, signal),
  });

const isOn = ({ validFrom, validTo }: Route, day: string): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

export interface RouteTable {
  /** Null: the defaults. */
  readonly unionId: string | null;
  readonly routes: readonly Route[];
}

/** The tables that hold on a day, in the order in which they are asked: one's own, those above, the defaults. */
export function tablesOn(
  rows: readonly Route[],
  above: readonly UnionNode[],
  { unionId, day }: { readonly unionId: string; readonly day: string },
): readonly RouteTable[] {
  const standing = rows.filter((row) => isOn(row, day));
  return [unionId, ...above.map(({ id }) => id), null]
    .map((id) => ({ unionId: id, routes: standing.filter((row) => row.unionId === id) }))
    .filter(({ routes }) => routes.length > 0);
}
