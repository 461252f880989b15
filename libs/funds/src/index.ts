export * from './domain';
export {
  type FundAccountCorrection,
  FundAccountCorrections,
  type OpenedFundAccount,
} from './app/fund-account.correction';
export type { FundAccountRow, ImportedFundAccount, PlannedFundAccount } from './app/fund-account.import';
export type { NewFundAccount, YearBudget } from './app/fund-account.opening';
export { FundLedger, type FundChoice, type HoldPlacing, type Income, type Reversal } from './app/fund-ledger';
export type { HistoricPayment, HoldsClosing, HoldsPlacing } from './app/holds-in-bulk';
export type { FundAccountRecord } from './data/fund-account.queries';
export { LEDGER_RULES, type LedgerRule, type LedgerViolation } from './data/invariants.query';
export { FundsModule } from './funds.module';
