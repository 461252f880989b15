import { type Actor, type CivilDate, civilDateIn, rootsFor, type TenantId, type UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { scopeCondition } from '../data/scope';
import { refuse } from '../domain/organizations.problems';
import type { UnionKind, UnionState, UnionStatus } from '../domain/trade-union';

/** A union as other libs see it. */
export interface UnionRecord extends UnionState {
  readonly version: number;
  readonly region: string | null;
  readonly validUntil: CivilDate | null;
}

export interface UnionNode {
  readonly id: UnionId;
  readonly code: string;
  readonly name: string;
  readonly kind: UnionKind;
  readonly status: UnionStatus;
  readonly parentId: UnionId | null;
  readonly version: number;
}

/** Where a union stands, and nothing else of it. */
export interface UnionPlace {
  readonly id: UnionId;
  readonly name: string;
  readonly parentId: UnionId | null;
}

const COLUMNS = `u.id, u.version, u.code, u.name, u.kind, u.parent_id AS "parentId", u.region, u.status,
  u.valid_from AS "validFrom", u.valid_until AS "validUntil"`;

/** The tree of unions for reading, inside the caller's transaction. */
@Injectable()
export class OrganizationDirectory {
  /** A federation's zone is set when it is founded and does not change. */
  private readonly zones = new Map<TenantId, string>();

  /** The union, whoever asks; undefined when there is none. */
  async find(tx: ReadTx, id: UnionId): Promise<UnionRecord | undefined> {
    const [row] = await tx.rows<UnionRecord>(
      `SELECT ${COLUMNS} FROM organizations.trade_union u WHERE u.tenant_id = $1 AND u.id = $2`,
      [tx.actor.tenantId, id],
      'union-by-id',
    );
    return row;
  }

  /** Like `find`, but refuses `organization.not-found`. Does not ask about scope. */
  async get(tx: ReadTx, id: UnionId): Promise<UnionRecord> {
    return (await this.find(tx, id)) ?? refuse('organization.not-found');
  }

  async byCode(tx: ReadTx, code: string): Promise<UnionRecord | undefined> {
    const [row] = await tx.rows<UnionRecord>(
      `SELECT ${COLUMNS} FROM organizations.trade_union u WHERE u.tenant_id = $1 AND u.code = $2`,
      [tx.actor.tenantId, code],
      'union-by-code',
    );
    return row;
  }

  /** All unions with these codes, for imports; a code that nobody has is missing from the map. */
  async byCodes(tx: ReadTx, codes: readonly string[]): Promise<Map<string, UnionRecord>> {
    const rows = await tx.rows<UnionRecord>(
      `SELECT ${COLUMNS} FROM organizations.trade_union u WHERE u.tenant_id = $1 AND u.code = ANY($2)`,
      [tx.actor.tenantId, codes],
      'unions-by-codes',
    );
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** The union at the top of the tree: the federation itself. */
  async root(tx: ReadTx): Promise<UnionRecord> {
    const [row] = await tx.rows<UnionRecord>(
      `SELECT ${COLUMNS} FROM organizations.trade_union u WHERE u.tenant_id = $1 AND u.parent_id IS NULL`,
      [tx.actor.tenantId],
      'union-root',
    );
    return row ?? refuse('organization.not-found');
  }

  /** Unions above this one, nearest first. */
  async ancestorsOf(tx: ReadTx, id: UnionId): Promise<UnionRecord[]> {
    return (await this.lineOf(tx, id)).slice(1);
  }

  /** The union itself and those above it, nearest first: the order in which "whose rule holds here" is asked. */
  lineOf(tx: ReadTx, id: UnionId): Promise<UnionRecord[]> {
    return tx.rows<UnionRecord>(
      `SELECT ${COLUMNS} FROM organizations.union_closure c
       JOIN organizations.trade_union u ON u.tenant_id = c.tenant_id AND u.id = c.ancestor_id
       WHERE c.tenant_id = $1 AND c.descendant_id = $2 ORDER BY c.depth`,
      [tx.actor.tenantId, id],
      'union-line',
    );
  }

  /** Whether the union is one where the actor holds the permission, or below one. */
  async isWithin(tx: ReadTx, actor: Actor, permission: string, unionId: UnionId): Promise<boolean> {
    if (actor.kind === 'system') return true;
    const roots = rootsFor(actor, permission);
    if (roots.length === 0) return false;
    const rows = await tx.rows(
      `SELECT 1 FROM organizations.union_closure
       WHERE tenant_id = $1 AND descendant_id = $2 AND ancestor_id = ANY($3::uuid[]) LIMIT 1`,
      [actor.tenantId, unionId, roots],
      'union-is-within',
    );
    return rows.length === 1;
  }

  /** The union when it is in the actor's scope; otherwise `organization.not-found`, as if it did not exist. */
  async requireWithin(tx: ReadTx, permission: string, unionId: UnionId): Promise<UnionRecord> {
    const union = await this.find(tx, unionId);
    if (!union || !(await this.isWithin(tx, tx.actor, permission, unionId))) return refuse('organization.not-found');
    return union;
  }

  /** Names for views; ids that are no unions are missing from the map. */
  async namesOf(tx: ReadTx, ids: readonly UnionId[]): Promise<Map<UnionId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.rows<{ id: UnionId; name: string }>(
      `SELECT id, name FROM organizations.trade_union WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
      [tx.actor.tenantId, [...new Set(ids)]],
      'union-names',
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /** Every union in the actor's scope in the order of their codes; the screen builds the tree from `parentId`. */
  tree(tx: ReadTx, permission: string): Promise<UnionNode[]> {
    const values: unknown[] = [tx.actor.tenantId];
    return tx.rows<UnionNode>(
      `SELECT u.id, u.code, u.name, u.kind, u.status, u.parent_id AS "parentId", u.version
       FROM organizations.trade_union u
       WHERE u.tenant_id = $1 AND ${scopeCondition(tx.actor, permission, 'u.id', values)} ORDER BY u.code`,
      values,
    );
  }

  /** Every active union of the federation but the groups, by name and place only; whoever asks. */
  places(tx: ReadTx): Promise<UnionPlace[]> {
    return tx.rows<UnionPlace & Record<string, unknown>>(
      `SELECT u.id, u.name, u.parent_id AS "parentId" FROM organizations.trade_union u
       WHERE u.tenant_id = $1 AND u.status = 'active' AND u.kind <> 'group' ORDER BY u.code`,
      [tx.actor.tenantId],
      'union-places',
    );
  }

  /** The day that it is for this federation, at the instant of the transaction. */
  async today(tx: ReadTx): Promise<CivilDate> {
    return civilDateIn(await this.zone(tx), tx.now);
  }

  /** IANA name of the zone in which the federation's days begin. */
  async zone(tx: ReadTx): Promise<string> {
    const { tenantId } = tx.actor;
    const zone = this.zones.get(tenantId) ?? (await zoneOf(tx));
    if (zone) this.zones.set(tenantId, zone);
    return zone ?? 'Asia/Shanghai';
  }
}

async function zoneOf(tx: ReadTx): Promise<string | undefined> {
  const [row] = await tx.rows<{ zone: string }>(
    `SELECT zone FROM platform.tenant WHERE tenant_id = $1`,
    [tx.actor.tenantId],
    'tenant-zone',
  );
  return row?.zone;
}
