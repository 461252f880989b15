import { DocumentService } from '@app/documents';
import type { DocumentId, UnionId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Evidence, VisitId, VisitState } from '../domain/visit';
import { papersOf } from './visit-order';

/** The type under which photos, evidence and signatures of visits are kept; the id is that of the first version. */
export const VISIT_SUBJECT = 'visit';

/** Makes uploads part of a visit. */
@Injectable()
export class VisitPapers {
  constructor(private readonly documents: DocumentService) {}

  /** Attaches what came after the visit. Refuses `document.not-attachable`. */
  async attachLater(tx: Tx, rootId: VisitId, unionId: UnionId, evidence: readonly Evidence[]): Promise<void> {
    const papers = papersOf({ evidence, signature: null });
    for (const sensitivity of ['normal', 'medical'] as const)
      await this.documents.attach(tx, papers[sensitivity], { type: VISIT_SUBJECT, id: rootId, unionId, sensitivity });
  }

  /** Attaches what the visit names and was not attached before. Refuses `document.not-attachable`. */
  async attach(tx: Tx, rootId: VisitId, visit: VisitState): Promise<void> {
    const papers = papersOf(visit);
    const before =
      visit.correctsId === null ? [] : await this.documents.listFor(tx, { type: VISIT_SUBJECT, id: rootId });
    const known = new Set<DocumentId>(before.map((document) => document.id));
    for (const sensitivity of ['normal', 'medical'] as const) {
      const fresh = papers[sensitivity].filter((id) => !known.has(id));
      await this.documents.attach(tx, fresh, { type: VISIT_SUBJECT, id: rootId, unionId: visit.unionId, sensitivity });
    }
  }
}
