export {
  type AidOccasion,
  type AidRule,
  DISBURSEMENT_MARKS,
  type DisbursementMark,
  type ImportedPayment,
  type NewDisbursement,
  type PaidInHistory,
  type RequestedDisbursement,
} from './app/disbursement-request';
export {
  DISBURSEMENT_RULES,
  type DisbursementRule,
  type DisbursementViolation,
  disbursementViolations,
} from './data/invariants.query';
export { AidHistory } from './app/aid-history';
export { DisbursementDecisionService } from './app/disbursement-decision.service';
export { type DisbursementOfCase, DisbursementReading } from './app/disbursement.reading';
export { DisbursementService } from './app/disbursement.service';
export {
  type CountedAmount,
  type DisbursementPlan,
  type OpenedDisbursement,
  type PlannedItem,
  type PlanOpening,
  type PlanStanding,
  type PlanTotals,
} from './app/planned-disbursement.order';
export type { PayablePlan } from './app/plan-standing';
export { ImportedPayments } from './app/imported-payments';
export { type PayoutOrder, PayoutService } from './app/payout.service';
export { PlannedDisbursementService } from './app/planned-disbursement.service';
export { PlannedCaps } from './app/planned-caps';
export { type CappedAid, HouseholdCapLookup, type OverCap } from './app/household-caps';
export { PaymentCondition } from './app/payment-condition';
export { HardshipFileLookup, HardshipFiles } from './app/paying-fund';
export { SignersTold } from './jobs/signers-told.handler';
export { DisbursementsModule } from './disbursements.module';
export * from './domain';
export * from './capital-amount';
