import { DocumentSubject, type MemberOfSubject } from '@app/documents';
import type { Actor } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition } from '../data/petition.entity';
import { petitionWall } from '../data/petition-wall';
import { PETITION_HANDLING_SUBJECT, PETITION_SUBJECT } from '../domain/petition';

/** What the petitioner handed in: for himself and for whom the wall lets in. */
@Injectable()
export class PetitionDocuments extends DocumentSubject {
  readonly type: string = PETITION_SUBJECT;

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string): Promise<boolean> {
    const [found] = await tx.found(Petition, (param, values) => {
      const own = `r.member_id = ${param(actor.memberId)}::uuid`;
      return `r.id = ${param(subjectId)} AND (${own} OR ${petitionWall(actor, 'r', values)})`;
    });
    return found !== undefined;
  }

  override async memberOf(tx: ReadTx, subjectId: string): Promise<MemberOfSubject | undefined> {
    const [found] = await tx.found(Petition, (param) => `r.id = ${param(subjectId)}`);
    return found?.memberId ? { id: found.memberId, unionId: found.unionId } : undefined;
  }
}

/** What came together while it was handled: for whom the wall lets in, and never for a party (art. 30). */
@Injectable()
export class PetitionHandlingDocuments extends DocumentSubject {
  readonly type: string = PETITION_HANDLING_SUBJECT;

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string): Promise<boolean> {
    const [found] = await tx.found(
      Petition,
      (param, values) => `r.id = ${param(subjectId)} AND ${petitionWall(actor, 'r', values)}`,
    );
    return found !== undefined;
  }
}
