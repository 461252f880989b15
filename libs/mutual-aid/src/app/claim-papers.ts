import {
  type DocumentMeta,
  DocumentService,
  DocumentSubject,
  type MemberOfSubject,
  type Sensitivity,
} from '@app/documents';
import type { Actor, DocumentId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Claim } from '../data/mutual-aid.entities';

export const CLAIM_SUBJECT = 'mutual-aid-claim';

/** Papers of a claim: diagnosis, invoice, settlement of the medical insurance. */
@Injectable()
export class ClaimPapers {
  constructor(private readonly documents: DocumentService) {}

  async attach(tx: Tx, claim: Pick<Claim, 'id' | 'unionId'>, ids: readonly DocumentId[]): Promise<void> {
    await this.documents.attach(tx, ids, { type: CLAIM_SUBJECT, id: claim.id, unionId: claim.unionId });
  }

  of(tx: ReadTx, id: string): Promise<DocumentMeta[]> {
    return this.documents.listFor(tx, { type: CLAIM_SUBJECT, id });
  }
}

/** For the member himself and for who reads claims; what tells of his health only for who handles them. */
@Injectable()
export class ClaimDocuments extends DocumentSubject {
  readonly type = CLAIM_SUBJECT;

  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean> {
    const claim = await this.claim(tx, subjectId);
    if (!claim) return false;
    if (actor.memberId !== null && actor.memberId === claim.memberId) return true;
    const within = (permission: string) => this.organizations.isWithin(tx, actor, permission, claim.unionId);
    if (sensitivity === 'normal') return within('mutual-aid:read');
    return (await within('mutual-aid:manage')) || (await within('mutual-aid:decide'));
  }

  override async memberOf(tx: ReadTx, subjectId: string): Promise<MemberOfSubject | undefined> {
    const claim = await this.claim(tx, subjectId);
    return claim && { id: claim.memberId, unionId: claim.unionId };
  }

  private async claim(tx: ReadTx, id: string): Promise<Claim | undefined> {
    return (await tx.found(Claim, (param) => `r.id = ${param(id)}`))[0];
  }
}
