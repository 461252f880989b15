import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { isProblem } from '../../api/problem';

/** A case as the search by number names it. */
export interface FoundCase {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  /** Whom it is about. */
  readonly personName?: string | null;
  /** "住院慰问 ¥800.00" */
  readonly subject?: string | null;
  readonly unionName?: string | null;
  readonly statusName?: string | null;
}

/** 五访-2026-0010801-0012: a series in Han characters and a year; the end may still be missing. */
const CASE_NUMBER = /^[A-Z]*\p{Script=Han}[\p{Script=Han}A-Z]*[-‐-―−]\d{2,4}/u;

export const looksLikeCaseNumber = (typed: string): boolean =>
  CASE_NUMBER.test(typed.normalize('NFKC').replace(/\s/g, '').toUpperCase());

export function useCaseSearch(number: string) {
  return useQuery({
    queryKey: ['cases', 'search', number],
    enabled: looksLikeCaseNumber(number),
    queryFn: async ({ signal }): Promise<readonly FoundCase[]> => {
      try {
        return (await api.get<{ items: FoundCase[] }>('/staff/search/cases', { number }, signal)).items;
      } catch (error) {
        if (isProblem(error, 404)) return [];
        throw error;
      }
    },
  });
}
