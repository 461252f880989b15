import { actingUnder, type Actor, type CivilDate, type PersonId, personsOf, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition, PetitionFact } from '../data/petition.entity';
import {
  type PetitionCounts,
  petitionCounts,
  type PetitionFilter,
  type PetitionLine,
  petitionLines,
} from '../data/petition-list.query';
import type { ClockReading } from '../domain/clock';
import type { PetitionId } from '../domain/petition';
import type { PetitionPart } from '../domain/petition.policy';
import { DisputeCipher } from './dispute-cipher';
import { PetitionDeadlines } from './petition-deadlines';
import { type PetitionPaper, PetitionPapers } from './petition-papers';
import { PetitionStore } from './petition-store';
import { PETITION_PERMISSIONS } from '../domain/petitions.permissions';
import type { DuePosition } from '../data/due-position';

export type NamedPetition = PetitionLine & { readonly petitioner: string | null };

/** Everything about a petition, opened: for those whom the wall lets in. */
export interface PetitionPage {
  readonly petition: Petition;
  readonly unionName: string;
  readonly today: CivilDate;
  readonly parts: ReadonlySet<PetitionPart>;
  /** Whose doing it would be. */
  readonly persons: readonly PersonId[];
  readonly clocks: readonly ClockReading[];
  readonly facts: readonly PetitionFact[];
  readonly papers: readonly PetitionPaper[];
  readonly open: DisputeCipher;
}

/** What the pages of petitions show; everything goes through their wall. */
@Injectable()
export class PetitionReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: PetitionStore,
    private readonly deadlines: PetitionDeadlines,
    private readonly papers: PetitionPapers,
    private readonly cipher: DisputeCipher,
  ) {}

  lines(actor: Actor, filter: PetitionFilter, after: DuePosition | null, limit: number): Promise<NamedPetition[]> {
    return this.uow.read(actor, async (tx) => {
      const lines = await petitionLines(tx, filter, after, limit);
      return lines.map((line) => ({ ...line, petitioner: this.nameOf(actor.tenantId, line.petitionerSealed) }));
    });
  }

  counts(actor: Actor): Promise<PetitionCounts> {
    return this.uow.read(actor, petitionCounts);
  }

  page(actor: Actor, id: PetitionId): Promise<PetitionPage> {
    return this.uow.read(actor, async (tx) => {
      const petition = await this.store.find(tx, id);
      return this.pageOf(tx, petition, await this.store.partsOf(tx, petition));
    });
  }

  /** The petitioner's own. */
  ownPage(actor: Actor, id: PetitionId): Promise<PetitionPage> {
    return this.uow.read(actor, async (tx) => this.pageOf(tx, await this.store.findOwn(tx, id), new Set()));
  }

  private async pageOf(tx: ReadTx, petition: Petition, parts: ReadonlySet<PetitionPart>): Promise<PetitionPage> {
    const { id, unionId } = petition;
    const names = await this.organizations.namesOf(tx, [unionId]);
    return {
      ...{ petition, parts, unionName: names.get(unionId) ?? '', open: this.cipher },
      ...{ today: await this.organizations.today(tx) },
      persons: personsOf(actingUnder(tx.actor, PETITION_PERMISSIONS.oversee)),
      clocks: await this.deadlines.clocksOf(tx, petition),
      facts: await tx.from(PetitionFact, 'f').andWhere('f.petitionId = :id', { id }).orderBy('f.id').getMany(),
      papers: await this.papers.listOf(tx, petition),
    };
  }

  private nameOf(tenantId: TenantId, sealed: Buffer | null): string | null {
    return this.cipher.open(tenantId, 'petitioner', sealed);
  }
}
