import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { DisputeId } from '../domain/dispute';
import { DISPUTE_PERMISSIONS } from '../domain/disputes.permissions';
import { MediatorPanel } from './mediator-panel';

/**
 * Disputes that somebody mediates. The list of a hand-over stands before the wall: it tells that there is one, and neither
 * its number nor what it is about.
 */
@Injectable()
export class OpenMediations extends OpenWork {
  readonly kind = 'mediation';
  readonly label = '争议调解';
  readonly dispatchedBy = DISPUTE_PERMISSIONS.oversee;

  constructor(private readonly panel: MediatorPanel) {
    super();
  }

  of(tx: ReadTx, { accountId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, accountId, MOST_OPEN_WORK];
    return tx.rows<OpenWorkItem>(
      `SELECT d.id AS "subjectId", '一件争议调解' AS title, '/disputes/' || d.id AS link, NULL::date AS "dueOn"
       FROM disputes.dispute_mediator m JOIN disputes.dispute d ON d.tenant_id = m.tenant_id AND d.id = m.dispute_id
       WHERE m.tenant_id = $1 AND m.account_id = $2 AND m.replaced_on IS NULL AND d.status <> 'closed'
         AND ${scope('d.union_id', values)}
       ORDER BY d.id LIMIT $3`,
      values,
    );
  }

  handOver(tx: Tx, subjectId: string, from: Worker, reason: string): Promise<boolean> {
    return this.panel.takeOver(tx, subjectId as DisputeId, from.accountId, reason);
  }
}
