import { OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition } from '../data/petition.entity';
import { type HandledCases, openCases } from '../data/open-cases.query';
import { PETITION_PERMISSIONS } from '../domain/petitions.permissions';
import { PetitionHandlers } from './petition-handlers';

const CASES: HandledCases = {
  ...{ table: 'petition', title: '一件信访', page: '/petitions' },
  open: 'c.concluded_on IS NULL',
};

/** Petitions that somebody handles, for a hand-over: that there is one, and neither its number nor whose. */
@Injectable()
export class OpenPetitions extends OpenWork {
  readonly kind = 'petition';
  readonly label = '信访';
  readonly dispatchedBy = PETITION_PERMISSIONS.oversee;

  constructor(private readonly handlers: PetitionHandlers) {
    super();
  }

  of(tx: ReadTx, worker: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    return openCases(tx, CASES, worker, scope);
  }

  /** Interested staff withdraw, as ever (信访工作条例 art. 28). */
  async handOver(tx: Tx, subjectId: string, from: Worker, _reason: string): Promise<boolean> {
    const petition = await tx.lock(Petition, subjectId);
    if (!petition || petition.concludedOn !== null || petition.handlerAccountId !== from.accountId) return false;
    await this.handlers.charge(tx, petition, tx.actor.accountId);
    return true;
  }
}
