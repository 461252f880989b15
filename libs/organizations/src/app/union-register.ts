import { type CivilDate, civilDateIn, type Id, newId, type UnionId } from '@app/kernel';
import { sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { TradeUnion } from '../data/trade-union.entity';
import { UnionPlacement } from '../data/union-placement.entity';
import { refuse } from '../domain/organizations.problems';
import type { UnionKind } from '../domain/trade-union';
import { checkDissolution, checkKindChange, checkMove, checkOpen, checkPlacement } from '../domain/union-tree';
import {
  activeBelow,
  detachSubtree,
  growClosure,
  growSubtree,
  kindsDirectlyBelow,
  lineIds,
  lockTree,
  removeUnions,
} from '../data/union-tree.queries';

export interface NewUnion {
  readonly id?: UnionId;
  readonly code: string;
  readonly name: string;
  readonly kind: UnionKind;
  /** Null only for the root of a new tenant. May be another row of the same call, if that one comes first. */
  readonly parentId: UnionId | null;
  readonly region?: string | null;
  readonly validFrom?: CivilDate;
}

export interface UnionChange {
  readonly code?: string;
  readonly name?: string;
  readonly kind?: UnionKind;
  readonly region?: string | null;
}

/**
 * Writes to the tree inside the caller's transaction: rules of the tree, closure, placements, audit, events.
 * Scope is the caller's business. Imports call it directly.
 */
@Injectable()
export class UnionRegister {
  /** Registers unions, parents before children. Refuses a taken code and a kind that does not fit its parent. */
  async create(tx: Tx, rows: readonly NewUnion[]): Promise<TradeUnion[]> {
    if (rows.length === 0) return [];
    await lockTree(tx);
    const unions = rows.map((row) => unionOf(tx, row));
    const kinds = await this.kindsOfParents(tx, unions);
    for (const union of unions) {
      const parentKind =
        union.parentId === null ? null : (kinds.get(union.parentId) ?? refuse('organization.not-found'));
      checkPlacement(union.kind, parentKind);
      kinds.set(union.id, union.kind);
    }
    await codeTakenInstead(() => tx.insert(TradeUnion, ...unions));
    await growClosure(tx, unions);
    await tx.insert(UnionPlacement, ...unions.map((union) => placementOf(tx, union.id, union.parentId, null)));
    for (const union of unions) {
      const detail = { code: [null, union.code], kind: [null, union.kind], parentId: [null, union.parentId] };
      tx.audit({ action: 'union.create', subjectType: 'union', subjectId: union.id, unionId: union.id, detail });
      tx.announce({ type: 'union.created.v1', payload: { unionId: union.id } });
    }
    return unions;
  }

  /** Corrects code, name, kind or region. The row must be locked by the caller. */
  async change(tx: Tx, union: TradeUnion, change: UnionChange): Promise<TradeUnion> {
    checkOpen(union, 'change');
    const entries = Object.entries(change).filter(([key, value]) => {
      return value !== undefined && value !== union[key as keyof UnionChange];
    });
    if (entries.length === 0) return union;
    if (change.kind !== undefined && change.kind !== union.kind) {
      await lockTree(tx);
      const parent = union.parentId && (await this.kindsOfParents(tx, [union])).get(union.parentId);
      checkKindChange(change.kind, parent || null, await kindsDirectlyBelow(tx, union.id));
    }
    const detail = Object.fromEntries(entries.map(([key, value]) => [key, [union[key as keyof UnionChange], value]]));
    tx.audit({ action: 'union.change', subjectType: 'union', subjectId: union.id, unionId: union.id, detail });
    tx.announce({ type: 'union.changed.v1', payload: { unionId: union.id } });
    return codeTakenInstead(() => tx.update(TradeUnion, union, Object.fromEntries(entries)));
  }

  /** Like `change`, for imports that know the id only. */
  async correct(tx: Tx, id: UnionId, change: UnionChange): Promise<TradeUnion> {
    return this.change(tx, (await tx.lock(TradeUnion, id)) ?? refuse('organization.not-found'), change);
  }

  /** Puts the union with all below it under another parent; where it stood before stays on record. */
  async move(tx: Tx, unionId: UnionId, parentId: UnionId, reason: string, version?: number): Promise<TradeUnion> {
    await lockTree(tx);
    const union = (await tx.lock(TradeUnion, unionId)) ?? refuse('organization.not-found');
    if (version !== undefined) tx.expectVersion(union, version);
    const parent = (await tx.lock(TradeUnion, parentId)) ?? refuse('organization.not-found');
    checkMove({ union, parent, lineOfParent: await lineIds(tx, parentId) });
    await detachSubtree(tx, unionId);
    await growSubtree(tx, unionId, parentId);
    await tx.rows(
      `UPDATE organizations.union_placement SET left_at = $3 WHERE tenant_id = $1 AND union_id = $2 AND left_at IS NULL`,
      [tx.actor.tenantId, unionId, tx.now],
    );
    await tx.insert(UnionPlacement, placementOf(tx, unionId, parentId, reason));
    const detail = { parentId: [union.parentId, parentId] };
    tx.audit({ action: 'union.move', subjectType: 'union', subjectId: unionId, unionId, detail, reason });
    tx.announce({ type: 'union.moved.v1', payload: { unionId, from: union.parentId, to: parentId } });
    return tx.update(TradeUnion, union, { parentId });
  }

  /** Closes a union below which nothing is open any more. The row must be locked by the caller. */
  async dissolve(tx: Tx, union: TradeUnion, until: CivilDate, reason: string): Promise<TradeUnion> {
    await lockTree(tx);
    checkDissolution(union, await activeBelow(tx, union.id));
    if (until < union.validFrom) refuse('organization.term-out-of-order', '撤销日期不能早于成立日期。');
    const detail = { status: [union.status, 'dissolved'], validUntil: [null, until] };
    tx.audit({
      action: 'union.dissolve',
      subjectType: 'union',
      subjectId: union.id,
      unionId: union.id,
      detail,
      reason,
    });
    tx.announce({ type: 'union.dissolved.v1', payload: { unionId: union.id } });
    return tx.update(TradeUnion, union, { status: 'dissolved', validUntil: until });
  }

  /**
   * Takes back unions that were registered by mistake (undoing an import). The database refuses (23503) when anything
   * refers to one of them.
   */
  async remove(tx: Tx, ids: readonly UnionId[]): Promise<void> {
    await lockTree(tx);
    await removeUnions(tx, ids);
    for (const unionId of ids)
      tx.audit({ action: 'union.remove', subjectType: 'union', subjectId: unionId, unionId, detail: {} });
  }

  private async kindsOfParents(tx: Tx, unions: readonly TradeUnion[]): Promise<Map<UnionId, UnionKind>> {
    const ids = [...new Set(unions.flatMap((union) => union.parentId ?? []))];
    const rows = await tx.rows<{ id: UnionId; kind: UnionKind }>(
      `SELECT id, kind FROM organizations.trade_union
       WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND status = 'active'`,
      [tx.actor.tenantId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.kind]));
  }
}

const unionOf = (tx: Tx, row: NewUnion): TradeUnion =>
  Object.assign(new TradeUnion(), {
    tenantId: tx.actor.tenantId,
    id: row.id ?? newId<'union'>(tx.now.getTime()),
    version: 1,
    code: row.code,
    name: row.name,
    kind: row.kind,
    parentId: row.parentId,
    region: row.region ?? null,
    status: 'active',
    validFrom: row.validFrom ?? civilDateIn('Asia/Shanghai', tx.now),
    validUntil: null,
    createdAt: tx.now,
  } satisfies Omit<TradeUnion, never>);

const placementOf = (tx: Tx, unionId: UnionId, parentId: UnionId | null, reason: string | null): UnionPlacement => ({
  tenantId: tx.actor.tenantId,
  id: newId(tx.now.getTime()) as Id<'union-placement'>,
  unionId,
  parentId,
  placedAt: tx.now,
  leftAt: null,
  reason,
});

/** The unique index decides, so two who take a code at once cannot both have it. */
async function codeTakenInstead<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) === '23505') return refuse('organization.code-taken');
    throw error;
  }
}
