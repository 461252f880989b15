import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type Donation = Schemas['DonationView'];

/** Everything that is asked about donations stands below this key. */
export const DONATIONS = ['donations'] as const;

export const donationQuery = (id: string) =>
  queryOptions({
    queryKey: [...DONATIONS, 'one', id],
    queryFn: ({ signal }) => api.get<Donation>(`/staff/donations/${id}`, undefined, signal),
  });
