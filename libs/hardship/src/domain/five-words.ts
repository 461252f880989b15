import { type FileStatus, isOnFile } from './hardship-file.lifecycle';

/** 出现、掌握、跟踪、帮扶、稳定: where a household stands, as the work reports say it (domain rules §2.4). */
export const FIVE_WORDS = ['出现', '掌握', '跟踪', '帮扶', '稳定'] as const;
export type FiveWord = (typeof FIVE_WORDS)[number];

/**
 * The word for a household; null when its file came to nothing.
 * @param isAided whether it was given aid in the last twelve months
 */
export function fiveWordOf(status: FileStatus, isAided: boolean): FiveWord | null {
  if (status === 'found') return '出现';
  if (status === 'review-due' || status === 'change-review') return '跟踪';
  if (isOnFile(status)) return isAided ? '帮扶' : '掌握';
  if (status === 'watched' || status === 'exited' || status === 'archived') return '稳定';
  return status === 'refused' || status === 'withdrawn' ? null : '掌握';
}
