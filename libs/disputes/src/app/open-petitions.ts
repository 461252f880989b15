import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition } from '../data/petition.entity';
import { PETITION_PERMISSIONS } from '../domain/petitions.permissions';
import { PetitionHandlers } from './petition-handlers';

/** Petitions that somebody handles, for a hand-over: that there is one, and neither its number nor whose. */
@Injectable()
export class OpenPetitions extends OpenWork {
  readonly kind = 'petition';
  readonly label = '信访';
  readonly dispatchedBy = PETITION_PERMISSIONS.oversee;

  constructor(private readonly handlers: PetitionHandlers) {
    super();
  }

  of(tx: ReadTx, { accountId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, accountId, MOST_OPEN_WORK];
    return tx.rows<OpenWorkItem>(
      `SELECT p.id AS "subjectId", '一件信访' AS title, '/petitions/' || p.id AS link, NULL::date AS "dueOn"
       FROM disputes.petition p
       WHERE p.tenant_id = $1 AND p.handler_account_id = $2 AND p.concluded_on IS NULL AND ${scope('p.union_id', values)}
       ORDER BY p.id LIMIT $3`,
      values,
    );
  }

  /** Interested staff withdraw, as ever (信访工作条例 art. 28). */
  async handOver(tx: Tx, subjectId: string, from: Worker, _reason: string): Promise<boolean> {
    const petition = await tx.lock(Petition, subjectId);
    if (!petition || petition.concludedOn !== null || petition.handlerAccountId !== from.accountId) return false;
    await this.handlers.charge(tx, petition, tx.actor.accountId);
    return true;
  }
}
