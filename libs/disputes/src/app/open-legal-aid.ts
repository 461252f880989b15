import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { LegalAid } from '../data/legal-aid.entity';
import { LEGAL_AID_PERMISSIONS } from '../domain/legal-aids.permissions';
import { LegalAidHandlers } from './legal-aid-handlers';
import { LegalAidStore } from './legal-aid-store';

/** Legal aid that somebody handles, for a hand-over: that there is a case, and neither its number nor whose. */
@Injectable()
export class OpenLegalAid extends OpenWork {
  readonly kind = 'legal-aid';
  readonly label = '法律援助';
  readonly dispatchedBy = LEGAL_AID_PERMISSIONS.oversee;

  constructor(
    private readonly store: LegalAidStore,
    private readonly handlers: LegalAidHandlers,
  ) {
    super();
  }

  of(tx: ReadTx, { accountId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, accountId, MOST_OPEN_WORK];
    return tx.rows<OpenWorkItem>(
      `SELECT a.id AS "subjectId", '一件法律援助' AS title, '/legal-aid/' || a.id AS link, NULL::date AS "dueOn"
       FROM disputes.legal_aid a
       WHERE a.tenant_id = $1 AND a.handler_account_id = $2 AND a.status = 'handling' AND ${scope('a.union_id', values)}
       ORDER BY a.id LIMIT $3`,
      values,
    );
  }

  /** Who takes it over is asked for conflicts of interest as ever. */
  async handOver(tx: Tx, subjectId: string, from: Worker, _reason: string): Promise<boolean> {
    const aid = await tx.lock(LegalAid, subjectId);
    if (!aid || aid.status !== 'handling' || aid.handlerAccountId !== from.accountId) return false;
    const { accountId, name } = await this.handlers.require(tx, aid, tx.actor.accountId);
    await this.store.touch(tx, aid, 'reassign', { handlerAccountId: accountId, handlerName: name });
    return true;
  }
}
