import { AccountDirectory, type RoleHolder } from '@app/identity';
import { type AccountId, type Actor, newId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Dispute } from '../data/dispute.entity';
import { DisputeMediator } from '../data/people.entity';
import { workplacesOf } from '../data/workplaces.query';
import { conflictOf, type PartiesOfDispute } from '../domain/conflict';
import type { DisputeId } from '../domain/dispute';
import { DISPUTE_PERMISSIONS } from '../domain/disputes.permissions';
import { mayAppoint } from '../domain/dispute.policy';
import { refuse } from '../domain/disputes.problems';
import { DisputeNotices } from './dispute-notices';
import { DisputeStore, type SeenDispute } from './dispute-store';

export interface MediatorCandidate {
  readonly accountId: AccountId;
  readonly name: string;
  /** Why he has to withdraw; null: nothing is known of it. */
  readonly conflict: string | null;
}

/** Who mediates: one or a panel. Conflicts of interest are looked up, and denied in writing by himself. */
@Injectable()
export class MediatorPanel {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly accounts: AccountDirectory,
    private readonly members: MemberDirectory,
    private readonly store: DisputeStore,
    private readonly notices: DisputeNotices,
  ) {}

  candidates(actor: Actor, seen: Pick<SeenDispute, 'id'>): Promise<MediatorCandidate[]> {
    return this.uow.read(actor, async (tx) => {
      const dispute = await this.store.find(tx, seen.id);
      const holders = await this.holders(tx, dispute);
      const conflicts = await this.conflicts(tx, dispute, holders);
      return holders.map(({ accountId, displayName: name }) => ({
        ...{ accountId, name, conflict: conflicts.get(accountId) ?? null },
      }));
    });
  }

  /**
   * The panel; the first presides. Until it is accepted it replaces what was chosen before. What a ledger brought in the
   * middle of mediation is given its first mediators by who oversees it, and they are told.
   */
  appoint(actor: Actor, seen: SeenDispute, accountIds: readonly AccountId[]): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lock(tx, seen, ['desk', 'overseer']);
      if (!mayAppoint(dispute, (await this.current(tx, dispute)).length)) refuse('dispute.action-not-open');
      const isRunning = dispute.acceptedOn !== null;
      if (!isRunning)
        await tx.rows(`DELETE FROM disputes.dispute_mediator WHERE tenant_id = $1 AND dispute_id = $2`, [
          actor.tenantId,
          dispute.id,
        ]);
      await this.add(tx, dispute, accountIds, { presides: true, declares: true });
      const touched = await this.store.touch(tx, dispute, 'appoint', {}, { mediators: accountIds.length });
      if (isRunning) await this.notices.tellMediators(tx, touched);
      return touched;
    });
  }

  /** He confirms in writing that he has nothing to do with either side, until the file is closed. */
  declare(actor: Actor, seen: SeenDispute): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const { dispute } = await this.store.lockUndeclared(tx, seen, ['mediator']);
      if (dispute.status === 'closed') refuse('dispute.action-not-open');
      const declaredOn = await this.organizations.today(tx);
      await tx.rows(
        `UPDATE disputes.dispute_mediator SET declared_on = $4 WHERE tenant_id = $1 AND dispute_id = $2
         AND account_id = $3 AND replaced_on IS NULL AND declared_on IS NULL`,
        [actor.tenantId, dispute.id, actor.accountId, declaredOn],
      );
      return this.store.touch(tx, dispute, 'declare');
    });
  }

  /**
   * One mediator goes, another comes and is told, once it is accepted; why is kept. Who goes loses sight of the case. Who
   * finds that he is biased gives it up so.
   */
  replace(actor: Actor, seen: SeenDispute, from: AccountId, to: AccountId, reason: string): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const { dispute } = await this.store.lockUndeclared(tx, seen, ['overseer', 'mediator']);
      if (dispute.status === 'closed') refuse('dispute.action-not-open');
      const current = await this.current(tx, dispute);
      const leaving = current.find(({ accountId }) => accountId === from) ?? refuse('dispute.mediator-not-found');
      return this.change(tx, dispute, leaving, { to, declares: to === actor.accountId }, reason);
    });
  }

  /**
   * 换届: the actor mediates in the place of who leaves; the order comes from the hand-over. Conflicts of interest are
   * looked up as ever, and he declares the rest himself when he sees the case. False when that one mediates it no more.
   */
  async takeOver(tx: Tx, id: DisputeId, from: AccountId, reason: string): Promise<boolean> {
    const dispute = await tx.lock(Dispute, id);
    if (!dispute || dispute.status === 'closed') return false;
    const current = await this.current(tx, dispute);
    const leaving = current.find(({ accountId }) => accountId === from);
    if (!leaving) return false;
    // The line of a hand-over stands before the wall: he does not know yet whom it is about.
    await this.change(tx, dispute, leaving, { to: tx.actor.accountId, declares: false }, reason);
    return true;
  }

  private async change(
    tx: Tx,
    dispute: Dispute,
    leaving: DisputeMediator,
    { to, declares }: { readonly to: AccountId; readonly declares: boolean },
    reason: string,
  ): Promise<Dispute> {
    const replacedOn = await this.organizations.today(tx);
    await tx.rows(
      `UPDATE disputes.dispute_mediator SET replaced_on = $3, replaced_reason = $4 WHERE tenant_id = $1 AND id = $2`,
      [tx.actor.tenantId, leaving.id, replacedOn, reason],
    );
    const isThere = (await this.current(tx, dispute)).some(({ accountId }) => accountId === to);
    if (!isThere) await this.add(tx, dispute, [to], { presides: leaving.presides, declares });
    const touched = await this.store.touch(tx, dispute, 'replace-mediator');
    if (!isThere && dispute.acceptedOn !== null) await this.notices.tellSuccessor(tx, touched, to);
    return touched;
  }

  /** Refuses `dispute.conflict` when one of those who mediate has something to do with a side as it stands now. */
  async requireNoConflict(tx: ReadTx, dispute: Dispute): Promise<void> {
    const current = new Set((await this.current(tx, dispute)).map(({ accountId }) => accountId));
    const mediating = (await this.holders(tx, dispute)).filter(({ accountId }) => current.has(accountId));
    const [conflict] = (await this.conflicts(tx, dispute, mediating)).values();
    if (conflict) refuse('dispute.conflict', conflict, { fields: [{ field: 'employer', message: conflict }] });
  }

  private current(tx: ReadTx, { id }: Dispute): Promise<DisputeMediator[]> {
    return this.store.currentMediatorsOf(tx, id);
  }

  /** `presides`: the first of them. `declares`: who chooses himself was asked and says so with it. */
  private async add(
    tx: Tx,
    dispute: Dispute,
    accountIds: readonly AccountId[],
    { presides, declares }: { readonly presides: boolean; readonly declares: boolean },
  ): Promise<void> {
    const holders = await this.holders(tx, dispute);
    const chosen = [...new Set(accountIds)].map(
      (id) => holders.find(({ accountId }) => accountId === id) ?? refuse('dispute.mediator-not-found'),
    );
    const conflicts = await this.conflicts(tx, dispute, chosen);
    for (const { accountId } of chosen) {
      const conflict = conflicts.get(accountId);
      if (conflict) refuse('dispute.conflict', conflict, { fields: [{ field: 'accountIds', message: conflict }] });
    }
    const appointedOn = await this.organizations.today(tx);
    const rows = chosen.map(({ accountId, personId, displayName: name }, place) => ({
      ...{ id: newId<'dispute-mediator'>(tx.now.getTime()), disputeId: dispute.id, accountId, personId, name },
      ...{ presides: presides && place === 0, appointedOn, replacedOn: null, replacedReason: null },
      declaredOn: declares && accountId === tx.actor.accountId ? appointedOn : null,
    }));
    if (rows.length > 0) await tx.insert(DisputeMediator, ...rows);
  }

  private async holders(tx: ReadTx, { unionId }: Dispute): Promise<RoleHolder[]> {
    const found = await this.accounts.holding(tx, unionId, DISPUTE_PERMISSIONS.mediate);
    return [...new Map(found.map((holder) => [holder.accountId, holder])).values()];
  }

  private async conflicts(
    tx: ReadTx,
    dispute: Dispute,
    holders: readonly RoleHolder[],
  ): Promise<Map<AccountId, string>> {
    const parties = await this.partiesOf(tx, dispute);
    const places = await workplacesOf(
      tx,
      holders.map(({ accountId }) => accountId),
      dispute.employerUnionId,
    );
    const found = new Map<AccountId, string>();
    for (const { accountId, personId, displayName: name } of holders) {
      const { names = [], isWithin = false } = places.get(accountId) ?? {};
      const workplaces = isWithin ? [...names, dispute.employer] : names;
      const conflict = conflictOf({ personId, name, workplaces }, parties);
      if (conflict) found.set(accountId, conflict);
    }
    return found;
  }

  /** Applicants and everybody of their households. */
  private async partiesOf(tx: ReadTx, { id, employer }: Dispute): Promise<PartiesOfDispute> {
    const ids = (await this.store.partiesOf(tx, id)).flatMap(({ memberId }) => memberId ?? []);
    const around = await this.members.livingTogether(tx, ids);
    const related = [...around.values()].flatMap((each) => each.around);
    return { relatedPersonIds: new Set<string>([...ids, ...related]), employer };
  }
}
