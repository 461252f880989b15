import { type Actor, type CivilDate, newId, type PersonId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type DelegationId, DelegationRow } from '../data/delegation.entity';
import { refuse } from '../domain/approval.problems';
import { assertDelegation, routeRolesOf } from '../domain/delegation';
import { SignerDirectory } from './signer.directory';

export interface NewDelegation {
  readonly unionId: UnionId;
  readonly toPersonId: PersonId;
  readonly roles: readonly string[];
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly reason: string;
}

/** Acting authority from a day until a day: only of roles that one holds oneself, to somebody who may sign. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly signers: SignerDirectory,
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

  give(actor: Actor, given: NewDelegation): Promise<DelegationRow> {
    return this.uow.run(actor, async (tx) => {
      assertDelegation({ ...given, from: actor.personId, to: given.toPersonId });
      if (given.validTo < (await this.organizations.today(tx)))
        refuse('approval.delegation-invalid', '结束日期已经过了，请改日期。');
      await this.checkRoles(tx, given);
      const to = (await this.signers.candidates(tx, given.unionId)).find((each) => each.personId === given.toPersonId);
      const row: DelegationRow = {
        ...given,
        tenantId: actor.tenantId,
        id: newId<'delegation'>(tx.now.getTime()),
        version: 1,
        fromPersonId: actor.personId,
        fromName: actor.displayName,
        toName: (to ?? refuse('approval.person-unknown')).displayName,
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
      if (!row || row.fromPersonId !== actor.personId) return refuse('approval.delegation-not-found');
      tx.expectVersion(row, version);
      if (row.revokedAt) return row;
      this.audit(tx, 'delegation.end', row, { revoked: [false, true] });
      return tx.update(DelegationRow, row, { revokedAt: tx.now });
    });
  }

  private async checkRoles(tx: Tx, { unionId, roles }: NewDelegation): Promise<void> {
    const { personId, grants } = tx.actor;
    const path = (await this.organizations.lineOf(tx, unionId)).map((union) => union.id);
    const own = routeRolesOf(
      personId,
      path,
      grants.map(({ unionId: heldIn, role }) => ({ personId, unionId: heldIn, role })),
    );
    if (!roles.every((role) => own.includes(role)))
      refuse('approval.delegation-invalid', '只能委托您自己在这个工会担任的职责。');
  }

  private audit(tx: Tx, action: string, row: DelegationRow, detail: object): void {
    tx.audit({ action, subjectType: 'delegation', subjectId: row.id, unionId: row.unionId, detail });
  }
}
