import { type Actor, holds } from '@app/kernel';
import { type ApprovalStanding, isAskedBy, isUndecided, type WaitingRow } from '@app/approvals';
import { type Disbursement, stateOf } from '../data/disbursement.entity';
import { openDisbursementActions } from '../domain/disbursement.decision';
import { owesPapers } from '../domain/emergency';
import { AUTHORITY_FOR, DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';

/** What the screen draws buttons for; whether it is granted is asked again when it is pressed. */
export type OpenAction =
  | 'submit'
  | 'resubmit'
  | 'take-over'
  | 'withdraw'
  | 'change-amount'
  | 'remind'
  | 'review'
  | 'approve'
  | 'decide-collectively'
  | 'return-step'
  | 'return'
  | 'refuse'
  | 'add-signer'
  | 'hand-over'
  | 'send-back'
  | 'pay'
  | 'pay-in-cash'
  | 'return-transfer'
  | 'review-papers'
  | 'reconcile'
  | 'reverse'
  | 'answer';

export const OPEN_ACTIONS: readonly OpenAction[] = [
  'submit',
  'resubmit',
  'take-over',
  'withdraw',
  'change-amount',
  'remind',
  'review',
  'approve',
  'decide-collectively',
  'return-step',
  'return',
  'refuse',
  'add-signer',
  'hand-over',
  'send-back',
  'pay',
  'pay-in-cash',
  'return-transfer',
  'review-papers',
  'reconcile',
  'reverse',
  'answer',
];

/** Of the money's own lifecycle, under the names of the routes. */
function ofMoney(actor: Actor, row: Disbursement): OpenAction[] {
  const papers = owesPapers(row);
  const whole = papers && row.status === 'paid' && !row.marks.includes('evidence-missing');
  const review: OpenAction[] = whole && holds(actor, DISBURSEMENT_PERMISSIONS.reviewPapers) ? ['review-papers'] : [];
  const ofLifecycle = openDisbursementActions(stateOf(row)).flatMap((action): OpenAction[] => {
    if (action === 'reconcile' && papers) return [];
    if (!holds(actor, AUTHORITY_FOR[action])) return [];
    if (action === 'submit') return [row.status === 'returned' ? 'resubmit' : 'submit'];
    if (action === 'return') return row.status === 'approved' ? ['send-back'] : [];
    if (action === 'reverse' && row.paymentKind === 'transfer' && !row.inHistory) return ['return-transfer', 'reverse'];
    return (OPEN_ACTIONS as readonly string[]).includes(action) ? [action as OpenAction] : [];
  });
  return [...review, ...ofLifecycle];
}

function ofSigner({ steps, currentStep }: WaitingRow): OpenAction[] {
  const step = steps[currentStep]!;
  const sign: OpenAction = step.part === 'review' ? 'review' : 'approve';
  const back: OpenAction[] = currentStep > 0 ? ['return-step', 'return'] : ['return'];
  if (step.collective) return ['decide-collectively', ...back];
  return [sign, ...back, 'refuse', 'add-signer', 'hand-over'];
}

/**
 * What the actor may do now. Until it is decided only who asked takes it back, hands it in again, changes the amount or
 * reminds; what came back somebody else may take over. Who is to sign gets the actions of his step.
 */
export function openActionsFor(
  actor: Actor,
  row: Disbursement,
  approval: ApprovalStanding | null,
  waiting: WaitingRow | null,
): OpenAction[] {
  const asked = isAskedBy(actor, approval);
  const ofAnother = approval !== null && isUndecided(approval) && !asked;
  const money = ofMoney(actor, row).filter((action) => !ofAnother || (action !== 'resubmit' && action !== 'withdraw'));
  const mayAsk = holds(actor, DISBURSEMENT_PERMISSIONS.request);
  if (row.status === 'returned' && ofAnother && mayAsk) return [...money, 'take-over'];
  if (row.status !== 'in-review') return money;
  const own: OpenAction[] = asked && mayAsk ? ['withdraw', 'change-amount', 'remind'] : [];
  return [...(waiting ? ofSigner(waiting) : []), ...own];
}
