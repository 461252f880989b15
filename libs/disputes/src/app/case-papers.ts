import { type DocumentMeta, DocumentService } from '@app/documents';
import { type DocumentId, type MemberId, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { CasePaper } from '../data/case-paper.entity';
import type { AccidentPersonId } from '../domain/accident';
import type { CasePaperId, PaperedKind, PaperSide } from '../domain/case-paper';
import { refuse } from '../domain/disputes.problems';
import { DisputeCipher } from './dispute-cipher';

/** The documents of a paper are attached to it, so that each is shown by whose paper it is. */
export const PAPER_SUBJECT = 'case-paper';

export interface NewPaper {
  readonly side: PaperSide;
  readonly title: string;
  readonly documentIds: readonly DocumentId[];
  /** Of an accident: about which of the injured. */
  readonly personId?: AccidentPersonId | null;
}

export interface OpenedPaper {
  readonly paper: CasePaper;
  readonly title: string;
  readonly documents: readonly DocumentMeta[];
}

/** Which case they belong to; whoever calls has asked its wall. */
export interface PaperedCase {
  readonly kind: PaperedKind;
  readonly id: string;
  readonly unionId: UnionId;
}

/** Papers of cases behind a wall, inside the transactions of those who own the case. */
@Injectable()
export class CasePapers {
  constructor(
    private readonly documents: DocumentService,
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: DisputeCipher,
  ) {}

  /** `sender`: the member who sends it himself from his portal. */
  async add(tx: Tx, of: PaperedCase, paper: NewPaper, sender: MemberId | null): Promise<void> {
    const { side, title, documentIds, personId = null } = paper;
    const { kind, id: caseId, unionId } = of;
    const { tenantId, accountId, displayName } = tx.actor;
    if (documentIds.length === 0) refuse('dispute.paper-empty');
    const id = newId<'case-paper'>(tx.now.getTime()) as CasePaperId;
    await this.documents.attach(tx, documentIds, { type: PAPER_SUBJECT, id, unionId });
    await tx.insert(CasePaper, {
      ...{ id, version: 1, caseKind: kind, caseId, side, titleSealed: this.cipher.seal(tenantId, 'paper', title) },
      ...{ memberId: sender, personId, addedBy: accountId, addedByName: displayName },
      ...{ addedOn: await this.organizations.today(tx), removedOn: null },
    });
  }

  /** Out of the case; the content is kept, and why stands in the trail. */
  async remove(tx: Tx, { id: caseId }: PaperedCase, paperId: CasePaperId, reason: string): Promise<CasePaper> {
    const paper = await tx.lock(CasePaper, paperId);
    if (!paper || paper.caseId !== caseId || paper.removedOn !== null) return refuse('dispute.paper-not-found');
    const subject = { type: PAPER_SUBJECT, id: paperId };
    for (const { id } of await this.documents.listFor(tx, subject))
      await this.documents.remove(tx, id, subject, reason);
    return tx.update(CasePaper, paper, { removedOn: await this.organizations.today(tx) });
  }

  async of(tx: ReadTx, caseId: string): Promise<OpenedPaper[]> {
    const papers = await tx
      .from(CasePaper, 'p')
      .andWhere('p.caseId = :caseId AND p.removedOn IS NULL', { caseId })
      .orderBy('p.id')
      .getMany();
    const documents = await this.documents.listForAll(
      tx,
      PAPER_SUBJECT,
      papers.map(({ id }) => id),
    );
    return papers.map((paper) => ({
      ...{ paper, title: this.cipher.open(paper.tenantId, 'paper', paper.titleSealed) },
      documents: documents.get(paper.id) ?? [],
    }));
  }
}
