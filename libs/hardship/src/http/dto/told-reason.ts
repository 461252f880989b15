import type { FileFact } from '../../data/file-fact.entity';
import { FILE_ACTIONS, type FileAction } from '../../domain/hardship-file.lifecycle';
import { stepLabel } from './timeline-words';

/** Steps after which somebody has to know why: he mends it, or he may object. */
const TELLS_WHY: ReadonlySet<string> = new Set<FileAction>([
  ...(['send-back', 'return', 'return-step', 'return-change', 'reject-change', 'refuse', 'exit'] as const),
]);
const MOVES: ReadonlySet<string> = new Set(FILE_ACTIONS);

/** Why the file was sent back, refused or ended, while that is its last step: 退回补充：补户口本. */
export function toldReason(facts: readonly FileFact[]): string | null {
  const last = facts.findLast(({ action }) => MOVES.has(action));
  if (!last || !TELLS_WHY.has(last.action)) return null;
  const { reason } = last.detail as { readonly reason?: string };
  return reason ? `${stepLabel(last.action, last.detail)}：${reason}` : null;
}
