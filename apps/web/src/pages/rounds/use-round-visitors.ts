import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { roundPath, ROUNDS } from './round-types';

/** Who goes, with what each has to do and holds. */
export const useRoundVisitors = (roundId: string) =>
  useQuery({
    queryKey: [...ROUNDS, 'visitors', roundId],
    queryFn: ({ signal }) => api.get<Schemas['RoundVisitorsView']>(`${roundPath(roundId)}/visitors`, undefined, signal),
  });

/** Who may be asked to go. */
export const useVisitorCandidates = (roundId: string, enabled: boolean) =>
  useQuery({
    queryKey: [...ROUNDS, 'candidates', roundId],
    enabled,
    queryFn: ({ signal }) =>
      api.get<Schemas['VisitorCandidatesView']>(`${roundPath(roundId)}/visitor-candidates`, undefined, signal),
  });
