import { DocumentSubject, type Sensitivity } from '@app/documents';
import { type Actor, holds } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Round } from '../data/round.entity';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { ROUND_SUBJECT } from './handout.service';

/** Who may see the papers of a round: who may see the round. None of them tells of anybody's health. */
@Injectable()
export class RoundDocuments extends DocumentSubject {
  readonly type = ROUND_SUBJECT;

  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean> {
    const row = await tx.from(Round, 'r').andWhere('r.id = :subjectId', { subjectId }).getOne();
    if (!row || sensitivity !== 'normal' || !holds(actor, ROUND_PERMISSIONS.read)) return false;
    return this.organizations.isWithin(tx, actor, ROUND_PERMISSIONS.read, row.unionId);
  }
}
