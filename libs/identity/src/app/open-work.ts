import type { AccountId, Actor, CivilDate, PersonId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { refuse } from '../domain/identity.problems';
import type { Permission } from '../domain/role-matrix';
import { MANAGE_ACCOUNTS, visibleAccounts } from './account-access';

/** Whose work is looked at. */
export interface Worker {
  readonly accountId: AccountId;
  readonly personId: PersonId;
}

/** One thing that waits for a person by name, without saying whom it is about. */
export interface OpenWorkItem {
  readonly subjectId: string;
  /** 五访-2026-000123 住院 */
  readonly title: string;
  /** Path inside the app, where it can be handed on. */
  readonly link: string;
  readonly dueOn: CivilDate | null;
}

/** SQL: the union of this column is one of those that are looked at. `$1` of the statement is the tenant. */
export type WorkScope = (unionColumn: string, values: unknown[]) => string;

/** Unions in which the actor holds the permission. */
export const inScopeOf =
  (actor: Actor, permission: string): WorkScope =>
  (column, values) =>
    scopeCondition(actor, permission, column, values);

/** A union and those below it, whoever asks. */
export const withinUnion =
  (unionId: UnionId): WorkScope =>
  (column, values) => {
    values.push(unionId);
    return `EXISTS (SELECT 1 FROM organizations.union_closure wu WHERE wu.tenant_id = $1
      AND wu.ancestor_id = $${values.length}::uuid AND wu.descendant_id = ${column})`;
  };

export const MOST_OPEN_WORK = 200;

/**
 * What stays behind when an officer leaves: a lib whose work waits for people by name provides one in its module, and is
 * found by itself.
 */
export abstract class OpenWork {
  /** Names the source in a hand-over; never changed. */
  abstract readonly kind: string;
  /** 走访任务 */
  abstract readonly label: string;
  /** Who gives such work to somebody else when the next officer does not take it. */
  abstract readonly dispatchedBy: Permission;
  /** At most `MOST_OPEN_WORK`, soonest due first, in one statement. */
  abstract of(tx: ReadTx, worker: Worker, scope: WorkScope): Promise<OpenWorkItem[]>;
  /**
   * The actor takes the place of `from`, by the lib's own rules and with its own audit; the order to do so comes from the
   * hand-over, so no permission to give out work is asked of him. False when it no longer waits for `from`. Refuses what
   * the actor may not do himself.
   */
  abstract handOver(tx: Tx, subjectId: string, from: Worker, reason: string): Promise<boolean>;
}

export interface OpenWorkGroup {
  readonly kind: string;
  readonly label: string;
  readonly items: readonly OpenWorkItem[];
}

/** All kinds of work that wait for people by name. */
@Injectable()
export class OpenWorkSources {
  constructor(private readonly discovery: DiscoveryService) {}

  async of(tx: ReadTx, worker: Worker, scope: WorkScope): Promise<OpenWorkGroup[]> {
    const groups: OpenWorkGroup[] = [];
    for (const source of this.all()) {
      const { kind, label } = source;
      groups.push({ kind, label, items: await source.of(tx, worker, scope) });
    }
    return groups.filter(({ items }) => items.length > 0);
  }

  named(kind: string): OpenWork | undefined {
    return this.all().find((source) => source.kind === kind);
  }

  private all(): OpenWork[] {
    const found = this.discovery.getProviders().map((wrapper) => wrapper.instance as unknown);
    const sources = found.filter((instance): instance is OpenWork => instance instanceof OpenWork);
    return [...new Set(sources)].toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
  }
}

/** Work waits for a member by his record, for anybody else by his account. */
export async function workerOf(tx: ReadTx, accountId: AccountId): Promise<Worker> {
  const [row] = await tx.rows<{ personId: PersonId }>(
    `SELECT coalesce(member_id, id) AS "personId" FROM identity.account WHERE tenant_id = $1 AND id = $2`,
    [tx.actor.tenantId, accountId],
  );
  return row ? { accountId, personId: row.personId } : refuse('account.not-found');
}

/** What an account still has to do, for who looks after a change of office (换届). */
@Injectable()
export class OpenWorkReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: OpenWorkSources,
  ) {}

  ofAccount(actor: Actor, accountId: AccountId): Promise<OpenWorkGroup[]> {
    return this.uow.read(actor, async (tx) => {
      const values: unknown[] = [actor.tenantId, accountId];
      const [worker] = await tx.rows<{ personId: PersonId }>(
        `SELECT coalesce(a.member_id, a.id) AS "personId" FROM identity.account a
         WHERE a.tenant_id = $1 AND a.id = $2 AND ${visibleAccounts(tx, values)}`,
        values,
      );
      if (!worker) return refuse('account.not-found');
      return this.sources.of(tx, { accountId, personId: worker.personId }, inScopeOf(actor, MANAGE_ACCOUNTS));
    });
  }
}
