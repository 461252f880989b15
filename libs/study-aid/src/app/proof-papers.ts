import { DocumentService } from '@app/documents';
import type { DocumentId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Award } from '../data/award.entity';
import { AWARD_SUBJECT } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';

/** Proofs of awards: each belongs to one child and one year. */
@Injectable()
export class ProofPapers {
  constructor(private readonly documents: DocumentService) {}

  /**
   * Makes uploads papers of the award. Refuses what another child gave (`study-proof.of-another`) or this one gave for
   * another year (`study-proof.used-before`), by the checksum of the content.
   */
  async attach(tx: Tx, award: Pick<Award, 'id' | 'unionId'>, ids: readonly DocumentId[]): Promise<void> {
    await this.documents.attach(tx, ids, { type: AWARD_SUBJECT, id: award.id, unionId: award.unionId });
    const same = await this.documents.findSameContentOfAll(tx, ids);
    const twins = [...same.values()].flat().filter(({ subject }) => subject.type === AWARD_SUBJECT);
    if (twins.some(({ subject }) => subject.id !== award.id)) refuse('study-proof.of-another');
    if (twins.length > 0) refuse('study-proof.used-before');
  }
}
