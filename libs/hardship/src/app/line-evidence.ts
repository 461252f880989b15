import { DocumentService } from '@app/documents';
import type { DocumentId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FilePaper } from '../data/file-record.entity';
import type { HardshipFile } from '../data/hardship-file.entity';
import { type ChecklistItem, evidenceItemOf, mayTellIllness } from '../domain/checklist';
import type { HouseholdStatement } from '../domain/household-statement';
import { FILE_SUBJECT } from './file-subject';

/** Papers that lines of a statement rest on: papers of the file, private as every paper that tells an income. */
@Injectable()
export class LineEvidence {
  constructor(private readonly documents: DocumentService) {}

  /** Takes uploads that lines name into the file; what is a paper of the file already stays at its place, for fewer. */
  async keep(
    tx: Tx,
    { id: fileId, unionId }: HardshipFile,
    { incomes, expenses }: Pick<HouseholdStatement, 'incomes' | 'expenses'>,
  ): Promise<void> {
    const named = new Map<DocumentId, ChecklistItem>();
    for (const { documentId } of incomes) if (documentId) named.set(documentId, 'income-proof');
    for (const { documentId, kind } of expenses)
      if (documentId && !named.has(documentId)) named.set(documentId, evidenceItemOf(kind));
    if (named.size === 0) return;
    const papers = await tx.from(FilePaper, 'p').andWhere('p.fileId = :fileId', { fileId }).getMany();
    const there = papers.map(({ documentId }) => documentId).filter((documentId) => named.delete(documentId));
    await this.documents.restrict(tx, there);
    await this.documents.attach(tx, [...named.keys()], {
      ...{ type: FILE_SUBJECT, id: fileId, unionId, sensitivity: 'medical' },
    });
    const addedByName = tx.actor.displayName;
    await tx.insert(
      FilePaper,
      ...[...named].map(([documentId, item]) => ({ fileId, documentId, item, addedByName, addedAt: tx.now })),
    );
  }

  /** The proof of causes that are stated by now to be an illness is for fewer, also what was filed before they were. */
  async followCauses(tx: Tx, file: HardshipFile): Promise<void> {
    if (!mayTellIllness(file)) return;
    const of = { fileId: file.id, item: 'cause-evidence' satisfies ChecklistItem };
    const papers = await tx.from(FilePaper, 'p').andWhere('p.fileId = :fileId AND p.item = :item', of).getMany();
    await this.documents.restrict(
      tx,
      papers.map(({ documentId }) => documentId),
    );
  }
}
