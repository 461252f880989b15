import { OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { LegalAid } from '../data/legal-aid.entity';
import { type HandledCases, openCases } from '../data/open-cases.query';
import { LEGAL_AID_PERMISSIONS } from '../domain/legal-aids.permissions';
import { LegalAidHandlers } from './legal-aid-handlers';
import { LegalAidStore } from './legal-aid-store';

const CASES: HandledCases = {
  ...{ table: 'legal_aid', title: '一件法律援助', page: '/legal-aid' },
  open: `c.status = 'handling'`,
};

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

  of(tx: ReadTx, worker: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    return openCases(tx, CASES, worker, scope);
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
