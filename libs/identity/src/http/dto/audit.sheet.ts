import type { SheetColumn } from '@app/http';
import type { AuditEntryView } from './audit.dto';
import { AUDIT_ACTION_NAMES, AUDIT_FIELD_NAMES } from './audit-words';

/** The audit trail in Excel: codes beside their names, so that nothing is lost by a word that is missing. */
export const AUDIT_COLUMNS: readonly SheetColumn<AuditEntryView>[] = [
  { title: '时间', kind: 'instant', value: ({ occurredAt }) => new Date(occurredAt).toISOString() },
  { title: '操作人', value: ({ accountName }) => accountName },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '操作', width: 22, value: ({ action }) => AUDIT_ACTION_NAMES[action] ?? action },
  { title: '原因', width: 28, value: ({ reason }) => reason },
  { title: '变化', width: 60, value: ({ detail }) => changesIn(detail) },
  { title: '操作代码', width: 24, value: ({ action }) => action },
  { title: '记录', width: 38, value: ({ subjectId }) => subjectId },
];

const changesIn = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .map(([field, value]) => `${AUDIT_FIELD_NAMES[field] ?? field}：${valueText(value)}`)
    .join('；');

/** `[from, to]` reads as a change; a list of more or fewer as a list. */
function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '空';
  if (Array.isArray(value)) return value.map(valueText).join(value.length === 2 ? ' → ' : '、');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
