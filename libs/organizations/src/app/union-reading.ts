import type { Actor, UnionId } from '@app/kernel';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Office } from '../data/office.entity';
import { OfficeService } from './office.service';
import { OrganizationDirectory, type UnionNode, type UnionPlace, type UnionRecord } from './organization-directory';

export interface PlacementRecord {
  readonly parentName: string | null;
  readonly placedAt: Date;
  readonly leftAt: Date | null;
  readonly reason: string | null;
}

export interface UnionDetail {
  readonly union: UnionRecord;
  readonly ancestors: readonly UnionRecord[];
  readonly offices: readonly Office[];
  readonly placements: readonly PlacementRecord[];
  /** Whether the one who asks may change it. */
  readonly mayManage: boolean;
}

/** What the page of the unions shows. */
@Injectable()
export class UnionReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly offices: OfficeService,
  ) {}

  tree(actor: Actor): Promise<UnionNode[]> {
    return this.uow.read(actor, (tx) => this.directory.tree(tx, 'organization:read'));
  }

  /** Where somebody may be transferred to: names of all unions, also outside the actor's scope. */
  places(actor: Actor): Promise<UnionPlace[]> {
    return this.uow.read(actor, (tx) => this.directory.places(tx));
  }

  /** How a filter by union reads on a list: "我的工会及下级", a union's name, and no name that is outside the scope. */
  filterName(actor: Actor, permission: string, id: UnionId | undefined): Promise<string> {
    return this.uow.read(actor, async (tx) => {
      if (!id) return '我的工会及下级';
      if (!(await this.directory.isWithin(tx, actor, permission, id))) return '不在我的范围内';
      return (await this.directory.namesOf(tx, [id])).get(id) ?? '';
    });
  }

  one(actor: Actor, id: UnionId): Promise<UnionDetail> {
    return this.uow.read(actor, async (tx) => ({
      union: await this.directory.requireWithin(tx, 'organization:read', id),
      ancestors: await this.directory.ancestorsOf(tx, id),
      offices: await this.offices.of(tx, id),
      placements: await placementsOf(tx, id),
      mayManage: await this.directory.isWithin(tx, actor, 'organization:manage', id),
    }));
  }
}

const placementsOf = (tx: ReadTx, id: UnionId): Promise<PlacementRecord[]> =>
  tx.rows(
    `SELECT u.name AS "parentName", p.placed_at AS "placedAt", p.left_at AS "leftAt", p.reason
     FROM organizations.union_placement p
     LEFT JOIN organizations.trade_union u ON u.tenant_id = p.tenant_id AND u.id = p.parent_id
     WHERE p.tenant_id = $1 AND p.union_id = $2 ORDER BY p.placed_at DESC`,
    [tx.actor.tenantId, id],
  );
