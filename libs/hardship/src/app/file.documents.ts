import { DocumentSubject, type MemberOfSubject, type Sensitivity } from '@app/documents';
import type { Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { FILE_SUBJECT } from './file-subject';

/** Papers of a file: for the member himself and for who may read files; what tells an illness for fewer (domain rules §9). */
@Injectable()
export class FileDocuments extends DocumentSubject {
  readonly type = FILE_SUBJECT;

  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean> {
    const file = await tx.from(HardshipFile, 'f').andWhere('f.id = :subjectId', { subjectId }).getOne();
    if (!file) return false;
    if (actor.memberId !== null && actor.memberId === file.memberId) return true;
    const { read, readSensitive } = HARDSHIP_PERMISSIONS;
    return this.organizations.isWithin(tx, actor, sensitivity === 'medical' ? readSensitive : read, file.unionId);
  }

  override async memberOf(tx: ReadTx, subjectId: string): Promise<MemberOfSubject | undefined> {
    const file = await tx.from(HardshipFile, 'f').andWhere('f.id = :subjectId', { subjectId }).getOne();
    return file ? { id: file.memberId, unionId: file.unionId } : undefined;
  }
}
