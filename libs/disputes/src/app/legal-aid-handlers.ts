import { AccountDirectory, type RoleHolder } from '@app/identity';
import type { AccountId, Actor } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { LegalAid } from '../data/legal-aid.entity';
import { workplacesOf } from '../data/workplaces.query';
import { conflictOf } from '../domain/conflict';
import type { LegalAidId } from '../domain/legal-aid';
import { LEGAL_AID_PERMISSIONS } from '../domain/legal-aids.permissions';
import { refuseLegalAid } from '../domain/legal-aids.problems';
import { LegalAidStore } from './legal-aid-store';

export interface AidCandidate {
  readonly accountId: AccountId;
  readonly name: string;
  /** Why he has to withdraw; null: nothing is known of it. */
  readonly conflict: string | null;
}

/** Who may handle a case: not the applicant or his household, nobody of the other side. */
@Injectable()
export class LegalAidHandlers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly members: MemberDirectory,
    private readonly store: LegalAidStore,
  ) {}

  candidates(actor: Actor, id: LegalAidId): Promise<AidCandidate[]> {
    return this.uow.read(actor, async (tx) => this.among(tx, await this.store.find(tx, id)));
  }

  /** Refuses `legal-aid.handler-not-found` and `legal-aid.conflict`. */
  async require(tx: ReadTx, aid: LegalAid, accountId: AccountId): Promise<AidCandidate> {
    const found = await this.among(tx, aid);
    const chosen = found.find((each) => each.accountId === accountId) ?? refuseLegalAid('legal-aid.handler-not-found');
    const { conflict } = chosen;
    if (conflict)
      refuseLegalAid('legal-aid.conflict', conflict, { fields: [{ field: 'accountId', message: conflict }] });
    return chosen;
  }

  private async among(tx: ReadTx, { unionId, memberId, employer }: LegalAid): Promise<AidCandidate[]> {
    const found: RoleHolder[] = await this.accounts.holding(tx, unionId, LEGAL_AID_PERMISSIONS.handle);
    const holders = [...new Map(found.map((holder) => [holder.accountId, holder])).values()];
    const around = await this.members.livingTogether(tx, memberId ? [memberId] : []);
    const related = [...around.values()].flatMap((each) => each.around);
    const parties = { relatedPersonIds: new Set<string>([...(memberId ? [memberId] : []), ...related]), employer };
    const accountIds = holders.map(({ accountId }) => accountId);
    const places = await workplacesOf(tx, accountIds, null);
    return holders.map(({ accountId, personId, displayName: name }) => {
      const workplaces = places.get(accountId)?.names ?? [];
      const said = conflictOf({ personId, name, workplaces }, parties);
      return { accountId, name, conflict: said?.replaceAll('调解这件事', '办这件事') ?? null };
    });
  }
}
