/** Published language of this lib: past tense, versioned, ids and amounts as decimal text. */
export type FundEvent =
  | { type: 'fund.hold-placed.v1'; payload: HoldPayload }
  | { type: 'fund.hold-settled.v1'; payload: HoldPayload }
  | { type: 'fund.hold-released.v1'; payload: HoldPayload }
  /** Of a plan or a batch: one event for all of them. */
  | { type: 'fund.holds-placed.v1'; payload: HoldsPayload }
  | { type: 'fund.holds-settled.v1'; payload: HoldsPayload }
  | { type: 'fund.holds-released.v1'; payload: HoldsPayload }
  | { type: 'fund.payments-reversed.v1'; payload: HoldsPayload }
  | { type: 'fund.payment-reversed.v1'; payload: HoldPayload }
  | { type: 'fund.period-closed.v1'; payload: { unionId: string; month: string } }
  | { type: 'fund.period-reopened.v1'; payload: { unionId: string; month: string } };

export interface HoldPayload {
  readonly holdId: string;
  readonly fundAccountId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Decimal text of yuan, such as "800.50". */
  readonly amount: string;
}

export interface HoldsPayload {
  readonly fundAccountId: string;
  readonly count: number;
  /** Decimal text of yuan: all of them together. */
  readonly amount: string;
}
