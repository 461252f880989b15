import { isAskedBy } from '@app/approvals';
import { type Actor, type CivilDate, holds } from '@app/kernel';
import type { FilePage } from '../../app/file-reading';
import { type FileAction, openFileActions } from '../../domain/hardship-file.lifecycle';
import { HARDSHIP_PERMISSIONS } from '../../domain/hardship.permissions';
import { watchDates } from '../../domain/yearly-review';

const ASSESSOR: ReadonlySet<FileAction> = new Set(['assess', 'renew', 'propose-change']);
/** Open again when the separate consent is. */
const REVIEWED: ReadonlySet<FileAction> = new Set(['renew', 'propose-change']);
const BY_APPROVAL: ReadonlySet<FileAction> = new Set([
  ...([
    'endorse',
    'approve',
    'return',
    'return-step',
    'begin-watch',
    'change',
    'return-change',
    'reject-change',
    'reopen',
    'reinstate',
  ] as const),
]);

/** The lifecycle's open actions that this actor may take; those of an approval follow from what he may sign. */
export function actionsFor(
  actor: Actor,
  { file, notices, approval, toSign }: FilePage,
  today: CivilDate,
): FileAction[] {
  const over = notices.at(-1)?.standing === 'over';
  return openFileActions(file.status).filter((action) => {
    if (action === 'refuse') return toSign !== null;
    if (BY_APPROVAL.has(action)) return false;
    if (file.consentWithdrawnOn !== null && REVIEWED.has(action)) return false;
    if (action === 'resubmit' && !isAskedBy(actor, approval)) return false;
    if (action === 'submit' && !over) return false;
    if (action === 'object' && over) return false;
    if (action === 'archive' && isWatchedOn(file, today)) return false;
    return holds(actor, ASSESSOR.has(action) ? HARDSHIP_PERMISSIONS.assess : HARDSHIP_PERMISSIONS.manage);
  });
}

/** The year after the exit is not over: the archive waits for it. */
const isWatchedOn = ({ status, exitedOn }: FilePage['file'], today: CivilDate): boolean =>
  status === 'watched' && exitedOn !== null && today < watchDates(exitedOn).at(-1)!;
