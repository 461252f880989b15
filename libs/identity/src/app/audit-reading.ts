import { type AccountId, type Actor, type CivilDate, type UnionId } from '@app/kernel';
import { OrganizationDirectory, scopeCondition } from '@app/organizations';
import {
  type AuditHead,
  type AuditHeads,
  AuditSealing,
  CHAINS_OF_TENANT,
  type ChainFinding,
  KeySettings,
  ON_BEHALF_OF,
  type ReadTx,
  signHeads,
  UnitOfWork,
  verifyStoredChain,
} from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AuditWalls } from './audit-wall';

const READ = 'audit:read';

export interface AuditFilter {
  readonly subjectId?: string | undefined;
  readonly unionId?: UnionId | undefined;
  readonly accountId?: AccountId | undefined;
  readonly action?: string | undefined;
  /** Both days included, in the federation's zone. */
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
  readonly after: string | null;
  readonly limit: number;
}

export interface AuditEntryRecord {
  readonly id: string;
  readonly occurredAt: Date;
  readonly accountId: AccountId;
  readonly accountName: string | null;
  /** For whom it was done. */
  readonly actedFor: string | null;
  readonly unionId: UnionId | null;
  readonly unionName: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly detail: Record<string, unknown>;
}

export interface Verification {
  readonly chains: number;
  readonly entries: number;
  readonly findings: readonly (ChainFinding & { readonly unionName: string | null })[];
}

/** The audit trail for people, and the proof that nothing in it was changed. */
@Injectable()
export class AuditReading {
  private readonly key: Buffer;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly walls: AuditWalls,
    private readonly sealing: AuditSealing,
    keys: KeySettings,
  ) {
    this.key = Buffer.from(keys.auditKey, 'base64');
  }

  /** Up to `limit + 1` entries, newest first. Entries of no union are for those who read the whole federation. */
  list(actor: Actor, filter: AuditFilter): Promise<AuditEntryRecord[]> {
    return this.uow.read(actor, async (tx) => {
      const values: unknown[] = [actor.tenantId];
      const conditions = await this.conditions(tx, filter, values);
      return tx.rows<AuditEntryRecord>(
        `SELECT e.id, e.occurred_at AS "occurredAt", e.account_id AS "accountId", a.display_name AS "accountName", f.name AS "actedFor",
           e.union_id AS "unionId", u.name AS "unionName", e.action, e.subject_type AS "subjectType",
           e.subject_id AS "subjectId", e.reason, e.detail
         FROM audit.audit_entry e
         LEFT JOIN identity.account a ON a.tenant_id = e.tenant_id AND a.id = e.account_id
         LEFT JOIN LATERAL (SELECT f.display_name AS name FROM identity.account f
           WHERE f.tenant_id = $1 AND (f.id = (e.detail->>'${ON_BEHALF_OF}')::uuid OR f.member_id = (e.detail->>'${ON_BEHALF_OF}')::uuid)
           LIMIT 1) f ON e.detail ? '${ON_BEHALF_OF}'
         LEFT JOIN organizations.trade_union u ON u.tenant_id = e.tenant_id AND u.id = e.union_id
         WHERE e.tenant_id = $1 AND ${conditions.join(' AND ')}
         ORDER BY e.id DESC LIMIT $${values.push(filter.limit + 1)}`,
        values,
      );
    });
  }

  /** Walks every chain in the actor's scope, or the one of `unionId`. */
  async verify(actor: Actor, unionId?: UnionId): Promise<Verification> {
    const chains = await this.uow.read(actor, (tx) => this.chainsInScope(tx, unionId));
    let entries = 0;
    const findings: Verification['findings'][number][] = [];
    for (const { chainId, unionName } of chains) {
      const verdict = await this.uow.read(actor, (tx) =>
        verifyStoredChain((text, values) => tx.rows(text, values), this.key, actor.tenantId, chainId),
      );
      entries += verdict.entries;
      const { finding } = verdict;
      if (finding) findings.push({ ...finding, unionName });
    }
    return { chains: chains.length, entries, findings };
  }

  /** The signed heads of every chain in the actor's scope, to be kept where nobody of the house can change them. */
  async heads(actor: Actor): Promise<AuditHeads> {
    await this.sealing.attempt(actor.tenantId);
    return this.uow.read(actor, async (tx) => {
      const ids = (await this.chainsInScope(tx, undefined)).map(({ chainId }) => chainId);
      const heads = await tx.rows<AuditHead>(
        `SELECT tenant_id AS "tenantId", chain_id AS "chainId", seq::text, encode(hash, 'hex') AS hash,
           encode(seal, 'hex') AS seal
         FROM audit.audit_chain WHERE tenant_id = $1 AND chain_id = ANY($2::uuid[]) ORDER BY chain_id`,
        [actor.tenantId, ids],
      );
      return signHeads(this.key, tx.now, heads);
    });
  }

  private async conditions(tx: ReadTx, filter: AuditFilter, values: unknown[]): Promise<string[]> {
    const put = (value: unknown): string => `$${values.push(value)}`;
    const scope = scopeCondition(tx.actor, READ, 'e.union_id', values);
    const conditions = [(await this.readsAll(tx)) ? `(e.union_id IS NULL OR ${scope})` : scope];
    conditions.push(...this.walls.conditions(tx.actor, values));
    if (filter.after !== null) conditions.push(`e.id < ${put(filter.after)}::uuid`);
    if (filter.subjectId) conditions.push(`e.subject_id = ${put(filter.subjectId)}::uuid`);
    if (filter.unionId) conditions.push(`e.union_id = ${put(filter.unionId)}::uuid`);
    if (filter.accountId) conditions.push(`e.account_id = ${put(filter.accountId)}::uuid`);
    if (filter.action) conditions.push(`e.action = ${put(filter.action)}`);
    const zone = `(SELECT zone FROM platform.tenant WHERE tenant_id = $1)`;
    if (filter.from) conditions.push(`e.occurred_at >= (${put(filter.from)}::date::timestamp AT TIME ZONE ${zone})`);
    if (filter.to) conditions.push(`e.occurred_at < ((${put(filter.to)}::date + 1)::timestamp AT TIME ZONE ${zone})`);
    return conditions;
  }

  private async readsAll(tx: ReadTx): Promise<boolean> {
    const root = await this.directory.root(tx);
    return this.directory.isWithin(tx, tx.actor, READ, root.id);
  }

  /** Chains that have a head or an entry: a head that was taken away must not hide its entries. */
  private async chainsInScope(tx: ReadTx, unionId: UnionId | undefined) {
    const values: unknown[] = [tx.actor.tenantId];
    const scope = scopeCondition(tx.actor, READ, 'c.chain_id', values);
    const own = (await this.readsAll(tx)) ? `(c.chain_id = $1 OR ${scope})` : scope;
    const one = unionId === undefined ? '' : `AND c.chain_id = $${values.push(unionId)}::uuid`;
    return tx.rows<{ chainId: string; unionName: string | null }>(
      `SELECT c.chain_id AS "chainId", u.name AS "unionName"
       FROM (${CHAINS_OF_TENANT}) c
       LEFT JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = c.chain_id
       WHERE ${own} ${one} ORDER BY u.code NULLS FIRST`,
      values,
    );
  }
}
