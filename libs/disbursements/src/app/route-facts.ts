import { DomainProblem, type Fen } from '@app/kernel';
import type { CaseFacts } from '@app/approvals';
import { refuse } from '../domain/disbursement.problems';
import { EMERGENCY_ROUTE } from '../domain/emergency';
import { PAYMENT_KIND_NAMES } from '../domain/payment-method';
import type { NewDisbursement } from './disbursement-request';

/** What decides through whose hands a disbursement goes. */
export function caseFactsOf(what: {
  readonly amount: Fen;
  /** All that the recipient gets for the case: splitting it does not lower the route. */
  readonly caseAmount: Fen;
  readonly marks: readonly string[];
  readonly isMedical: boolean;
  readonly fundKind: string;
  readonly offBudget: boolean;
}): CaseFacts {
  const { amount, caseAmount, marks, isMedical, fundKind, offBudget } = what;
  const isMarked = (...wanted: string[]): boolean => marks.some((mark) => wanted.includes(mark));
  return {
    amountPerPayee: caseAmount > amount ? caseAmount : amount,
    batchTotal: null,
    overStandard: isMarked('over-standard', 'not-entitled', 'form-not-allowed'),
    evidenceMissing: isMarked('evidence-missing'),
    offBudget,
    fundKind,
    isMedical,
  };
}

/** 应急先付 has routes of its own. */
export const routeKindOf = (emergency: string | null | undefined): { readonly routeKind?: string } =>
  emergency ? { routeKind: EMERGENCY_ROUTE } : {};

/** No route of that kind takes it: it is too much, over the standard or off the budget. */
export function explainEmergency(error: unknown): never {
  if (error instanceof DomainProblem && error.code === 'approval.no-route') refuse('disbursement.emergency-not-open');
  throw error;
}

/** 住院慰问 · 银行转账: what it is in a few words, without a name. */
export const titleOf = (occasionName: string, kind: NewDisbursement['method']['kind']): string =>
  `${occasionName} · ${PAYMENT_KIND_NAMES[kind === 'own-account' ? 'transfer' : kind]}`;
