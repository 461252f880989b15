import type { Actor, Fen } from '@app/kernel';
import { type DisbursementId, PlannedDisbursementService, type PayoutOrder, PayoutService } from '@app/disbursements';
import { type Idempotency, type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Round } from '../data/round.entity';
import { findRound } from '../data/round.store';
import type { RoundId } from '../domain/round';

export type RoundPayableKind = 'transfer' | 'cash' | 'goods';

export interface RoundPayable {
  readonly kind: RoundPayableKind;
  readonly count: number;
  /** In fen. */
  readonly amount: Fen;
}

interface PayableRow {
  readonly id: DisbursementId;
  readonly version: number;
  readonly kind: RoundPayableKind;
  readonly amount: string;
}

const PAY = 'disbursement:pay';

/** A round's payments: transfers as one batch, what was handed over and signed for as another. */
@Injectable()
export class RoundPaymentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly planned: PlannedDisbursementService,
    private readonly payouts: PayoutService,
  ) {}

  payable(actor: Actor, id: RoundId): Promise<RoundPayable[]> {
    return this.uow.read(actor, async (tx) => {
      const rows = await this.rowsOf(tx, await findRound(tx, actor, PAY, id));
      return (['transfer', 'cash', 'goods'] as const).map((kind) => {
        const own = rows.filter((row) => row.kind === kind);
        return { kind, count: own.length, amount: own.reduce((sum, row) => sum + BigInt(row.amount), 0n) };
      });
    });
  }

  /** Pays all of a kind. Refuses `payout-batch.empty`, and what changed since it was read. */
  async pay(
    actor: Actor,
    id: RoundId,
    kind: RoundPayableKind,
    order: Omit<PayoutOrder, 'selection'>,
    idem: Idempotency,
  ): Promise<{ id: string }> {
    const rows = await this.uow.read(actor, async (tx) => this.rowsOf(tx, await findRound(tx, actor, PAY, id)));
    const items = rows.filter((row) => row.kind === kind).map((row) => ({ id: row.id, version: row.version }));
    return this.payouts.payBatch(actor, { ...order, selection: { items } }, idem);
  }

  /** Of what this cashier may pay: transfers at once, cash and goods when they were handed over against a signature. */
  private async rowsOf(tx: ReadTx, row: Round): Promise<PayableRow[]> {
    const payable = await this.planned.payableOf(tx, row.id);
    const ids = [...payable.transfer.ids, ...payable.cash.ids, ...payable.goods.ids];
    return tx.rows<PayableRow & Record<string, unknown>>(
      `SELECT d.id, d.version, d.payment_kind AS kind, d.amount
       FROM disbursements.disbursement d
       JOIN rounds.roster_entry e ON e.tenant_id = $1 AND e.id = d.subject_id
       WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[]) AND CASE d.payment_kind
         WHEN 'transfer' THEN e.status NOT IN ('refused','moved','deceased','removed')
         ELSE e.status IN ('visited','given-by-proxy') AND e.signature_document_id IS NOT NULL END
       ORDER BY d.id`,
      [tx.actor.tenantId, ids],
    );
  }
}
