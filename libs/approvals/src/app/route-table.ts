import { newId, type UnionId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ApprovalRouteRow, routeOf } from '../data/approval-route.entity';
import type { ApprovalRoute } from '../domain/approval-route';
import { chooseRoute, type ChosenRoute, type RouteFacts } from '../domain/choose-route';
import { DEFAULT_ROUTES } from '../domain/default-routes';

/** The dated table of routes, inside the caller's transaction. */
@Injectable()
export class RouteTable {
  /** The routes that these unions and everybody have, whatever their dates. */
  async of(tx: ReadTx, unionPath: readonly UnionId[]): Promise<ApprovalRoute[]> {
    const rows = await tx
      .from(ApprovalRouteRow, 'r')
      .andWhere('(r.unionId IS NULL OR r.unionId = ANY(CAST(:unionPath AS uuid[])))', { unionPath })
      .getMany();
    return rows.map(routeOf);
  }

  /** Throws `approval.no-route`. */
  async choose(tx: ReadTx, facts: RouteFacts): Promise<ChosenRoute> {
    const own = await this.of(tx, facts.unionPath);
    // A kind of its own that came after the tenant goes by the default until the tenant has a row for it.
    const isKnown = own.some((route) => route.subjectKind === facts.subjectKind);
    const later = isKnown ? [] : DEFAULT_ROUTES.filter((route) => route.subjectKind === facts.subjectKind);
    return chooseRoute([...own, ...later], facts);
  }

  /** What a new tenant starts with (domain rules §8.2); does nothing when the defaults are there. */
  async seedDefaults(tx: Tx): Promise<void> {
    const there = await tx.from(ApprovalRouteRow, 'r').andWhere('r.isDefault').getCount();
    if (there > 0) return;
    const rows = DEFAULT_ROUTES.map(({ version, ...route }) => ({
      ...route,
      id: newId<'approval-route'>(tx.now.getTime()),
      version: 1,
      routeVersion: version,
    }));
    await tx.insert(ApprovalRouteRow, ...rows);
  }
}
