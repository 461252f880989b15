import { AccountDirectory, type RoleHolder } from '@app/identity';
import type { AccountId, Actor } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Accident } from '../data/accident.entity';
import type { AccidentId } from '../domain/accident';
import { ACCIDENT_PERMISSIONS } from '../domain/accidents.permissions';
import { refuseAccident } from '../domain/accidents.problems';
import { personsOf } from './accident-deadlines';
import { AccidentStore, type SeenAccident } from './accident-store';
import type { HandlerCandidate } from './petition-handlers';

/** Who takes part for the union; nobody who was hurt himself or whose household was (条例 art. 23). */
@Injectable()
export class AccidentHandlers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly members: MemberDirectory,
    private readonly store: AccidentStore,
  ) {}

  candidates(actor: Actor, id: AccidentId): Promise<HandlerCandidate[]> {
    return this.uow.read(actor, async (tx) => this.among(tx, await this.store.find(tx, id)));
  }

  /** Another one takes over until the case is closed; who leaves loses sight of it. */
  appoint(actor: Actor, seen: SeenAccident, accountId: AccountId): Promise<Accident> {
    return this.uow.run(actor, async (tx) => {
      const accident = await this.store.lock(tx, seen, ['desk', 'overseer']);
      const { name } = await this.require(tx, accident, accountId);
      return this.store.touch(tx, accident, 'appoint', { handlerAccountId: accountId, handlerName: name });
    });
  }

  /** Refuses `accident.handler-not-found` and `accident.conflict`. */
  async require(tx: ReadTx, accident: Accident, accountId: AccountId): Promise<HandlerCandidate> {
    const found = await this.among(tx, accident);
    const chosen = found.find((each) => each.accountId === accountId) ?? refuseAccident('accident.handler-not-found');
    const { conflict } = chosen;
    if (conflict)
      refuseAccident('accident.conflict', conflict, { fields: [{ field: 'accountId', message: conflict }] });
    return chosen;
  }

  private async among(tx: ReadTx, accident: Accident): Promise<HandlerCandidate[]> {
    const found: RoleHolder[] = await this.accounts.holding(tx, accident.unionId, ACCIDENT_PERMISSIONS.handle);
    const holders = [...new Map(found.map((holder) => [holder.accountId, holder])).values()];
    const hurt = (await personsOf(tx, accident)).flatMap(({ memberId }) => memberId ?? []);
    const around = await this.members.livingTogether(tx, hurt);
    const related = new Set<string>([...hurt, ...[...around.values()].flatMap((each) => each.around)]);
    return holders.map(({ accountId, personId, displayName: name }) => ({
      ...{ accountId, name },
      conflict: related.has(personId) ? `${name}是伤亡人员本人或家里人，要回避，请另选一位` : null,
    }));
  }
}
