import { type Fen } from '@app/kernel';

/** What a signer would look at before he signs one of several. */
export interface CheckedAtOnce {
  readonly marks: readonly string[];
  readonly duplicates: number;
  /** A step that takes a vote with minutes. */
  readonly collective: boolean;
  /** In fen; null: no account is named. */
  readonly available: Fen | null;
  /** In fen. */
  readonly amount: Fen;
}

/**
 * Pure: why it has to be opened and signed by itself, in Chinese; null when all checks are green. Signing several at
 * once spares taps, not the looking.
 */
export function obstacleToSigning({ marks, duplicates, collective, available, amount }: CheckedAtOnce): string | null {
  if (collective) return '这一步要开会集体决定，请单独办理。';
  if (marks.length > 0) return '有提醒（超标准、缺材料等），请打开看过再签。';
  if (duplicates > 0) return '可能重复发放，请打开核对后再签。';
  if (available === null || available < amount) return '经费账户的余额不够付这一笔，请打开看过再定。';
  return null;
}
