import { DocumentSubject } from '@app/documents';
import type { Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DestructionList } from '../data/retention.entities';
import { RETENTION_PERMISSIONS } from '../domain/retention.permissions';
import { LIST_SUBJECT } from './destruction-list.service';

/** The signed minutes, for who may read the list. */
@Injectable()
export class DestructionListDocuments extends DocumentSubject {
  readonly type = LIST_SUBJECT;

  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string): Promise<boolean> {
    const [list] = await tx.found(DestructionList, (param) => `r.id = ${param(subjectId)}`);
    return list ? this.organizations.isWithin(tx, actor, RETENTION_PERMISSIONS.read, list.unionId) : false;
  }
}
