import type { DocumentId } from '@app/kernel';
import { InvariantCheck, type ReadTx, type Violation } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ContentStore } from '../data/content.store';

const BATCH = 1_000;
const SHOWN = 100;
const FIRST = '00000000-0000-0000-0000-000000000000' as DocumentId;

/** Whether every document that a case shows still has its file; at most 100 are named. */
@Injectable()
export class DocumentCheck extends InvariantCheck {
  readonly subject = 'documents';
  readonly rules = { 'content-is-there': 'Every document of a case has its file' };

  constructor(private readonly contents: ContentStore) {
    super();
  }

  async violations(tx: ReadTx): Promise<Violation[]> {
    const found: Violation[] = [];
    for (let after: DocumentId | undefined = FIRST; after !== undefined && found.length < SHOWN;) {
      const ids: DocumentId[] = await this.attachedAfter(tx, after);
      const there = await Promise.all(ids.map((id) => this.contents.has(tx.actor.tenantId, id)));
      found.push(...ids.filter((_, i) => !there[i]).map((id) => ({ rule: 'content-is-there', subjectId: id })));
      after = ids.length === BATCH ? ids.at(-1) : undefined;
    }
    return found.slice(0, SHOWN);
  }

  private async attachedAfter(tx: ReadTx, after: DocumentId): Promise<DocumentId[]> {
    const rows = await tx.rows<{ id: DocumentId }>(
      `SELECT id FROM documents.document WHERE tenant_id = $1 AND status = 'attached' AND id > $2 ORDER BY id LIMIT ${BATCH}`,
      [tx.actor.tenantId, after],
    );
    return rows.map(({ id }) => id);
  }
}
