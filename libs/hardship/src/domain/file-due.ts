import { addDays, type CivilDate } from '@app/kernel';
import type { FileStatus } from './hardship-file.lifecycle';
import { STEP_DEADLINES, SUBMIT_WITHIN_DAYS } from './step-deadline';

/** What has to be done with a file, and until which day. */
export interface FileDue {
  readonly what: string;
  readonly on: CivilDate;
}

export interface DueFacts {
  readonly status: FileStatus;
  /** The day on which it came to where it stands. */
  readonly movedOn: CivilDate;
  /** Last day of its last notice while one hangs. */
  readonly noticeUntil: CivilDate | null;
  readonly reviewDueOn: CivilDate | null;
  /** The next visit after the exit. */
  readonly watchDueOn: CivilDate | null;
}

const STEP_WORDS: Readonly<Partial<Record<FileStatus, string>>> = {
  applied: '入户核查',
  visited: '评议',
  assessed: '公示',
  objected: '核查异议',
  reinvestigated: '再公示',
  returned: '补充重交',
  'union-review': '工会审核',
  'federation-review': '总工会审批',
  'change-review': '审批变更',
};

/** The same days of which reminders speak; null where nobody is waited for. */
export function fileDueOf({ status, movedOn, noticeUntil, reviewDueOn, watchDueOn }: DueFacts): FileDue | null {
  const step = STEP_DEADLINES[status];
  if (step) return { what: STEP_WORDS[status]!, on: addDays(movedOn, step.days) };
  if (status === 'publicised')
    return noticeUntil && { what: '公示后提交', on: addDays(noticeUntil, SUBMIT_WITHIN_DAYS) };
  if (status === 'watched') return watchDueOn && { what: '回访', on: watchDueOn };
  return reviewDueOn && { what: '复核', on: reviewDueOn };
}
