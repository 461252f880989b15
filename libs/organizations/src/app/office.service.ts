import { type Actor, type CivilDate, type Id, type MemberId, newId, type UnionId } from '@app/kernel';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Office } from '../data/office.entity';
import { TradeUnion } from '../data/trade-union.entity';
import { checkTerm, type OfficeTitle } from '../domain/office';
import { refuse } from '../domain/organizations.problems';
import { checkOpen } from '../domain/union-tree';
import { OrganizationDirectory } from './organization-directory';

export interface Appointment {
  readonly title: OfficeTitle;
  readonly memberId: MemberId | null;
  readonly personName: string;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate | null;
}

const MANAGE = 'organization:manage';

/** Offices of a union and their terms. Holding an office gives no rights; roles do (identity). */
@Injectable()
export class OfficeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Terms of a union, those still running first, then the latest. */
  of(tx: ReadTx, unionId: UnionId): Promise<Office[]> {
    return tx
      .from(Office, 'o')
      .andWhere('o.unionId = :unionId', { unionId })
      .orderBy('o.validUntil', 'DESC', 'NULLS FIRST')
      .addOrderBy('o.validFrom', 'DESC')
      .addOrderBy('o.id')
      .getMany();
  }

  appoint(actor: Actor, unionId: UnionId, appointment: Appointment): Promise<Office> {
    return this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE, unionId);
      // The union's row stands for all its offices: two chairs cannot be appointed at once.
      const union = (await tx.lock(TradeUnion, unionId)) ?? refuse('organization.not-found');
      checkOpen(union, 'appoint');
      checkTerm(union.kind, appointment, await this.of(tx, unionId));
      const office: Office = {
        tenantId: actor.tenantId,
        id: newId<'office'>(tx.now.getTime()),
        version: 1,
        unionId,
        ...appointment,
      };
      await tx.insert(Office, office);
      this.record(tx, 'office.appoint', office, { title: [null, office.title], validFrom: [null, office.validFrom] });
      return office;
    });
  }

  /** Sets the last day of a term. */
  end(actor: Actor, unionId: UnionId, id: Id<'office'>, version: number, until: CivilDate): Promise<Office> {
    return this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE, unionId);
      const office = await tx.lock(Office, id);
      if (!office || office.unionId !== unionId) return refuse('organization.office-not-found');
      tx.expectVersion(office, version);
      const union = (await tx.lock(TradeUnion, unionId)) ?? refuse('organization.not-found');
      const others = (await this.of(tx, unionId)).filter((other) => other.id !== id);
      const { title, validFrom } = office;
      checkTerm(union.kind, { title, validFrom, validUntil: until }, others);
      this.record(tx, 'office.end', office, { validUntil: [office.validUntil, until] });
      return tx.update(Office, office, { validUntil: until });
    });
  }

  private record(tx: Tx, action: string, office: Office, detail: object): void {
    tx.audit({ action, subjectType: 'office', subjectId: office.id, unionId: office.unionId, detail });
  }
}
