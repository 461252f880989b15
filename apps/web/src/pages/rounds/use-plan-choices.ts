import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { type PlanChoices, ROUNDS } from './round-types';

/** What the form of a plan offers for a union: holidays ahead, kinds of people. */
export const usePlanChoices = (unionId: string | null) =>
  useQuery({
    queryKey: [...ROUNDS, 'choices', unionId],
    enabled: unionId !== null,
    queryFn: ({ signal }) => api.get<PlanChoices>('/staff/rounds/choices', { unionId }, signal),
  });
