import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { MINE } from './portal-types';

/** What was asked for or paid to me, newest first: each in a sentence with the tail of my card. */
export const useOwnPayments = () =>
  useQuery({
    queryKey: [...MINE, 'disbursements'],
    queryFn: ({ signal }) => api.get<Schemas['OwnDisbursementPage']>('/portal/disbursements', { limit: 100 }, signal),
  });
