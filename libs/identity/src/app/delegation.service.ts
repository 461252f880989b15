import { type Actor, type CivilDate, newId, type PersonId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type DelegationId, DelegationRow } from '../data/delegation.entity';
import { assertDelegation } from '../domain/delegation';
import { refuse } from '../domain/identity.problems';
import { ROLES } from '../domain/role';
import { AccountDirectory } from './account-directory';

export interface NewDelegation {
  readonly unionId: UnionId;
  readonly toPersonId: PersonId;
  readonly roles: readonly string[];
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly reason: string;
}

/** Somebody who may be asked to act, with what he is himself. */
export interface Deputy {
  readonly personId: PersonId;
  readonly name: string;
  readonly roles: readonly string[];
}

/**
 * Acting authority (代理) from a day until a day: of roles that one holds oneself, to a colleague of the union or above it.
 * What it opens is part of the deputy's session (`identity.resolve_session`).
 */
@Injectable()
export class DelegationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly accounts: AccountDirectory,
  ) {}

  /** Given by the actor or to him, latest first. */
  mine(actor: Actor): Promise<DelegationRow[]> {
    return this.uow.read(actor, (tx) =>
      tx
        .from(DelegationRow, 'd')
        .andWhere('(d.fromPersonId = :me OR d.toPersonId = :me)', { me: actor.personId })
        .orderBy('d.id', 'DESC')
        .limit(100)
        .getMany(),
    );
  }

  /** Who may act for the actor in a union where he has a role himself. */
  deputies(actor: Actor, unionId: UnionId): Promise<Deputy[]> {
    return this.uow.read(actor, async (tx) => {
      if ((await this.ownRoles(tx, unionId)).length === 0) return refuse('delegation.invalid', NOT_YOURS);
      return (await this.colleagues(tx, unionId)).filter(({ personId }) => personId !== actor.personId);
    });
  }

  give(actor: Actor, given: NewDelegation): Promise<DelegationRow> {
    return this.uow.run(actor, async (tx) => {
      const [own, today] = [await this.ownRoles(tx, given.unionId), await this.organizations.today(tx)];
      assertDelegation({ ...given, from: actor.personId, to: given.toPersonId }, own, today);
      const to = (await this.colleagues(tx, given.unionId)).find((each) => each.personId === given.toPersonId);
      if (!to) return refuse('delegation.person-unknown');
      await this.requireFree(tx, to, given);
      const row: DelegationRow = {
        ...given,
        tenantId: actor.tenantId,
        id: newId<'delegation'>(tx.now.getTime()),
        version: 1,
        fromPersonId: actor.personId,
        fromName: actor.displayName,
        toName: to.name,
        revokedAt: null,
        createdAt: tx.now,
      };
      await tx.insert(DelegationRow, row);
      this.audit(tx, 'delegation.give', row, { roles: [null, row.roles], validTo: [null, row.validTo] });
      return row;
    });
  }

  /** Ends it at once. */
  end(actor: Actor, id: DelegationId, version: number): Promise<DelegationRow> {
    return this.uow.run(actor, async (tx) => {
      const row = await tx.lock(DelegationRow, id);
      if (!row || row.fromPersonId !== actor.personId) return refuse('delegation.not-found');
      tx.expectVersion(row, version);
      if (row.revokedAt) return row;
      this.audit(tx, 'delegation.end', row, { revoked: [false, true] });
      return tx.update(DelegationRow, row, { revokedAt: tx.now });
    });
  }

  /** Whoever acted for two people at once could not be told for whom he did what. */
  private async requireFree(tx: Tx, to: Deputy, { validFrom, validTo }: NewDelegation): Promise<void> {
    const { tenantId, personId } = tx.actor;
    // Held, so that two who ask him at the same moment come one after the other.
    await tx.rows(
      `SELECT FROM identity.account WHERE tenant_id = $1 AND coalesce(member_id, id) = $2 ORDER BY id FOR NO KEY UPDATE`,
      [tenantId, to.personId],
    );
    const [taken] = await tx.rows<{ name: string }>(
      `SELECT from_name AS name FROM identity.delegation
       WHERE tenant_id = $1 AND to_person_id = $2 AND from_person_id <> $3 AND revoked_at IS NULL
         AND valid_from <= $5 AND valid_to >= $4 LIMIT 1`,
      [tenantId, to.personId, personId, validFrom, validTo],
    );
    if (taken) refuse('delegation.invalid', `${to.name}这几天已经在代${taken.name}，请另请一位，或者改日期。`);
  }

  private async ownRoles(tx: ReadTx, unionId: UnionId): Promise<string[]> {
    const line = (await this.organizations.lineOf(tx, unionId)).map((union) => union.id);
    const own = tx.actor.grants.filter((grant) => !grant.onBehalfOf && line.includes(grant.unionId));
    return own.map(({ role }) => role);
  }

  /** Whoever has a role in the union or above it, nearest first. */
  private async colleagues(tx: ReadTx, unionId: UnionId): Promise<Deputy[]> {
    const found = new Map<PersonId, { personId: PersonId; name: string; roles: string[] }>();
    for (const { personId, displayName: name, role } of await this.accounts.holdersOf(tx, unionId, ROLES)) {
      const known = found.get(personId) ?? { personId, name, roles: [] };
      if (!known.roles.includes(role)) known.roles.push(role);
      found.set(personId, known);
    }
    return [...found.values()];
  }

  private audit(tx: Tx, action: string, row: DelegationRow, detail: object): void {
    tx.audit({ action, subjectType: 'delegation', subjectId: row.id, unionId: row.unionId, detail });
  }
}

const NOT_YOURS = '您在这个工会没有自己的职责，不能在这里委托。';
