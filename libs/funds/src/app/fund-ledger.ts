import { type CivilDate, type Fen, type FundAccountId, newId, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { accountById, accountsOfUnions, type FundAccountRecord } from '../data/fund-account.queries';
import { lineWithRules, rulesOfOwner } from '../data/fund-eligibility.query';
import { Hold, holdStateOf } from '../data/hold.entity';
import { type LedgerViolation, ledgerViolations } from '../data/invariants.query';
import { findPosted, insertHold, post } from '../data/ledger.store';
import {
  buildJournal,
  buildReversal,
  decideHold,
  type FundEligibility,
  type FundEligibilityRule,
  type FundUse,
  type HoldCommand,
  type HoldId,
  type HoldState,
  type JournalId,
  type JournalSubject,
  mayServe,
  placeHold,
  refuse,
} from '../domain';
import {
  type FundAccountRow,
  importAccounts,
  type ImportedFundAccount,
  planAccounts,
  type PlannedFundAccount,
  withdrawAccounts,
} from './fund-account.import';
import { insertAccount, type NewFundAccount } from './fund-account.opening';
import {
  bookPaid,
  closeHoldsAs,
  type HoldsClosing,
  type HoldsPlacing,
  type HistoriesReversal,
  type HistoricPayment,
  type IncomesReversal,
  placeHolds,
  reverseHistories,
  reverseIncomes,
} from './holds-in-bulk';

export interface Income {
  readonly fundAccountId: FundAccountId;
  /** In fen, above zero. */
  readonly amount: Fen;
  /** Booking day; its month must be open. */
  readonly on: CivilDate;
  readonly memo: string;
  readonly document?: string | null;
}

export interface HoldPlacing {
  readonly fundAccountId: FundAccountId;
  /** In fen, above zero. */
  readonly amount: Fen;
  readonly subject: JournalSubject;
  readonly on: CivilDate;
  /** What it is for, in Chinese, without personal data. */
  readonly memo?: string;
}

export type Reversal = ({ readonly journalId: JournalId } | { readonly holdId: HoldId }) & {
  readonly on: CivilDate;
  readonly reason: string;
  /** The decision, bank notice or minutes it rests on. */
  readonly document: string;
};

/** A fund account and whether it may serve a use. */
export interface FundChoice {
  readonly fund: FundAccountRecord;
  readonly eligibility: FundEligibility;
}

/** A use whose hardship file is looked up only where an account asks for one. */
export type WantedUse = Omit<FundUse, 'hasActiveHardshipFile'> & {
  readonly hasActiveHardshipFile: boolean | (() => Promise<boolean>);
};

/**
 * The books. Every call runs in the caller's transaction: the money moves with his change or not at all.
 * Permission and scope are asked by the caller. Call it late in the transaction, since an account is one row that
 * all who pay from it wait for.
 */
@Injectable()
export class FundLedger {
  constructor(private readonly directory: OrganizationDirectory) {}

  /** Opens an account and books its opening balance. Throws `fund.code-taken`, `fund.name-taken`. */
  openAccount(tx: Tx, account: NewFundAccount): Promise<FundAccountId> {
    return insertAccount(tx, account);
  }

  /** What an import of these rows would do: new, changed (and what), unchanged, refused and why. */
  planAccounts(tx: ReadTx, rows: readonly FundAccountRow[]): Promise<PlannedFundAccount[]> {
    return planAccounts(tx, rows);
  }

  /** Takes the rows in, all or none; run twice it changes nothing. The opening balance is booked once. */
  importAccounts(tx: Tx, rows: readonly FundAccountRow[]): Promise<ImportedFundAccount[]> {
    return importAccounts(tx, rows);
  }

  /** Undoes `importAccounts` for the accounts that it opened. Throws `fund.in-use` once anything else was booked. */
  withdrawAccounts(
    tx: Tx,
    ids: readonly FundAccountId[],
    undoing: { readonly on: CivilDate; readonly reason: string },
  ): Promise<void> {
    return withdrawAccounts(tx, ids, undoing);
  }

  bookIncome(tx: Tx, { fundAccountId, amount, on, memo, document = null }: Income): Promise<JournalId> {
    return post(tx, buildJournal({ kind: 'income', fundAccountId, amount, bookedOn: on, memo, document }));
  }

  /**
   * Sets money aside for one subject. Throws `fund.not-enough` with balance and need in its sentence, `fund.not-open`,
   * `hold.already-placed`, `period.closed`.
   */
  async placeHold(tx: Tx, placing: HoldPlacing): Promise<HoldId> {
    const { holdId, event } = await this.place(tx, { memo: '审批通过，占用经费', ...placing });
    tx.announce(event);
    return holdId;
  }

  /** Pays what was held. Throws `hold.not-found`, `hold.action-not-open` when it was paid or released already. */
  settleHold(tx: Tx, holdId: HoldId, on: CivilDate, memo = '支付'): Promise<JournalId> {
    return this.decide(tx, holdId, { action: 'settle', bookedOn: on, memo });
  }

  /** Gives back what was held. Throws like `settleHold`. */
  releaseHold(tx: Tx, holdId: HoldId, on: CivilDate, memo = '撤回，释放占用'): Promise<JournalId> {
    return this.decide(tx, holdId, { action: 'release', bookedOn: on, memo });
  }

  /** `placeHold` for many subjects of one account: one booking, all or none. Gives the holds in the order of the items. */
  placeHolds(tx: Tx, placing: HoldsPlacing): Promise<HoldId[]> {
    return placeHolds(tx, placing);
  }

  /** `settleHold` for many, all or none. */
  settleHolds(tx: Tx, closing: HoldsClosing): Promise<void> {
    return closeHoldsAs(tx, 'settle', closing);
  }

  /** `releaseHold` for many, all or none. */
  releaseHolds(tx: Tx, closing: HoldsClosing): Promise<void> {
    return closeHoldsAs(tx, 'release', closing);
  }

  /**
   * 红冲 of a payment (by its hold) or of an income or opening (by its journal). Throws `journal.not-reversible`,
   * `journal.already-reversed`, `fund.document-needed`, `fund.not-enough` when the income is spent already.
   */
  async reverse(tx: Tx, reversal: Reversal): Promise<JournalId> {
    const { on: bookedOn, reason: memo, document } = reversal;
    if ('holdId' in reversal) return this.reversePayment(tx, reversal.holdId, reversal);
    const posted = (await findPosted(tx, reversal.journalId)) ?? refuse('journal.not-found');
    if (posted.kind === 'settle') return this.reversePayment(tx, posted.holdId!, reversal);
    return post(tx, buildReversal(posted, { bookedOn, memo, document }));
  }

  /** Undoes `bookHistories`, all or none: each on its own day, or on `on` where its month was closed since. */
  reverseHistories(tx: Tx, reversal: HistoriesReversal): Promise<void> {
    return reverseHistories(tx, reversal);
  }

  /** The same for incomes of the past. */
  reverseIncomes(tx: Tx, reversal: IncomesReversal): Promise<void> {
    return reverseIncomes(tx, reversal);
  }

  /** Books an imported payment on its own day: held and paid at once; announces nothing. Undo it by `reverseHistories`. */
  async bookHistory(tx: Tx, payment: HistoricPayment): Promise<{ holdId: HoldId; journalId: JournalId }> {
    const { holdId } = await this.place(tx, payment);
    const hold = (await tx.lock(Hold, holdId))!;
    const { journalId } = await this.carryOut(tx, hold, {
      action: 'settle',
      bookedOn: payment.on,
      memo: payment.memo,
    });
    return { holdId, journalId };
  }

  /** `bookHistory` for many, all or none. Gives the holds in the order of the payments. */
  bookHistories(tx: Tx, payments: readonly HistoricPayment[]): Promise<HoldId[]> {
    return bookPaid(tx, payments);
  }

  /** The account with its balances and the budget of the year of `on` (of today when it is left out). */
  async balance(tx: ReadTx, fundAccountId: FundAccountId, on?: CivilDate): Promise<FundAccountRecord> {
    const year = yearOf(on ?? (await this.directory.today(tx)));
    return (await accountById(tx, fundAccountId, year)) ?? refuse('fund.not-found');
  }

  /** The hold as it is now. Throws `hold.not-found`. */
  async hold(tx: ReadTx, holdId: HoldId): Promise<HoldState> {
    const hold = await tx.from(Hold, 'h').andWhere('h.id = :holdId', { holdId }).getOne();
    return hold ? holdStateOf(hold) : refuse('hold.not-found');
  }

  /** Every account of the union and of those above it, nearest union first, with why it may not serve the use. */
  async fundChoices(tx: ReadTx, unionId: UnionId, use: WantedUse): Promise<FundChoice[]> {
    const choices: FundChoice[] = [];
    const { funds, rulesOf } = await this.fundsOfLine(tx, unionId, use);
    for (const fund of funds) choices.push({ fund, eligibility: await mayServeNow(fund, use, rulesOf(fund)) });
    return choices;
  }

  /** The accounts that may serve the use; their balance is judged when the hold is placed. */
  async eligibleFunds(tx: ReadTx, unionId: UnionId, use: WantedUse): Promise<FundAccountRecord[]> {
    const choices = await this.fundChoices(tx, unionId, use);
    return choices.filter(({ eligibility }) => eligibility.eligible).map(({ fund }) => fund);
  }

  /** Refuses an account of another line of unions or one that may not serve the use, with the sentence why. */
  async requireEligible(
    tx: ReadTx,
    fundAccountId: FundAccountId,
    unionId: UnionId,
    use: WantedUse,
  ): Promise<FundAccountRecord> {
    const { funds, rulesOf } = await this.fundsOfLine(tx, unionId, use);
    const fund = funds.find(({ id }) => id === fundAccountId) ?? refuse('fund.not-found');
    const eligibility = await mayServeNow(fund, use, rulesOf(fund));
    if (!eligibility.eligible) refuse(eligibility.code, eligibility.sentence);
    return fund;
  }

  private async fundsOfLine(tx: ReadTx, unionId: UnionId, use: WantedUse) {
    const { line, rules } = await lineWithRules(tx, unionId);
    const funds = await accountsOfUnions(tx, line, yearOf(use.on));
    const rank = (fund: FundAccountRecord): number =>
      line.indexOf(fund.unionId) * 100 + (use.allowedKinds?.indexOf(fund.kind) ?? 0);
    const rulesOf = (fund: FundAccountRecord) => rulesOfOwner(rules, line, fund.unionId);
    return { funds: funds.sort((a, b) => rank(a) - rank(b)), rulesOf };
  }

  /** What is wrong with the books of the tenant; empty when nothing is. */
  invariants(tx: ReadTx): Promise<LedgerViolation[]> {
    return ledgerViolations(tx);
  }

  private async place(tx: Tx, { fundAccountId, amount, subject, on: bookedOn, memo }: HistoricPayment) {
    const id = newId<'hold'>(tx.now.getTime());
    const { journal, event } = placeHold({ id, fundAccountId, subject, amount, bookedOn, memo });
    tx.later(insertHold(tx, { id, fundAccountId, subject, amount, bookedOn }));
    await post(tx, journal, ['open']);
    return { holdId: id, event };
  }

  private async decide(tx: Tx, holdId: HoldId, command: HoldCommand): Promise<JournalId> {
    const hold = (await tx.lock(Hold, holdId)) ?? refuse('hold.not-found');
    const { journalId, event } = await this.carryOut(tx, hold, command);
    tx.announce(event);
    return journalId;
  }

  private async carryOut(tx: Tx, hold: Hold, command: HoldCommand) {
    const { patch, journal, event } = decideHold(holdStateOf(hold), command);
    const journalId = await post(tx, journal);
    await tx.update(Hold, hold, {
      ...patch,
      ...(command.action === 'settle' && { settledBy: journalId }),
    } as Partial<Hold>);
    return { journalId, event };
  }

  private async reversePayment(tx: Tx, holdId: HoldId, { on, reason, document }: Reversal): Promise<JournalId> {
    const { settledBy } = await this.hold(tx, holdId);
    const settlement = settledBy === null ? undefined : await findPosted(tx, settledBy);
    if (!settlement) return refuse('hold.action-not-open', '这笔占用还没有支付，不用红冲；要撤回请释放占用。');
    return this.decide(tx, holdId, { action: 'reverse', bookedOn: on, memo: reason, document, settlement });
  }
}

async function mayServeNow(
  fund: FundAccountRecord,
  use: WantedUse,
  rules: readonly FundEligibilityRule[],
): Promise<FundEligibility> {
  const { hasActiveHardshipFile: hasFile } = use;
  if (typeof hasFile === 'boolean') return mayServe(fund, { ...use, hasActiveHardshipFile: hasFile }, rules);
  const without = mayServe(fund, { ...use, hasActiveHardshipFile: false }, rules);
  if (without.eligible || without.code !== 'fund.needs-hardship-file') return without;
  return (await hasFile()) ? mayServe(fund, { ...use, hasActiveHardshipFile: true }, rules) : without;
}
