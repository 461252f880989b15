import type { Actor, DocumentId } from '@app/kernel';
import { type Attachment, DocumentService, DocumentSubject } from '@app/documents';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Disbursement } from '../data/disbursement.entity';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { refuse } from '../domain/disbursement.problems';

/** The signed sheets of payments. */
@Injectable()
export class PaymentPapers {
  constructor(private readonly documents: DocumentService) {}

  /**
   * Files an upload of the actor with the payment. A sheet that was signed at the visit hangs there already and is
   * taken as it is; a document of another case is refused (`document.not-attachable`).
   */
  async file(
    tx: Tx,
    id: DocumentId | null,
    to: Attachment,
    rows: readonly Pick<Disbursement, 'id' | 'subjectId' | 'caseId'>[],
  ): Promise<void> {
    if (id === null) return;
    const meta = (await this.documents.metaOf(tx, id)) ?? refuse('disbursement.proof-needed');
    const own = new Set(rows.flatMap((row) => [row.id, row.subjectId, row.caseId] as string[]));
    if (meta.subject && own.has(meta.subject.id) && meta.status === 'attached') return;
    await this.documents.attach(tx, [id], to);
  }
}

/** Who may see a disbursement sees its papers. */
abstract class PaperOf extends DocumentSubject {
  protected abstract readonly table: string;

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string): Promise<boolean> {
    const values: unknown[] = [actor.tenantId, subjectId];
    const scope = scopeCondition(actor, DISBURSEMENT_PERMISSIONS.read, 'x.union_id', values);
    const rows = await tx.rows(
      `SELECT 1 FROM disbursements.${this.table} x WHERE x.tenant_id = $1 AND x.id = $2 AND ${scope}`,
      values,
    );
    return rows.length === 1;
  }
}

@Injectable()
export class DisbursementPapers extends PaperOf {
  readonly type = 'disbursement';
  protected readonly table = 'disbursement';
}

@Injectable()
export class PayoutBatchPapers extends PaperOf {
  readonly type = 'payout-batch';
  protected readonly table = 'payout_batch';
}
