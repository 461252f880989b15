import { roleName } from '@app/approvals';
import type { CaseAid } from '../data/case.rows';
import type { AidFacts, AidStage, Holder } from '../domain/case-facts';

const ENDED: readonly CaseAid['status'][] = ['refused', 'withdrawn', 'reversed'];

/** Under way or paid: the amounts of its visit may not move. */
export const isLive = ({ status }: Pick<CaseAid, 'status'>): boolean => !ENDED.includes(status);

export const isPaid = ({ status }: Pick<CaseAid, 'status'>): boolean => status === 'paid' || status === 'reconciled';

/** Neither confirmed by the member nor found on the bank statement, or disputed. */
export const isUnsettled = ({ status, receipt }: Pick<CaseAid, 'status' | 'receipt'>): boolean =>
  isLive({ status }) &&
  (receipt === 'disputed' || (status !== 'reconciled' && !(status === 'paid' && receipt === 'confirmed')));

const STAGES: Readonly<Record<Exclude<CaseAid['status'], 'in-review'>, AidStage>> = {
  requested: 'reviewing',
  returned: 'returned',
  refused: 'refused',
  withdrawn: 'withdrawn',
  approved: 'approved',
  paid: 'paid',
  reconciled: 'paid',
  reversed: 'withdrawn',
};

const RECEIPTS = { awaited: 'awaited', confirmed: 'received', disputed: 'not-received' } as const;

/** A request for money as the rules of a case see it. */
export const aidFactsOf = (aid: CaseAid): AidFacts => ({
  stage: stageOf(aid),
  holder: aidHolderOf(aid),
  usualDays: null,
  expectedOn: null,
  paidOn: aid.paidOn,
  method: aid.paymentKind,
  cardTail: null,
  receipt: RECEIPTS[aid.receipt],
  wordForMember: null,
});

/** The first of several steps is the treasurer's review, the others decide. */
function stageOf({ status, waiting, transferFailedOn }: CaseAid): AidStage {
  if (status === 'approved' && transferFailedOn) return 'payment-failed';
  if (status !== 'in-review') return STAGES[status];
  return waiting && waiting.step === 0 && waiting.steps > 1 ? 'reviewing' : 'approving';
}

/** Who has it in hand. */
export function aidHolderOf({ status, receipt, waiting }: CaseAid): Holder | null {
  if (status === 'requested') return { office: '工会干部', name: null };
  if (status === 'approved') return { office: '出纳', name: null };
  if ((status === 'paid' || status === 'reconciled') && receipt === 'disputed')
    return { office: '工会干部', name: null };
  const office = waiting?.roles.map(roleName).join('、');
  return office ? { office, name: null } : null;
}
