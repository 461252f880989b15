import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { ProgressStep } from '../../parts/case-progress';
import type { StateTone } from '../../parts/state-tag';

export type Import = Schemas['ImportView'];
export type ImportSheet = Schemas['ImportSheetView'];
export type ImportColumn = Schemas['ImportColumnView'];
export type ImportRow = Schemas['ImportRowView'];
export type VerdictCount = Schemas['VerdictCountView'];
export type ImportStatus = Import['status'];

/** Everything that is asked about imports stands below this key. */
export const IMPORTS = ['imports'] as const;

/** A union or its members came in or went: whatever is kept may be old. */
export const EVERYTHING = [] as const;

const POLL_MS = 1_000;

export const isAtWork = (status: ImportStatus | undefined): boolean => status === 'reading' || status === 'running';

/** Asked again and again while a job works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [...IMPORTS, 'one', id],
    queryFn: ({ signal }) => api.get<Import>(`/staff/imports/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (isAtWork(state.data?.status) ? POLL_MS : false),
  });

export const TONES: Readonly<Record<ImportStatus, StateTone>> = {
  uploaded: 'due',
  reading: 'waiting',
  previewed: 'due',
  running: 'waiting',
  done: 'done',
  failed: 'late',
  undone: 'plain',
};

/** Kinds of sheet, in the order in which they come in. */
export const IMPORTABLE_KINDS = [
  'organizations',
  'roster',
  'fund-accounts',
  'hardship-files',
  'hardship-persons',
  'consents',
  'visits',
  'donations',
  'activities',
  'mutual-aid',
  'disputes',
  'study-awards',
  'official-days',
] as const;

export const VERDICTS = ['new', 'changed', 'unchanged', 'refused'] as const;
export type RowFilter = (typeof VERDICTS)[number] | 'warned';

export const rowTotal = (counts: VerdictCount): number => VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);

/** Rows that the job goes through: only sheets that come in. */
export const rowsToRead = ({ sheets }: Import): number =>
  sheets.reduce((sum, { taken, rows }) => sum + (taken ? rows : 0), 0);

export const STEPS = ['upload', 'match', 'preview', 'apply'] as const;

/** At which of the steps an import stands; after the last when it is done. */
function standingOf({ status, counts }: Import): number {
  if (status === 'uploaded') return 1;
  if (status === 'reading') return 2;
  if (status === 'failed') return counts ? 3 : 2;
  return status === 'done' ? STEPS.length : 3;
}

export function stepsOf(run: Import, labelOf: (step: string) => string): ProgressStep[] {
  const standing = standingOf(run);
  const now = run.status === 'failed' ? 'stopped' : 'current';
  return STEPS.map((step, index) => ({
    label: labelOf(step),
    state: index < standing ? 'done' : index === standing ? now : 'todo',
  }));
}
