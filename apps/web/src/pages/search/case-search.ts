import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type FoundCase = Schemas['DutyLineView'];

/** 五访-2026-0010801-0012: a series, a year, the union's code and a number; what stands at either end may be missing. */
const CASE_NUMBER = /^([A-Z]*\p{Script=Han}[\p{Script=Han}A-Z]*|\d{4})[-‐-―−]\d/u;

export const looksLikeCaseNumber = (typed: string): boolean =>
  CASE_NUMBER.test(typed.normalize('NFKC').replace(/\s/g, '').toUpperCase());

/** The last part of a number alone, which may as well be the tail of somebody's ID number. */
export const mayEndCaseNumber = (typed: string): boolean => /^\d{1,6}$/.test(typed.normalize('NFKC'));

export type FoundDisbursement = Schemas['DisbursementRowView'];

/** 款-2026-0010801-0002 is the number of a request for money, 五访-… that of a case; without either it may be both. */
export const isDisbursementNumber = (typed: string): boolean => typed.normalize('NFKC').trim().startsWith('款');
export const isBareNumber = (typed: string): boolean => /^\d/.test(typed.normalize('NFKC').trim());

export function useDisbursementSearch(number: string) {
  return useQuery({
    queryKey: ['disbursements', 'search', number],
    queryFn: async ({ signal }) =>
      (await api.get<Schemas['FoundDisbursementsView']>('/staff/search/disbursements', { number }, signal)).items,
  });
}

export function useCaseSearch(number: string) {
  return useQuery({
    queryKey: ['cases', 'search', number],
    queryFn: async ({ signal }) =>
      (await api.get<Schemas['FoundCasesView']>('/staff/search/cases', { number }, signal)).items,
  });
}
