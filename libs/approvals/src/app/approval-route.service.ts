import { type Actor, addDays, type CivilDate, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ApprovalRouteRow } from '../data/approval-route.entity';
import type { ApprovalRoute } from '../domain/approval-route';
import { refuse } from '../domain/approval.problems';
import { APPROVAL_PERMISSIONS } from '../domain/permissions';

export type NewRoute = Omit<ApprovalRoute, 'validTo' | 'isDefault'>;

/** The table of routes for people: a change is a new row from a day on, the row before it ends the day before. */
@Injectable()
export class ApprovalRouteService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Rows that could hold in a union, whatever their dates: its own, those above it, the defaults. */
  list(actor: Actor, unionId: UnionId): Promise<ApprovalRouteRow[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, APPROVAL_PERMISSIONS.read, unionId);
      const path = (await this.organizations.lineOf(tx, unionId)).map((union) => union.id);
      return tx
        .from(ApprovalRouteRow, 'r')
        .andWhere('(r.unionId IS NULL OR r.unionId = ANY(CAST(:path AS uuid[])))', { path })
        .orderBy('r.tier')
        .addOrderBy('r.validFrom', 'DESC')
        .addOrderBy('r.id')
        .getMany();
    });
  }

  /** Adds a row; the row that it replaces ends the day before. Refuses `approval.route-exists` for an earlier day. */
  add(actor: Actor, route: NewRoute): Promise<ApprovalRouteRow> {
    checkRoute(route);
    return this.uow.run(actor, async (tx) => {
      await this.mayManage(tx, route.unionId);
      const row: ApprovalRouteRow = {
        ...route,
        tenantId: actor.tenantId,
        id: newId<'approval-route'>(tx.now.getTime()),
        version: 1,
        routeVersion: route.version,
        validTo: null,
        isDefault: false,
      };
      await this.endPrevious(tx, row);
      await tx.insert(ApprovalRouteRow, row);
      const { code, tier, validFrom } = row;
      tx.audit({
        action: 'approval-route.add',
        subjectType: 'approval-route',
        subjectId: row.id,
        unionId: row.unionId,
        detail: { code: [null, code], tier: [null, tier], validFrom: [null, validFrom] },
      });
      return row;
    });
  }

  /** The defaults of everybody are changed by who manages routes at the top. */
  private async mayManage(tx: ReadTx, unionId: UnionId | null): Promise<void> {
    const id = unionId ?? (await this.organizations.root(tx)).id;
    await this.organizations.requireWithin(tx, APPROVAL_PERMISSIONS.manageRoutes, id);
  }

  private async endPrevious(tx: Tx, row: ApprovalRouteRow): Promise<void> {
    const { unionId, subjectKind, code, validFrom } = row;
    const same = await tx
      .from(ApprovalRouteRow, 'r')
      .andWhere(unionId === null ? 'r.unionId IS NULL' : 'r.unionId = :unionId', { unionId })
      .andWhere('r.subjectKind = :subjectKind AND r.code = :code', { subjectKind, code })
      .setLock('pessimistic_write')
      .getMany();
    if (same.some((each) => each.validFrom >= validFrom)) refuse('approval.route-exists');
    const validTo: CivilDate = addDays(validFrom, -1);
    for (const each of same.filter((one) => one.validTo === null || one.validTo > validTo))
      await tx.update(ApprovalRouteRow, each, { validTo });
  }
}

function checkRoute({ steps }: NewRoute): void {
  const last = steps.at(-1);
  if (!last || last.part !== 'approve') refuse('approval.route-invalid', '最后一步要是审批，请调整步骤。');
  if (steps.some((step) => step.roles.length === 0)) refuse('approval.route-invalid', '每一步都要选由谁来签。');
}
