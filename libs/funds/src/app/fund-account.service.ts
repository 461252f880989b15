import type { Actor, CivilDate, FundAccountId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FundAccount } from '../data/fund-account.entity';
import { findPosted } from '../data/ledger.store';
import { decideFundAccount, type FundAccountAction, type FundPurpose, type JournalId, refuse } from '../domain';
import { type NewFundAccount, refuseTaken, setBudgets, type YearBudget } from './fund-account.opening';
import { FundLedger, type Income } from './fund-ledger';

export interface FundAccountChange {
  readonly name?: string;
  readonly restrictedTo?: readonly FundPurpose[];
  readonly needsHardshipFile?: boolean;
  readonly note?: string | null;
  readonly budgets?: readonly YearBudget[];
}

/** What the treasurer does with an account: open, describe, plan, freeze, book income, correct. */
@Injectable()
export class FundAccountService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly ledger: FundLedger,
  ) {}

  open(actor: Actor, account: NewFundAccount, idem: Idempotency): Promise<{ readonly id: FundAccountId }> {
    const work = async (tx: Tx) => {
      await this.directory.requireWithin(tx, 'fund:manage', account.unionId);
      const id = await this.ledger.openAccount(tx, account);
      const { code, kind, opening, unionId } = account;
      tx.audit({
        ...{ action: 'fund.open', subjectType: 'fund-account', subjectId: id, unionId },
        detail: { code, kind, opening },
      });
      return { id };
    };
    return this.uow.run(actor, work, idem);
  }

  change(actor: Actor, id: FundAccountId, version: number, change: FundAccountChange): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const account = await this.lock(tx, id, 'fund:manage');
      tx.expectVersion(account, version);
      const { budgets = [], restrictedTo, ...given } = change;
      const patch = { ...given, ...(restrictedTo && { restrictedTo: [...restrictedTo] }) };
      if (patch.name !== undefined) await refuseTaken(tx, account.unionId, account.code, patch.name, id);
      await setBudgets(tx, id, budgets);
      const before = Object.fromEntries(
        Object.keys(patch).map((field) => [field, account[field as keyof FundAccount]]),
      );
      const detail = Object.fromEntries(Object.entries(patch).map(([field, value]) => [field, [before[field], value]]));
      this.audit(tx, account, 'fund.change', { ...detail, ...(budgets.length > 0 && { budgets }) });
      await tx.update(FundAccount, account, patch);
    });
  }

  /** Freeze, unfreeze, close. */
  act(actor: Actor, id: FundAccountId, version: number, action: FundAccountAction, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const account = await this.lock(tx, id, 'fund:manage');
      tx.expectVersion(account, version);
      const status = decideFundAccount(account, action);
      this.audit(tx, account, `fund.${action}`, { status: [account.status, status] }, reason);
      await tx.update(FundAccount, account, { status });
    });
  }

  bookIncome(actor: Actor, income: Income, idem: Idempotency): Promise<{ readonly journalId: JournalId }> {
    const work = async (tx: Tx) => {
      const account = await this.require(tx, income.fundAccountId, 'fund:post');
      const journalId = await this.ledger.bookIncome(tx, income);
      this.audit(tx, account, 'fund.income', { journalId, amount: income.amount, on: income.on });
      return { journalId };
    };
    return this.uow.run(actor, work, idem);
  }

  /** 红冲 of an income or opening balance; a payment is reversed where its case is. */
  reverse(
    actor: Actor,
    id: FundAccountId,
    { journalId, ...reversal }: { journalId: JournalId; on: CivilDate; reason: string; document: string },
    idem: Idempotency,
  ): Promise<{ readonly journalId: JournalId }> {
    const work = async (tx: Tx) => {
      const account = await this.require(tx, id, 'fund:post');
      const posted = await findPosted(tx, journalId);
      if (!posted?.postings.some((posting) => posting.fundAccountId === id)) return refuse('journal.not-found');
      if (posted.holdId !== null) refuse('journal.belongs-to-case');
      const reversed = await this.ledger.reverse(tx, { journalId, ...reversal });
      this.audit(tx, account, 'fund.reverse', { journalId, reversedBy: reversed }, reversal.reason);
      return { journalId: reversed };
    };
    return this.uow.run(actor, work, idem);
  }

  /** Locks the account for a change of its particulars. */
  private async lock(tx: Tx, id: FundAccountId, permission: string): Promise<FundAccount> {
    const account = (await tx.lock(FundAccount, id)) ?? refuse('fund.not-found');
    return this.within(tx, account, permission);
  }

  /** Without a lock: the ledger's own statement takes it, as late as possible. */
  private async require(tx: Tx, id: FundAccountId, permission: string): Promise<FundAccount> {
    const account =
      (await tx.from(FundAccount, 'f').andWhere('f.id = :id', { id }).getOne()) ?? refuse('fund.not-found');
    return this.within(tx, account, permission);
  }

  private async within(tx: Tx, account: FundAccount, permission: string): Promise<FundAccount> {
    const visible = await this.directory.isWithin(tx, tx.actor, permission, account.unionId);
    return visible ? account : refuse('fund.not-found');
  }

  private audit(tx: Tx, account: FundAccount, action: string, detail: object, reason: string | null = null): void {
    const { id: subjectId, unionId } = account;
    tx.audit({ action, subjectType: 'fund-account', subjectId, unionId, detail, reason });
  }
}
