import { AccountingPeriod } from './accounting-period.entity';
import { FundAccount } from './fund-account.entity';
import { FundBudget } from './fund-budget.entity';
import { FundEligibilityRow } from './fund-eligibility.entity';
import { FundMovement } from './fund-movement.entity';
import { Hold } from './hold.entity';
import { Journal, PostingRow } from './journal.entity';

export const FUND_ENTITIES = [
  FundAccount,
  FundBudget,
  Hold,
  Journal,
  PostingRow,
  AccountingPeriod,
  FundMovement,
  FundEligibilityRow,
];
