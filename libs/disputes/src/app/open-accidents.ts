import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Accident } from '../data/accident.entity';
import { ACCIDENT_PERMISSIONS } from '../domain/accidents.permissions';
import { AccidentHandlers } from './accident-handlers';
import { AccidentStore } from './accident-store';

/** Accidents that somebody takes part in for the union, for a hand-over: that there is one, and neither where nor whom. */
@Injectable()
export class OpenAccidents extends OpenWork {
  readonly kind = 'accident';
  readonly label = '事故调查';
  readonly dispatchedBy = ACCIDENT_PERMISSIONS.oversee;

  constructor(
    private readonly store: AccidentStore,
    private readonly handlers: AccidentHandlers,
  ) {
    super();
  }

  of(tx: ReadTx, { accountId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, accountId, MOST_OPEN_WORK];
    return tx.rows<OpenWorkItem>(
      `SELECT a.id AS "subjectId", '一件事故调查' AS title, '/accidents/' || a.id AS link, NULL::date AS "dueOn"
       FROM disputes.accident a
       WHERE a.tenant_id = $1 AND a.handler_account_id = $2 AND a.status <> 'closed' AND ${scope('a.union_id', values)}
       ORDER BY a.id LIMIT $3`,
      values,
    );
  }

  /** Nobody who was hurt himself or whose household was. */
  async handOver(tx: Tx, subjectId: string, from: Worker, _reason: string): Promise<boolean> {
    const accident = await tx.lock(Accident, subjectId);
    if (!accident || accident.status === 'closed' || accident.handlerAccountId !== from.accountId) return false;
    const { accountId, name } = await this.handlers.require(tx, accident, tx.actor.accountId);
    await this.store.touch(tx, accident, 'appoint', { handlerAccountId: accountId, handlerName: name });
    return true;
  }
}
