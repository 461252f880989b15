import type { FileFact } from '../../data/file-fact.entity';
import { EXIT_GROUND_LABELS, type ExitGround } from '../../domain/exit-ground';
import { FILE_ACTIONS, type FileAction } from '../../domain/hardship-file.lifecycle';
import { stepLabel } from './timeline-words';

/** Steps after which somebody has to know why: he mends it, or he may object. */
const TELLS_WHY: ReadonlySet<string> = new Set<FileAction>([
  ...(['send-back', 'return', 'return-step', 'return-change', 'reject-change', 'refuse', 'exit'] as const),
]);
/** The watch begins by itself when a file ends: what is told is why it ended. */
const MOVES: ReadonlySet<string> = new Set(FILE_ACTIONS.filter((action) => action !== 'begin-watch'));

/** Of those what is said to the family; a return within the approval is said between signers and officer. */
const TELLS_FAMILY: ReadonlySet<string> = new Set<FileAction>(['send-back', 'reject-change', 'refuse', 'exit']);

/** For the staff: why the file was sent back, refused or ended, while that is its last step: 退回补充：补户口本. */
export const toldReason = (facts: readonly FileFact[]): string | null => reasonOf(facts, TELLS_WHY);

/** For the family: the same, of what is said to it. Who fills a returned file in anew writes the reason for himself. */
export const reasonToldToFamily = (facts: readonly FileFact[]): string | null =>
  isRestated(facts) ? null : reasonOf(facts, TELLS_FAMILY);

/** The last step opened the form again for what the approval wants otherwise: nothing is asked of the family. */
export function isRestated(facts: readonly FileFact[]): boolean {
  const last = lastMoveOf(facts);
  return last !== undefined && 'restated' in last.detail;
}

const lastMoveOf = (facts: readonly FileFact[]): FileFact | undefined =>
  facts.findLast(({ action }) => MOVES.has(action));

function reasonOf(facts: readonly FileFact[], telling: ReadonlySet<string>): string | null {
  const last = lastMoveOf(facts);
  if (!last || !telling.has(last.action)) return null;
  const { reason: said, ground } = last.detail as { readonly reason?: string; readonly ground?: ExitGround };
  const reason = said ?? (ground && EXIT_GROUND_LABELS[ground]);
  return reason ? `${stepLabel(last.action, last.detail)}：${reason}` : null;
}
