import { OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Accident } from '../data/accident.entity';
import { type HandledCases, openCases } from '../data/open-cases.query';
import { ACCIDENT_PERMISSIONS } from '../domain/accidents.permissions';
import { AccidentHandlers } from './accident-handlers';
import { AccidentStore } from './accident-store';

const CASES: HandledCases = {
  ...{ table: 'accident', title: '一件事故调查', page: '/accidents' },
  open: `c.status <> 'closed'`,
};

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

  of(tx: ReadTx, worker: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    return openCases(tx, CASES, worker, scope);
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
