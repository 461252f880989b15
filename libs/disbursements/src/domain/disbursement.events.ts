export interface AboutDisbursement {
  readonly disbursementId: string;
  readonly subjectType: string;
  readonly subjectId: string;
}

export interface AboutPlan {
  readonly planType: string;
  readonly planId: string;
  readonly count: number;
  /** All of them together. */
  readonly amount: string;
}

/** Published language of this lib: past tense, versioned, ids and amounts as decimal text; no names, cards, reasons. */
export type DisbursementEvent =
  | { type: 'disbursement.requested.v1'; payload: AboutDisbursement & { amount: string } }
  | { type: 'disbursement.submitted.v1'; payload: AboutDisbursement & { amount: string } }
  | { type: 'disbursement.amount-changed.v1'; payload: AboutDisbursement & { amount: string } }
  | { type: 'disbursement.returned.v1'; payload: AboutDisbursement }
  | { type: 'disbursement.refused.v1'; payload: AboutDisbursement }
  | { type: 'disbursement.withdrawn.v1'; payload: AboutDisbursement }
  | { type: 'disbursement.approved.v1'; payload: AboutDisbursement & { amount: string } }
  /** What a plan's approval covers was opened and waits for the cashier: one event for all of it. */
  | { type: 'disbursement.plan-opened.v1'; payload: AboutPlan }
  | { type: 'disbursement.paid.v1'; payload: AboutDisbursement & { amount: string; paidOn: string } }
  /** The bank did not carry it out; it is still approved. */
  | { type: 'disbursement.transfer-failed.v1'; payload: AboutDisbursement }
  | { type: 'disbursement.reconciled.v1'; payload: AboutDisbursement }
  | { type: 'disbursement.reversed.v1'; payload: AboutDisbursement & { amount: string } }
  | { type: 'disbursement.receipt-confirmed.v1'; payload: AboutDisbursement }
  | { type: 'disbursement.receipt-disputed.v1'; payload: AboutDisbursement }
  | { type: 'disbursement.dispute-answered.v1'; payload: AboutDisbursement };
