import { type Actor, type CivilDate, type UnionId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { TradeUnion } from '../data/trade-union.entity';
import { refuse } from '../domain/organizations.problems';
import { OrganizationDirectory } from './organization-directory';
import { type NewUnion, type UnionChange, UnionRegister } from './union-register';

const MANAGE = 'organization:manage';

/** What people do to the tree, each inside his own scope. */
@Injectable()
export class UnionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly register: UnionRegister,
  ) {}

  create(actor: Actor, row: NewUnion & { readonly parentId: UnionId }): Promise<TradeUnion> {
    return this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE, row.parentId);
      const [union] = await this.register.create(tx, [
        { ...row, validFrom: row.validFrom ?? (await this.directory.today(tx)) },
      ]);
      return union!;
    });
  }

  change(actor: Actor, id: UnionId, version: number, change: UnionChange): Promise<TradeUnion> {
    return this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE, id);
      const union = (await tx.lock(TradeUnion, id)) ?? refuse('organization.not-found');
      tx.expectVersion(union, version);
      return this.register.change(tx, union, change);
    });
  }

  /** Both the union and its new parent must be in the actor's scope. */
  move(actor: Actor, id: UnionId, version: number, parentId: UnionId, reason: string): Promise<TradeUnion> {
    return this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE, id);
      await this.directory.requireWithin(tx, MANAGE, parentId);
      return this.register.move(tx, id, parentId, reason, version);
    });
  }

  dissolve(actor: Actor, id: UnionId, version: number, until: CivilDate, reason: string): Promise<TradeUnion> {
    return this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE, id);
      const union = (await tx.lock(TradeUnion, id)) ?? refuse('organization.not-found');
      tx.expectVersion(union, version);
      return this.register.dissolve(tx, union, until, reason);
    });
  }
}
