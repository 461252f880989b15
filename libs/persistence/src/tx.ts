import { type ActedFor, type Actor, actingUnder, groupsOf, problemsOf, type UnionId, standingInFor } from '@app/kernel';
import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';
import type { TransactionConnection } from './connection';
import { KeyTaken } from './idempotency';
import type { AuditRecord, DomainEvent } from './journal-writer';
import { type RowStatement, RowStatements } from './row-statements';
import { sqlState } from './sql-state';

export const PERSISTENCE_PROBLEMS = {
  'record.stale': { kind: 'stale', title: '别人刚刚改过这条记录，请看过最新内容再决定。' },
} as const;
const refuse = problemsOf(PERSISTENCE_PROBLEMS);

/** A row that knows its tenant, its id and the version it was read at. */
export interface VersionedRow extends ObjectLiteral {
  tenantId: string;
  id: string;
  version: number;
}

/** What every transaction offers for reading. */
export interface Glance {
  readonly actor: Actor;
  /** One instant for the whole transaction. */
  readonly now: Date;
  rows<R extends QueryResultRow>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>;
}

/** A reading transaction of one actor: row-level security shows it his tenant and nothing else. */
export class ReadTx implements Glance {
  protected readonly statements: RowStatements;
  private ended = false;

  constructor(
    private readonly connection: TransactionConnection,
    protected who: Actor,
    readonly now: Date,
  ) {
    this.statements = new RowStatements(connection.dataSource);
  }

  get actor(): Actor {
    return this.who;
  }

  /** Query builder that already filters by tenant: the policy alone would leave the index unused. */
  from<E extends ObjectLiteral>(entity: EntityTarget<E>, alias: string): SelectQueryBuilder<E> {
    return this.manager()
      .createQueryBuilder(entity, alias)
      .where(`${alias}.tenantId = :tenantId`, { tenantId: this.actor.tenantId });
  }

  /** Raw SQL; `name` makes it a prepared statement. Rows as the driver gives them (bigint as text, date as text). */
  async rows<R extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string): Promise<R[]> {
    const result = await this.ask<R>({ text, values: [...values], ...(name && { name }) });
    return result.rows;
  }

  /**
   * Rows of an entity `r` by a condition in SQL, at a tenth of a query builder's price:
   * `tx.found(VisitDuty, (param) => \`r.id = ${param(id)}\`)`. `tail` is SQL after it, such as an order.
   */
  async found<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    condition: (param: (value: unknown) => string, values: unknown[]) => string,
    tail = '',
  ): Promise<E[]> {
    const values: unknown[] = [this.actor.tenantId];
    const where = condition((value) => `$${values.push(value)}`, values);
    const { text, rowOf } = this.statements.select(entity);
    const { rows } = await this.ask(`${text} WHERE r.tenant_id = $1 AND ${where} ${tail}`, values);
    return rows.map((row) => rowOf(row) as E);
  }

  /** Nothing may be asked any more: the transaction is over, or its end is on its way. */
  end(): void {
    this.ended = true;
  }

  protected manager(): EntityManager {
    if (this.ended) throw new TransactionOver();
    return this.connection.manager;
  }

  protected ask<R extends QueryResultRow>(config: QueryConfig | string, values?: unknown[]): Promise<QueryResult<R>> {
    if (this.ended) return Promise.reject(new TransactionOver());
    return this.connection.client.query<R>(config as string, values);
  }
}

/** To which series a case's number belongs. */
export interface NumberedCase {
  readonly unionId: UnionId;
  readonly unionCode: string;
  readonly year: number;
}

const seriesOf = ({ unionId, year }: NumberedCase): string => `${unionId} ${year}`;

const ignored = (): void => undefined;

/** Nothing may be asked any more. */
class TransactionOver extends Error {
  constructor() {
    super('the transaction is over');
  }
}

/** Says only that something else went wrong before it: in_failed_sql_transaction, or asked after the end. */
const isConsequence = (error: unknown): boolean => error instanceof TransactionOver || sqlState(error) === '25P02';

/**
 * One business transaction. Every write takes a Tx, so a write outside a transaction does not compile.
 */
export class Tx extends ReadTx {
  readonly events: DomainEvent[] = [];
  readonly audits: AuditRecord[] = [];
  private readonly underWay: Promise<unknown>[] = [];
  private failure: { readonly error: unknown } | null = null;
  private claim: Promise<void> | null = null;

  /** Begins the work behind a claim that is under way: it learns nothing before the claim is known to be its own. */
  behind<T>(claim: Promise<object | null>, work: (tx: Tx) => Promise<T>): Promise<T> {
    this.claim = this.ownClaim(claim);
    this.claim.catch(ignored);
    const asked = work(this);
    asked.catch(ignored);
    return asked;
  }

  /**
   * By which permissions the record opened to him: known when it was read, where a part of his own in it would do, too.
   * Who has them by a delegated role is written down with both names from here on.
   */
  actsUnder(...permissions: readonly string[]): void {
    this.who = actingUnder(this.who, ...permissions);
  }

  /** It was found out for whom he does it, as when he signs a step that only the role of another opens. */
  actsFor(forWhom: ActedFor): void {
    this.who = standingInFor(this.who, forWhom);
  }

  /** For what the methods below do not cover; remember the tenant. */
  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager().getRepository(entity);
  }

  /** Inserts rows as they are, with the actor's tenant. Returns them. */
  async insert<E extends ObjectLiteral, R extends Partial<E>>(entity: EntityTarget<E>, ...rows: R[]): Promise<R[]> {
    for (const row of rows) Object.assign(row, { tenantId: this.actor.tenantId });
    if (rows.length > 0) await this.write(this.statements.insert(entity, rows));
    return rows;
  }

  /**
   * Inserts rows by the hundred that have `shared` in common: an object of all columns for each row of an import is most
   * of what it takes. Every row states the same columns.
   */
  async insertAlike<E extends ObjectLiteral, S extends Partial<E>>(
    entity: EntityTarget<E>,
    shared: S,
    rows: readonly Omit<E, keyof S | 'tenantId'>[],
  ): Promise<void> {
    const { tenantId } = this.actor;
    if (rows.length > 0) await this.write(this.statements.insertAlike(entity, { ...shared, tenantId }, rows));
  }

  /** Reads one row and holds it until the end of the transaction; undefined when there is none. */
  async lock<E extends ObjectLiteral>(entity: EntityTarget<E>, id: string): Promise<E | undefined> {
    const [row] = await this.found(entity, (param) => `r.id = ${param(id)}`, 'FOR UPDATE');
    return row;
  }

  /**
   * Applies `patch` to a row that was read at `row.version`, raises the version and returns the row as it is now.
   * Refuses (`record.stale`) when somebody else was faster.
   */
  async update<E extends VersionedRow>(entity: EntityTarget<E>, row: E, patch: Partial<E>): Promise<E> {
    const { id, version } = row;
    const seen = { tenantId: this.actor.tenantId, id, version };
    const written = this.write(this.statements.update(entity, seen, { ...patch, version: version + 1 }));
    // What comes next in the same transaction sees the row as it is about to be.
    Object.assign(row, patch, { version: version + 1 });
    if ((await written) !== 1) refuse('record.stale', undefined, { current: version });
    return row;
  }

  /**
   * A write whose answer nobody waits for: it is on its way, and the transaction fails with its error before it
   * commits. For writes on the roads that are walked all day, `tx.later(tx.insert(…))`; whose error is explained by a
   * `catch` must be waited for.
   */
  later(write: Promise<unknown>): void {
    const note = (error: unknown): void => {
      if (!this.failure || (isConsequence(this.failure.error) && !isConsequence(error))) this.failure = { error };
    };
    this.underWay.push(write.catch(note));
  }

  /** Waits for what is under way; throws the first failure. */
  async settled(): Promise<void> {
    while (this.underWay.length > 0) await Promise.all(this.underWay.splice(0));
    if (this.failure) throw this.failure.error;
  }

  /** Why the transaction failed: an error of a later statement may only say that it was not carried on. */
  reasonOf(error: unknown): unknown {
    return this.failure && !isConsequence(this.failure.error) ? this.failure.error : error;
  }

  private async ownClaim(claim: Promise<object | null>): Promise<void> {
    if (await claim) throw new KeyTaken();
    this.claim = null;
  }

  protected override async ask<R extends QueryResultRow>(
    config: QueryConfig | string,
    values?: unknown[],
  ): Promise<QueryResult<R>> {
    const asked = super.ask<R>(config, values);
    if (this.claim) {
      asked.catch(ignored);
      await this.claim;
    }
    return asked;
  }

  /** Returns the rows affected. */
  private async write({ text, values }: RowStatement): Promise<number> {
    const { rowCount } = await this.ask(text, [...values]);
    return rowCount ?? 0;
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
    return this.nextNumbersOf(
      prefix,
      Array.from({ length: count }, () => ({ unionId, unionCode, year })),
    );
  }

  /** The next number of its series for each case, in order; many series in one statement. */
  async nextNumbersOf(prefix: string, cases: readonly NumberedCase[]): Promise<string[]> {
    const series = groupsOf([...cases.keys()], (at) => seriesOf(cases[at]!));
    // One order for all who draw from several, so that two of them cannot wait for each other.
    series.sort(([a], [b]) => (seriesOf(cases[a!]!) < seriesOf(cases[b!]!) ? -1 : 1));
    const heads = series.map(([first]) => cases[first!]!);
    const drawn = await this.rows<{ union_id: string; year: number; last: number }>(
      `INSERT INTO platform.case_number AS n (tenant_id, union_id, prefix, year, last)
       SELECT $1::uuid, s.union_id, $2, s.year, s.drawn FROM unnest($3::uuid[], $4::int[], $5::int[]) AS s(union_id, year, drawn)
       ON CONFLICT (tenant_id, union_id, prefix, year) DO UPDATE SET last = n.last + excluded.last
       RETURNING union_id, year, last`,
      [
        ...[this.actor.tenantId, prefix, heads.map(({ unionId }) => unionId), heads.map(({ year }) => year)],
        series.map(({ length }) => length),
      ],
      'next-case-numbers',
    );
    const lastOf = new Map(drawn.map(({ union_id, year, last }) => [`${union_id} ${year}`, last]));
    const numbers: string[] = [];
    for (const own of series) {
      const { unionCode, year } = cases[own[0]!]!;
      const first = lastOf.get(seriesOf(cases[own[0]!]!))! - own.length + 1;
      own.forEach((at, i) => (numbers[at] = `${prefix}-${year}-${unionCode}-${String(first + i).padStart(4, '0')}`));
    }
    return numbers;
  }

  /** The version that the caller decided on must still be the row's. */
  expectVersion(row: { version: number }, expected: number): void {
    if (row.version !== expected) refuse('record.stale', undefined, { current: row.version });
  }
}
