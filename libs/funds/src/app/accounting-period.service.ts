import { type Actor, type Fen, type Id, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AccountingPeriod } from '../data/accounting-period.entity';
import { balanceAtEndOf, lockAccountsOf, type MonthFigures, monthsOf, openMonthsBefore } from '../data/period.queries';
import { decidePeriod, type Month, refuse } from '../domain';

export type PeriodId = Id<'accounting-period'>;

/** Months of a union's books: closed in order, reopened by a documented decision. */
@Injectable()
export class AccountingPeriodService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Months with journals or closed, newest first, with the balance at their end. */
  months(actor: Actor, unionId: UnionId): Promise<MonthFigures[]> {
    return this.uow.read(actor, async (tx) => {
      await this.directory.requireWithin(tx, 'fund:read', unionId);
      return monthsOf(tx, unionId);
    });
  }

  /** Throws `period.earlier-open`, `period.not-reconciled`, `period.action-not-open`. */
  close(
    actor: Actor,
    { unionId, month, statementBalance }: { unionId: UnionId; month: Month; statementBalance: Fen },
    idem: Idempotency,
  ): Promise<{ readonly id: PeriodId }> {
    const work = async (tx: Tx) => {
      await this.directory.requireWithin(tx, 'fund:post', unionId);
      // Bookings wait for this, and ask for the month once they have the account.
      await lockAccountsOf(tx, unionId);
      const period = await this.find(tx, unionId, month);
      const { patch, event } = decidePeriod(period ?? { unionId, month, status: 'open' }, {
        action: 'close',
        earlierOpen: await openMonthsBefore(tx, unionId, month),
        ledgerBalance: await balanceAtEndOf(tx, unionId, month),
        statementBalance,
      });
      const closing = { ...patch, statementBalance, closedAt: tx.now };
      const id = period?.id ?? newId<'accounting-period'>(tx.now.getTime());
      if (period) await tx.update(AccountingPeriod, period, closing);
      else {
        const row: Partial<AccountingPeriod> = { id, version: 1, unionId, month, document: null, ...closing };
        await tx.insert(AccountingPeriod, row);
      }
      tx.audit({
        ...{ action: 'period.close', subjectType: 'accounting-period', subjectId: id, unionId },
        detail: { month, status: ['open', 'closed'], statementBalance },
      });
      tx.announce(event);
      return { id };
    };
    return this.uow.run(actor, work, idem);
  }

  /** 反结账. Throws `period.not-found`, `period.action-not-open`, `fund.document-needed`. */
  reopen(actor: Actor, id: PeriodId, version: number, document: string): Promise<AccountingPeriod> {
    return this.uow.run(actor, async (tx) => {
      const period = (await tx.lock(AccountingPeriod, id)) ?? refuse('period.not-found');
      if (!(await this.directory.isWithin(tx, actor, 'fund:post', period.unionId))) refuse('period.not-found');
      tx.expectVersion(period, version);
      const { patch, event } = decidePeriod(period, { action: 'reopen', document });
      tx.audit({
        ...{ action: 'period.reopen', subjectType: 'accounting-period', subjectId: id, unionId: period.unionId },
        ...{ detail: { month: period.month, status: ['closed', 'open'] }, reason: document },
      });
      tx.announce(event);
      return tx.update(AccountingPeriod, period, { ...patch, closedAt: null, document });
    });
  }

  private async find(tx: Tx, unionId: UnionId, month: Month): Promise<AccountingPeriod | null> {
    const query = tx
      .from(AccountingPeriod, 'p')
      .andWhere('p.unionId = :unionId AND p.month = :month', { unionId, month });
    return query.setLock('pessimistic_write').getOne();
  }
}
