import type { Photo } from '../../parts/photo-upload';
import type { OpenAction } from './disbursement-types';

export interface ActionSpec {
  /** Below `/staff/disbursements/:id/`. */
  readonly path: string;
  readonly asks: FieldGroup;
  /** Said along without being asked. */
  readonly fixed?: object;
  /** Afterwards it no longer waits for me: the next one may open. */
  readonly leaves: boolean;
}

export type FieldGroup =
  | 'comment'
  | 'reason'
  | 'meeting'
  | 'person'
  | 'amount'
  | 'submission'
  | 'payment'
  | 'cash'
  | 'statement'
  | 'reversal'
  | 'finding'
  | 'papers'
  | 'nothing';

export const ACTIONS: Readonly<Record<OpenAction, ActionSpec>> = {
  review: { path: 'review', asks: 'comment', leaves: true },
  approve: { path: 'approval', asks: 'comment', leaves: true },
  'decide-collectively': { path: 'collective-decision', asks: 'meeting', leaves: true },
  return: { path: 'return', asks: 'reason', fixed: { to: 'requester' }, leaves: true },
  'return-step': { path: 'return', asks: 'reason', fixed: { to: 'step' }, leaves: true },
  refuse: { path: 'refusal', asks: 'reason', leaves: true },
  'add-signer': { path: 'added-signer', asks: 'person', leaves: false },
  'hand-over': { path: 'hand-over', asks: 'person', leaves: true },
  remind: { path: 'reminder', asks: 'nothing', leaves: false },
  withdraw: { path: 'withdrawal', asks: 'reason', leaves: true },
  'change-amount': { path: 'amount', asks: 'amount', leaves: false },
  submit: { path: 'submission', asks: 'submission', leaves: true },
  resubmit: { path: 'resubmission', asks: 'submission', leaves: true },
  'take-over': { path: 'take-over', asks: 'reason', leaves: false },
  pay: { path: 'payment', asks: 'payment', leaves: true },
  'pay-in-cash': { path: 'cash-payment', asks: 'cash', leaves: true },
  'send-back': { path: 'send-back', asks: 'reason', leaves: true },
  'review-papers': { path: 'papers-review', asks: 'papers', leaves: true },
  reconcile: { path: 'reconciliation', asks: 'statement', leaves: true },
  'return-transfer': { path: 'return-transfer', asks: 'reversal', leaves: true },
  reverse: { path: 'reversal', asks: 'reversal', leaves: true },
  answer: { path: 'answer', asks: 'finding', leaves: true },
};

/** The one button of the page: the first of these that is open. */
const PRIMARY: readonly OpenAction[] = [
  'approve',
  'review',
  'decide-collectively',
  'pay',
  'review-papers',
  'reconcile',
  'resubmit',
  'submit',
  'take-over',
  'answer',
];
const BESIDE: readonly OpenAction[] = ['return', 'refuse', 'pay-in-cash', 'send-back'];

export interface Buttons {
  readonly primary: OpenAction | undefined;
  readonly beside: readonly OpenAction[];
  readonly more: readonly OpenAction[];
}

export function buttonsOf(open: readonly OpenAction[]): Buttons {
  const primary = PRIMARY.find((action) => open.includes(action));
  const beside = BESIDE.filter((action) => open.includes(action));
  return { primary, beside, more: open.filter((action) => action !== primary && !beside.includes(action)) };
}

/** What the dialogs collect; each group of fields fills its own. */
export interface ActionValues {
  readonly comment?: string;
  readonly reason?: string;
  readonly document?: string;
  readonly finding?: string;
  readonly statementReference?: string;
  readonly personId?: string;
  readonly amount?: string;
  readonly fundAccountId?: string;
  readonly method?: PaymentMethodValues;
  readonly paidOn?: string;
  readonly bankReference?: string;
  readonly receipt?: readonly Photo[];
  readonly witness?: string;
  readonly vote?: VoteValues;
  readonly attendees?: readonly string[];
}

export interface VoteValues {
  readonly minutesNumber: string;
  readonly heldOn: string;
  readonly members: number;
  readonly present: number;
  readonly inFavour: number;
  readonly against: number;
}

export interface PaymentMethodValues {
  readonly kind: 'keep' | 'own-account' | 'transfer' | 'cash';
  readonly payeeName?: string;
  readonly bankName?: string;
  readonly branch?: string;
  readonly cardNumber?: string;
  readonly payeeRelation?: string;
  readonly payeeConsent?: 'signed' | 'oral';
  readonly reason?: string;
}

/** What was left empty is not sent. */
function filled<T extends object>(values: T): Partial<T> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(given) as Partial<T>;
}

/** Of those who were there and did neither say yes nor no. */
export const abstainedIn = ({ present, inFavour, against }: Partial<VoteValues>): number =>
  Math.max(0, (present ?? 0) - (inFavour ?? 0) - (against ?? 0));

export const paymentBody = ({ paidOn, bankReference, receipt = [], witness }: ActionValues): object =>
  filled({ paidOn, bankReference, receiptDocumentId: receipt[0]?.documentId, witness });

function submissionBody({ amount, fundAccountId, method }: ActionValues): object {
  const chosen = method && method.kind !== 'keep' ? filled(method) : undefined;
  return filled({ amount, fundAccountId, method: chosen });
}

const BODIES: Readonly<Record<FieldGroup, (values: ActionValues) => object>> = {
  comment: ({ comment }) => filled({ comment }),
  reason: ({ reason }) => ({ reason }),
  meeting: ({ vote, attendees, comment }) => ({
    vote: vote && { ...vote, abstained: abstainedIn(vote) },
    ...filled({ comment, attendees }),
  }),
  person: ({ personId, comment }) => filled({ personId, comment }),
  amount: ({ amount }) => ({ amount }),
  submission: submissionBody,
  payment: paymentBody,
  cash: ({ reason, ...paid }) => filled({ reason, ...paymentBody(paid) }),
  statement: ({ statementReference }) => ({ statementReference }),
  reversal: ({ reason, document }) => ({ reason, document }),
  finding: ({ finding }) => ({ finding }),
  papers: ({ finding }) => ({ finding }),
  nothing: () => ({}),
};

export const bodyOf = (action: OpenAction, values: ActionValues): object => ({
  ...BODIES[ACTIONS[action].asks](values),
  ...ACTIONS[action].fixed,
});
