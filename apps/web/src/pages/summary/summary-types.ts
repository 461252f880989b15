import type { Schemas } from '../../api/schemas';

export type FigureSummary = Schemas['FigureSummaryView'];
export type FigureGroup = Schemas['FigureGroupView'];
export type FigureLine = Schemas['FigureLineView'];
export type FigureSeries = Schemas['FigureSeriesView'];
export type LedgerRecord = Schemas['LedgerRecordView'];
export type UnionWording = Schemas['WordingView'];

/** What every answer of the summary is kept under. */
export const FIGURES = ['figures'] as const;
export const SUMMARY_FILTERS = ['unionId', 'from', 'to'] as const;

export interface Range {
  readonly unionId: string;
  readonly from: string;
  readonly to: string;
}

/** Address of the records behind a number. */
export function recordsPath({ unionId, from, to }: Range, { code, key }: Pick<FigureLine, 'code' | 'key'>): string {
  const search = new URLSearchParams({ unionId, from, to, code, ...(key ? { key } : {}) });
  return `/summary/records?${search.toString()}`;
}

/** 284,620.00 */
export const grouped = (text: string): string =>
  text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ','));
