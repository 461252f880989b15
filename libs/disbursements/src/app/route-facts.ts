import type { Fen } from '@app/kernel';
import type { CaseFacts } from '@app/approvals';
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

/** 住院慰问 · 银行转账: what it is in a few words, without a name. */
export const titleOf = (occasionName: string, kind: NewDisbursement['method']['kind']): string =>
  `${occasionName} · ${PAYMENT_KIND_NAMES[kind === 'own-account' ? 'transfer' : kind]}`;
