import { systemActor, type TenantId } from '@app/kernel';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import type { LedgerMonth } from '../data/cells.query';
import {
  differingMonths,
  foldMonth,
  foldYear,
  isAnyStale,
  markStale,
  raiseRevision,
  takeStale,
} from '../data/folding.query';
import { ledgerOf, MONTHLY_LEDGERS } from '../data/ledgers';

/** A month of a large federation in one transaction. */
const UNIONS_AT_ONCE = 1_000;

/** Keeps the ledgers that grow without end added up by union and month. */
@Injectable()
export class FigureFolding {
  private readonly logger = new Logger('Figures');

  constructor(private readonly uow: UnitOfWork) {}

  /** Adds up what changed; returns how many unions and months. */
  async fold(tenantId: TenantId): Promise<number> {
    let folded = 0;
    while (await this.uow.read(systemActor(tenantId), isAnyStale)) folded += await this.portion(tenantId);
    return folded;
  }

  /** Compares everything with its rows and adds up anew what differs, which is told to the log. */
  async rebuild(tenantId: TenantId): Promise<LedgerMonth[]> {
    const system = systemActor(tenantId);
    const found = await this.uow.read(system, (tx) => this.differing(tx));
    if (found.length > 0) {
      this.logger.error({ event: 'figures-differed', tenantId, months: found.length, first: found.slice(0, 20) });
      await this.uow.run(system, (tx) => markStale(tx, found));
    }
    await this.fold(tenantId);
    return found;
  }

  async differing(tx: ReadTx): Promise<LedgerMonth[]> {
    const found: LedgerMonth[] = [];
    for (const ledger of MONTHLY_LEDGERS) found.push(...(await differingMonths(tx, ledger)));
    return found;
  }

  private portion(tenantId: TenantId): Promise<number> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      await raiseRevision(tx);
      const batch = await takeStale(tx, UNIONS_AT_ONCE);
      if (!batch) return 0;
      await foldMonth(tx, ledgerOf(batch.ledger)!, batch.unionIds, batch.month);
      await foldYear(tx, ledgerOf(batch.ledger)!, batch.unionIds, batch.month);
      return batch.unionIds.length;
    });
  }
}
