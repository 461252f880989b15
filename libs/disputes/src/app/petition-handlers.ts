import { AccountDirectory, type RoleHolder } from '@app/identity';
import type { AccountId, Actor } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { workplacesOf } from '../data/workplaces.query';
import type { Petition } from '../data/petition.entity';
import { petitionConflictOf } from '../domain/conflict';
import type { PetitionId } from '../domain/petition';
import { PETITION_PERMISSIONS } from '../domain/petitions.permissions';
import { refusePetition } from '../domain/petitions.problems';
import { PetitionNotices } from './petition-notices';
import { PetitionStore, type SeenPetition } from './petition-store';

export interface HandlerCandidate {
  readonly accountId: AccountId;
  readonly name: string;
  /** Why he has to withdraw; null: nothing is known of it. */
  readonly conflict: string | null;
}

/** Who handles a petition; interested staff withdraw (信访工作条例 art. 28). */
@Injectable()
export class PetitionHandlers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly members: MemberDirectory,
    private readonly store: PetitionStore,
    private readonly notices: PetitionNotices,
  ) {}

  candidates(actor: Actor, id: PetitionId): Promise<HandlerCandidate[]> {
    return this.uow.read(actor, async (tx) => this.among(tx, await this.store.find(tx, id)));
  }

  /** Chosen before acceptance, or another one by who stands above; who leaves loses sight of it. */
  appoint(actor: Actor, seen: SeenPetition, accountId: AccountId): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lock(tx, seen, ['desk', 'overseer']);
      if (petition.concludedOn !== null) refusePetition('petition.action-not-open');
      return this.charge(tx, petition, accountId);
    });
  }

  /** Refuses `petition.handler-not-found` and `petition.conflict`; the petition is held by the transaction. */
  async charge(tx: Tx, petition: Petition, accountId: AccountId): Promise<Petition> {
    const found = await this.among(tx, petition);
    const chosen = found.find((each) => each.accountId === accountId) ?? refusePetition('petition.handler-not-found');
    const { name, conflict } = chosen;
    if (conflict)
      refusePetition('petition.conflict', conflict, { fields: [{ field: 'accountId', message: conflict }] });
    const patch = { handlerAccountId: accountId, handlerName: name };
    const appointed = await this.store.touch(tx, petition, 'appoint', patch);
    if (petition.acceptedOn !== null) await this.notices.tellHandler(tx, appointed);
    return appointed;
  }

  private async among(tx: ReadTx, petition: Petition): Promise<HandlerCandidate[]> {
    const found: RoleHolder[] = await this.accounts.holding(tx, petition.unionId, PETITION_PERMISSIONS.handle);
    const holders = [...new Map(found.map((holder) => [holder.accountId, holder])).values()];
    const { memberId, about } = petition;
    const around = await this.members.livingTogether(tx, memberId ? [memberId] : []);
    const related = [...around.values()].flatMap((each) => each.around);
    const parties = { relatedPersonIds: new Set<string>([...(memberId ? [memberId] : []), ...related]), about };
    const places = await workplacesOf(
      tx,
      holders.map(({ accountId }) => accountId),
      null,
    );
    return holders.map(({ accountId, personId, displayName: name }) => {
      const workplaces = places.get(accountId)?.names ?? [];
      return { accountId, name, conflict: petitionConflictOf({ personId, name, workplaces }, parties) };
    });
  }
}
