import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type Account = Schemas['AccountView'];
export type Grant = Schemas['GrantView'];
export type OpenedAccount = Schemas['OpenedAccountView'];
export type Role = Schemas['RoleView'];

/** Everything that is asked about accounts stands below this key. */
export const ACCOUNTS = ['accounts'] as const;

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  staleTime: Infinity,
  queryFn: ({ signal }) => api.get<Schemas['RolesView']>('/staff/accounts/roles', undefined, signal),
});
