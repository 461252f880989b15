import { type CivilDate, type Fen, type FundAccountId, newId, type UnionId, yearOf } from '@app/kernel';
import { FundLedger } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Donation } from '../data/donation.entity';
import { donationsOfUnions, type KnownDonation } from '../data/donation.queries';
import { refuse } from '../domain/donation.problems';

/** A gift of a ledger of before; null is unknown. */
export interface HistoricDonation {
  readonly unionId: UnionId;
  readonly unionCode: string;
  readonly givenOn: CivilDate;
  readonly donorName: string;
  readonly mayBeNamed: boolean | null;
  readonly amount: Fen | null;
  readonly designated: boolean | null;
  readonly purpose: string | null;
  readonly fundAccountId: FundAccountId | null;
  readonly note: string | null;
}

/** Donations of ledgers of before, booked as income on their own days. */
@Injectable()
export class DonationHistory {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly ledger: FundLedger,
  ) {}

  known(tx: ReadTx, unionIds: readonly UnionId[], butOf: string): Promise<KnownDonation[]> {
    return donationsOfUnions(tx, unionIds, butOf);
  }

  async record(tx: Tx, importId: string, donations: readonly HistoricDonation[]): Promise<void> {
    for (const { unionCode, amount, ...donation } of donations) {
      const { unionId, fundAccountId, givenOn: on } = donation;
      const number = await tx.nextCaseNumber('捐', unionId, unionCode, yearOf(on));
      const memo = `捐赠收入 ${number}（历史导入）`;
      const journalId =
        fundAccountId && amount !== null
          ? await this.ledger.bookIncome(tx, { fundAccountId, amount, on, memo, document: number })
          : null;
      const id = newId<'donation'>(tx.now.getTime());
      await tx.insert(Donation, {
        ...{
          ...donation,
          id,
          number,
          version: 1,
          amountFen: amount,
          journalId,
          status: 'registered',
          voidReason: null,
        },
        ...{ receiptIssuedOn: null, receiptIssuedBy: null, importId },
        ...{ registeredByName: tx.actor.displayName, registeredAt: tx.now },
      });
      const subject = { subjectType: 'donation', subjectId: id, unionId };
      tx.audit({ action: 'donation.import', ...subject, detail: { amount, importId } });
    }
    if (donations.length > 0) tx.announce({ type: 'donation.history-recorded.v1', payload: { importId } });
  }

  /** Reverses the income and removes the gifts. Refuses `donation.changed-since-import`. */
  async undo(tx: Tx, importId: string): Promise<void> {
    const rows = await tx.from(Donation, 'd').andWhere('d.importId = :importId', { importId }).getMany();
    if (rows.some(({ version }) => version !== 1)) refuse('donation.changed-since-import');
    const on = await this.directory.today(tx);
    const items = rows.flatMap(({ journalId, number }) => (journalId ? [{ journalId, document: number }] : []));
    await this.ledger.reverseIncomes(tx, { items, on, reason: '撤回历史台账导入' });
    await tx.rows(`DELETE FROM donations.donation WHERE tenant_id = $1 AND import_id = $2`, [
      tx.actor.tenantId,
      importId,
    ]);
  }
}
