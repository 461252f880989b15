import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { STUDY } from './study-types';

const NONE: Schemas['ProgrammeLineView'][] = [];

/** Programmes that serve my unions. */
export const useProgrammes = () =>
  useQuery({
    queryKey: [...STUDY, 'programmes'],
    queryFn: ({ signal }) => api.get<Schemas['ProgrammeLinesView']>('/staff/study-programmes', undefined, signal),
  }).data?.items ?? NONE;
