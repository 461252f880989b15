import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { FIGURES, type FigureLine, type FigureSummary } from './summary-types';

interface Given {
  readonly unionId: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The number that was opened: what it is called and how it is counted. */
export function useFigureOf(
  range: Given,
  code: string | undefined,
  key: string | undefined,
): { figure: FigureLine | undefined; group: string | undefined; summary: FigureSummary | undefined } {
  const { data } = useQuery({
    queryKey: [...FIGURES, 'summary', range],
    queryFn: ({ signal }) => api.get<FigureSummary>('/staff/figures', { ...range }, signal),
  });
  const is = (line: FigureLine): boolean => line.code === code && line.key === (key ?? null);
  const group = data?.groups.find(({ lines }) => lines.some(is));
  return { figure: group?.lines.find(is), group: group?.name, summary: data };
}
