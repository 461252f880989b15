import { type Lifecycle, nextStatus, type ProblemCatalog, problemsOf } from '@app/kernel';

export const EXPORT_STATUSES = ['waiting', 'running', 'done', 'failed'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

export const EXPORT_STATUS_LABELS: Readonly<Record<ExportStatus, string>> = {
  waiting: '排队中',
  running: '正在导出',
  done: '可以下载',
  failed: '没有导出成功',
};

/** All steps are taken by the job; a job that was killed begins anew. */
export type ExportStep = 'start' | 'finish' | 'fail';

export const EXPORT_LIFECYCLE: Lifecycle<ExportStatus, ExportStep> = {
  start: { from: ['waiting', 'running'], to: 'running' },
  finish: { from: ['running'], to: 'done' },
  fail: { from: ['waiting', 'running'], to: 'failed' },
};

/** Null when the step is not open: somebody else has taken it. */
export const exportStepTo = (status: ExportStatus, step: ExportStep): ExportStatus | null =>
  nextStatus(EXPORT_LIFECYCLE, status, step) ?? null;

/** Of one person at the same time. */
export const MOST_AT_ONCE = 3;
/** A sheet of Excel holds little more; who needs them narrows the list. */
export const MOST_EXPORT_ROWS = 1_000_000;
/** The file is kept so long, then it goes with its row. */
export const EXPORT_KEPT_DAYS = 7;

export const EXPORT_PROBLEMS = {
  'list-export.not-found': { kind: 'not-found', title: '没有这次导出，或者它已经过期删除了。' },
  'list-export.not-ready': { kind: 'conflict', title: '还没有导完，请稍等一会儿再下载。' },
  'list-export.too-many': { kind: 'too-many', title: '已经有 3 张清单在导出，等其中一张导完再导下一张。' },
  'list-export.too-long': {
    kind: 'rule-broken',
    title: '这张清单超过 1,000,000 行，一个表格放不下。请先筛选（比如只选一个工会或一段时间），再导出。',
  },
  'list-export.nobody': { kind: 'forbidden', title: '导出人的账号已经停用，没有继续导出。' },
  'list-export.failed': { kind: 'unavailable', title: '导出时出了问题，请再导一次；还是不行，请找管理员。' },
} as const satisfies ProblemCatalog;

export const refuseExport = problemsOf(EXPORT_PROBLEMS);
