import type { AccountId, Actor, CivilDate, UnionId } from '@app/kernel';
import { newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { OfficeHandOver } from '../data/office-hand-over.entity';
import { refuse } from '../domain/identity.problems';
import {
  afterHandOver,
  checkPeople,
  type HandOverAction,
  isUnsettled,
  type OfficeHandOverId,
} from '../domain/office-hand-over';
import { MANAGE_ACCOUNTS } from './account-access';
import { officersOf } from './office-hand-over.reading';
import { MANAGE_HAND_OVERS, OfficeHandOverStore } from './office-hand-over.store';
import { RoleGrantService } from './role-grant.service';

export interface NewHandOver {
  readonly unionId: UnionId;
  readonly fromAccountId: AccountId;
  readonly toAccountId: AccountId;
  readonly reason: string;
  /** The last day in office. */
  readonly onDay: CivilDate;
  readonly endsRoles: boolean;
}

/** The desk of a hand-over: opens it, looks through the work again, calls it off. */
@Injectable()
export class OfficeHandOverService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: OfficeHandOverStore,
    private readonly grants: RoleGrantService,
  ) {}

  /** Freezes the open work of who leaves as lines; with nothing to pass on it is closed at once. */
  open(actor: Actor, order: NewHandOver): Promise<OfficeHandOver> {
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, MANAGE_HAND_OVERS, order.unionId);
      const officers = new Map((await officersOf(tx, order.unionId)).map((each) => [each.accountId, each.name]));
      checkPeople(order.fromAccountId, order.toAccountId, new Set(officers.keys()));
      const row = await this.insert(tx, order, officers);
      const count = await this.store.addLines(tx, row, await this.store.workOf(tx, row), false);
      if (order.endsRoles) await this.endRoles(tx, order);
      this.audit(tx, row, 'open', { lines: count, onDay: row.onDay, endsRoles: row.endsRoles }, order.reason);
      if (count === 0) return this.store.settle(tx, row);
      tx.announce({
        type: 'office-hand-over.opened.v1',
        payload: { handOverId: row.id, toAccountId: row.toAccountId },
      });
      return row;
    });
  }

  /** Writes down what came up since; lines that no longer wait for him lapse. */
  renew(actor: Actor, id: OfficeHandOverId, version: number): Promise<OfficeHandOver> {
    return this.uow.run(actor, async (tx) => {
      const { row } = await this.store.lock(tx, id);
      tx.expectVersion(row, version);
      const status = afterHandOver(row.status, 'renew');
      const groups = await this.store.workOf(tx, row);
      const waits = new Set(groups.flatMap(({ kind, items }) => items.map((item) => `${kind}:${item.subjectId}`)));
      const gone = (await this.store.linesOf(tx, id)).filter(
        (line) => isUnsettled(line.status) && !waits.has(`${line.kind}:${line.subjectId}`),
      );
      for (const line of gone) await this.store.lapse(tx, line, DONE_MEANWHILE);
      const added = await this.store.addLines(tx, row, groups, true);
      this.audit(tx, row, 'renew', { added, lapsed: gone.length });
      if (added > 0) {
        const payload = { handOverId: id, toAccountId: row.toAccountId, version: row.version };
        tx.announce({ type: 'office-hand-over.widened.v1', payload });
      }
      return this.store.settle(tx, await tx.update(OfficeHandOver, row, { status }));
    });
  }

  /** What was accepted stays accepted; the rest stays with who leaves. Roles that were given an end keep it. */
  cancel(actor: Actor, id: OfficeHandOverId, version: number, reason: string): Promise<OfficeHandOver> {
    return this.uow.run(actor, async (tx) => {
      const { row, parts } = await this.store.lock(tx, id);
      if (!parts.has('desk')) refuse('hand-over.not-found');
      tx.expectVersion(row, version);
      const status = afterHandOver(row.status, 'cancel');
      for (const line of await this.store.linesOf(tx, id))
        if (isUnsettled(line.status)) await this.store.lapse(tx, line, '交接取消了');
      this.audit(tx, row, 'cancel', { status: [row.status, status] }, reason);
      return tx.update(OfficeHandOver, row, { status, cancelReason: reason, endedAt: tx.now });
    });
  }

  private async insert(tx: Tx, order: NewHandOver, names: ReadonlyMap<AccountId, string>): Promise<OfficeHandOver> {
    const { tenantId, accountId, displayName } = tx.actor;
    const row: OfficeHandOver = {
      ...{ tenantId, id: newId<'office-hand-over'>(tx.now.getTime()), version: 1, ...order },
      ...{ fromName: names.get(order.fromAccountId)!, toName: names.get(order.toAccountId)! },
      ...{ status: 'open', cancelReason: null, endedAt: null },
      ...{ openedBy: accountId, openedByName: displayName, openedAt: tx.now },
    };
    try {
      await tx.insert(OfficeHandOver, row);
    } catch (error) {
      if (sqlState(error) === '23505') refuse('hand-over.under-way');
      throw error;
    }
    return row;
  }

  /** Who manages hand-overs in the union ends its roles; an administrator's only who manages accounts. */
  private async endRoles(tx: Tx, { unionId, fromAccountId, onDay }: NewHandOver): Promise<void> {
    const managesAccounts = await this.organizations.isWithin(tx, tx.actor, MANAGE_ACCOUNTS, unionId);
    if (!managesAccounts && (await this.grants.isAdministratorIn(tx, fromAccountId, unionId)))
      refuse('hand-over.roles-not-yours');
    await this.grants.endIn(tx, fromAccountId, unionId, onDay);
  }

  private audit(tx: Tx, row: OfficeHandOver, action: HandOverAction | 'open', detail: object, reason?: string): void {
    const { id: subjectId, unionId } = row;
    const subject = { subjectType: 'office-hand-over', subjectId, unionId };
    tx.audit({ action: `office-hand-over.${action}`, ...subject, detail: { ...detail }, reason: reason ?? null });
  }
}

export const DONE_MEANWHILE = '已经办完，或者转给了别人';
