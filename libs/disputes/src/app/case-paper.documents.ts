import { DocumentSubject } from '@app/documents';
import type { Actor } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { paperWall } from '../data/case-paper.query';
import { PAPER_SUBJECT } from './case-papers';

/** Papers of cases behind a wall; who opened which is on record. */
@Injectable()
export class CasePaperDocuments extends DocumentSubject {
  readonly type = PAPER_SUBJECT;
  override readonly recordsLooks = true;

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string): Promise<boolean> {
    const values: unknown[] = [tx.actor.tenantId, subjectId];
    const rows = await tx.rows<{ id: string }>(
      `SELECT p.id FROM disputes.case_paper p WHERE p.tenant_id = $1 AND p.id = $2 AND p.removed_on IS NULL
         AND ${paperWall(actor, 'p', values)}`,
      values,
    );
    return rows.length > 0;
  }
}
