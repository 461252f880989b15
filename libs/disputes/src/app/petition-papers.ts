import { type DocumentMeta, DocumentService } from '@app/documents';
import type { Actor, DocumentId } from '@app/kernel';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Petition } from '../data/petition.entity';
import { isUnderWay } from '../domain/petition.lifecycle';
import { PETITION_PARTS } from '../domain/petition.policy';
import { PETITION_PAPERS, PETITION_SUBJECT, type PetitionPaperOf } from '../domain/petition';
import { refusePetition } from '../domain/petitions.problems';
import { PetitionStore, type SeenPetition } from './petition-store';

export interface PetitionPaper extends DocumentMeta {
  readonly of: PetitionPaperOf;
}

/** Papers of a petition: what the petitioner handed in, and what came together while it was handled. */
@Injectable()
export class PetitionPapers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: PetitionStore,
    private readonly documents: DocumentService,
  ) {}

  add(actor: Actor, seen: SeenPetition, of: PetitionPaperOf, ids: readonly DocumentId[]): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lock(tx, seen, PETITION_PARTS);
      if (petition.status === 'closed') refusePetition('petition.action-not-open');
      return this.filed(tx, petition, of, ids);
    });
  }

  addOwn(actor: Actor, seen: SeenPetition, ids: readonly DocumentId[]): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lockOwn(tx, seen);
      if (!isUnderWay(petition.status)) refusePetition('petition.action-not-open');
      return this.filed(tx, petition, PETITION_SUBJECT, ids);
    });
  }

  /** A paper that does not belong there; its content is kept as evidence. */
  remove(actor: Actor, seen: SeenPetition, documentId: DocumentId, reason: string): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lock(tx, seen, PETITION_PARTS);
      const paper = (await this.listOf(tx, petition)).find(({ id }) => id === documentId);
      if (!paper || petition.status === 'closed') return refusePetition('petition.action-not-open');
      await this.documents.remove(tx, documentId, { type: paper.of, id: petition.id }, reason);
      return this.store.touch(tx, petition, 'remove-paper', {}, { of: paper.of });
    });
  }

  async attach(tx: Tx, { id, unionId }: Petition, type: PetitionPaperOf, ids: readonly DocumentId[]): Promise<void> {
    await this.documents.attach(tx, ids, { type, id, unionId });
  }

  async listOf(tx: ReadTx, { id }: Petition): Promise<PetitionPaper[]> {
    const found: PetitionPaper[] = [];
    for (const type of PETITION_PAPERS)
      found.push(...(await this.documents.listFor(tx, { type, id })).map((meta) => ({ ...meta, of: type })));
    return found;
  }

  private async filed(tx: Tx, petition: Petition, of: PetitionPaperOf, ids: readonly DocumentId[]): Promise<Petition> {
    await this.attach(tx, petition, of, ids);
    return this.store.touch(tx, petition, 'add-papers', {}, { of, count: ids.length });
  }
}
