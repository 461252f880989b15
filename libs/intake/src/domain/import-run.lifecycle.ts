import { type Lifecycle, nextStatus } from '@app/kernel';
import { refuseFile } from './intake.problems';

export const IMPORT_STATUSES = ['uploaded', 'reading', 'previewed', 'running', 'done', 'failed', 'undone'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const IMPORT_STATUS_LABELS: Readonly<Record<ImportStatus, string>> = {
  uploaded: '已上传',
  reading: '正在预览',
  previewed: '已预览',
  running: '正在导入',
  done: '已导入',
  failed: '没有导入成功',
  undone: '已撤回',
};

/** What people do; the other steps are taken by the job. */
export type ImportCommand = 'map' | 'preview' | 'apply' | 'undo';
export type ImportStep = 'finish-preview' | 'finish' | 'fail' | 'expire';

export const IMPORT_LIFECYCLE: Lifecycle<ImportStatus, ImportCommand | ImportStep> = {
  map: { from: ['uploaded', 'previewed', 'failed'], to: 'uploaded' },
  preview: { from: ['uploaded', 'previewed', 'failed'], to: 'reading' },
  'finish-preview': { from: ['reading'], to: 'previewed' },
  apply: { from: ['previewed'], to: 'running' },
  finish: { from: ['running'], to: 'done' },
  undo: { from: ['done'], to: 'undone' },
  fail: { from: ['reading', 'running'], to: 'failed' },
  /** The upload was not used for a week: its files are gone. */
  expire: { from: ['uploaded', 'previewed', 'failed'], to: 'failed' },
};

export const IMPORT_COMMANDS: readonly ImportCommand[] = ['map', 'preview', 'apply', 'undo'];

/** The status after the step. Throws `intake.action-not-open`. */
export function stepTo(status: ImportStatus, action: ImportCommand | ImportStep): ImportStatus {
  return nextStatus(IMPORT_LIFECYCLE, status, action) ?? refuseFile('intake.action-not-open');
}

/** Without its files nothing can be mapped or read again. */
export const commandsOpenTo = (status: ImportStatus, hasFiles: boolean): ImportCommand[] =>
  IMPORT_COMMANDS.filter(
    (command) => IMPORT_LIFECYCLE[command].from.includes(status) && (hasFiles || command === 'undo'),
  );
