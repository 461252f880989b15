import { type Actor, problemsOf, type UnionId } from '@app/kernel';
import type { PoolClient, QueryResultRow } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';
import type { AuditRecord, DomainEvent } from './journal-writer';
import { type RowStatement, RowStatements } from './row-statements';

export const PERSISTENCE_PROBLEMS = {
  'record.stale': { kind: 'stale', title: '别人刚刚改过这条记录,请看过最新内容再决定。' },
} as const;
const refuse = problemsOf(PERSISTENCE_PROBLEMS);

/** A row that knows its tenant, its id and the version it was read at. */
export interface VersionedRow extends ObjectLiteral {
  tenantId: string;
  id: string;
  version: number;
}

/** A reading transaction of one actor: row-level security shows it his tenant and nothing else. */
export class ReadTx {
  constructor(
    protected readonly manager: EntityManager,
    protected readonly client: PoolClient,
    readonly actor: Actor,
    /** One instant for the whole transaction. */
    readonly now: Date,
  ) {}

  /** Query builder that already filters by tenant: the policy alone would leave the index unused. */
  from<E extends ObjectLiteral>(entity: EntityTarget<E>, alias: string): SelectQueryBuilder<E> {
    return this.manager
      .createQueryBuilder(entity, alias)
      .where(`${alias}.tenantId = :tenantId`, { tenantId: this.actor.tenantId });
  }

  /** Raw SQL; `name` makes it a prepared statement. Rows as the driver gives them (bigint as text, date as text). */
  async rows<R extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string): Promise<R[]> {
    const result = await this.client.query<R>({ text, values: [...values], ...(name && { name }) });
    return result.rows;
  }
}

/**
 * One business transaction. Every write takes a Tx, so a write outside a transaction does not compile.
 */
export class Tx extends ReadTx {
  readonly events: DomainEvent[] = [];
  readonly audits: AuditRecord[] = [];
  private readonly statements = new RowStatements(this.manager.queryRunner!);

  /** For what the methods below do not cover; remember the tenant. */
  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  /** Inserts rows as they are, with the actor's tenant. Returns them. */
  async insert<E extends ObjectLiteral, R extends Partial<E>>(entity: EntityTarget<E>, ...rows: R[]): Promise<R[]> {
    for (const row of rows) Object.assign(row, { tenantId: this.actor.tenantId });
    if (rows.length > 0) await this.write(this.statements.insert(entity, rows));
    return rows;
  }

  /** Reads one row and holds it until the end of the transaction; undefined when there is none. */
  async lock<E extends ObjectLiteral>(entity: EntityTarget<E>, id: string): Promise<E | undefined> {
    const found = await this.from(entity, 'r').andWhere('r.id = :id', { id }).setLock('pessimistic_write').getOne();
    return found ?? undefined;
  }

  /**
   * Applies `patch` to a row that was read at `row.version`, raises the version and returns the row as it is now.
   * Refuses (`record.stale`) when somebody else was faster.
   */
  async update<E extends VersionedRow>(entity: EntityTarget<E>, row: E, patch: Partial<E>): Promise<E> {
    const { id, version } = row;
    const seen = { tenantId: this.actor.tenantId, id, version };
    const affected = await this.write(this.statements.update(entity, seen, { ...patch, version: version + 1 }));
    if (affected !== 1) refuse('record.stale', undefined, { current: version });
    return Object.assign(row, patch, { version: version + 1 });
  }

  /** Through TypeORM's runner, which wraps the driver's errors for those who look at them. Returns the rows affected. */
  private async write({ text, values }: RowStatement): Promise<number> {
    const result = await this.manager.queryRunner!.query(text, [...values], true);
    return result.affected ?? 0;
  }

  announce(...events: readonly DomainEvent[]): void {
    this.events.push(...events);
  }

  audit(...records: readonly AuditRecord[]): void {
    this.audits.push(...records);
  }

  /** Next number of a series, without gaps inside a tenant: 五访-2026-0010801-0012. */
  async nextCaseNumber(prefix: string, unionId: UnionId, unionCode: string, year: number): Promise<string> {
    return (await this.nextCaseNumbers(prefix, unionId, unionCode, year, 1))[0]!;
  }

  /** The next `count` numbers of a series, in order. */
  async nextCaseNumbers(
    prefix: string,
    unionId: UnionId,
    unionCode: string,
    year: number,
    count: number,
  ): Promise<string[]> {
    const [row] = await this.rows<{ last: number }>(
      `INSERT INTO platform.case_number AS n (tenant_id, union_id, prefix, year, last) VALUES ($1, $2, $3, $4, $5::int)
       ON CONFLICT (tenant_id, union_id, prefix, year) DO UPDATE SET last = n.last + $5::int RETURNING last`,
      [this.actor.tenantId, unionId, prefix, year, count],
      'next-case-numbers',
    );
    const first = row!.last - count + 1;
    return Array.from({ length: count }, (_, i) => {
      return `${prefix}-${year}-${unionCode}-${String(first + i).padStart(4, '0')}`;
    });
  }

  /** The version that the caller decided on must still be the row's. */
  expectVersion(row: { version: number }, expected: number): void {
    if (row.version !== expected) refuse('record.stale', undefined, { current: row.version });
  }
}
