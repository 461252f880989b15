import { randomBytes } from 'node:crypto';
import type { TenantId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityMetadata } from 'typeorm';
import { HASH_PROPERTIES, SEALED_PROPERTIES } from './columns';
import type { Tx } from './tx';
import { Vault } from './vault';

/** What a sealed column says of a record that was destroyed. */
export const ERASED = '已销毁';

/** Rows of an entity that belong to records, and what is personal in them. */
export interface ErasedPlace {
  readonly entity: Function;
  /** SQL condition on a row `r` by the ids of the records, $2 (uuid[]); $1 is the tenant. */
  readonly rows: string;
  /** Further columns with their new values as SQL: what is personal and not sealed, or sealed and no plain text. */
  readonly set?: Readonly<Record<string, string>>;
  /** What is sealed instead of the usual word, by column: of columns that hold JSON. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** Empties what is personal in rows and leaves the rows: sealed text, keyed hashes, and what the place names. */
@Injectable()
export class PersonalErasure {
  constructor(
    private readonly vault: Vault,
    private readonly dataSource: DataSource,
  ) {}

  async empty(tx: Tx, places: readonly ErasedPlace[], recordIds: readonly string[]): Promise<void> {
    // Append-only tables let their sealed columns be written anew by who says so.
    await tx.rows(`SELECT set_config('app.resealing', 'on', true)`);
    // Hashes that were equal stay equal, so that persons are counted as before; the salt is kept nowhere.
    const salt = randomBytes(32);
    for (const place of places) await this.emptyPlace(tx, place, recordIds, salt);
    await tx.rows(`SELECT set_config('app.resealing', '', true)`);
  }

  private async emptyPlace(tx: Tx, place: ErasedPlace, ids: readonly string[], salt: Buffer): Promise<void> {
    const { entity, rows, set = {}, texts = {} } = place;
    const metadata = this.dataSource.getMetadata(entity);
    const values: unknown[] = [tx.actor.tenantId, ids];
    const given = new Map(Object.entries(set));
    for (const { column, purpose } of sealedColumns(metadata)) {
      if (given.has(column)) continue;
      // What was empty stays empty: constraints between columns go on holding.
      const param = `$${values.push(this.sealed(tx.actor.tenantId, purpose, texts[column]))}::bytea`;
      given.set(column, `CASE WHEN r.${column} IS NULL THEN NULL ELSE ${param} END`);
    }
    for (const column of hashColumns(metadata))
      if (!given.has(column)) given.set(column, `sha256($${values.push(salt)}::bytea || r.${column})`);
    if (given.size === 0) return;
    const assignments = [...given].map(([column, sql]) => `${column} = ${sql}`).join(', ');
    await tx.rows(
      `UPDATE ${metadata.schema}.${metadata.tableName} r SET ${assignments} WHERE r.tenant_id = $1 AND ${rows}`,
      values,
    );
  }

  private sealed(tenantId: TenantId, purpose: string, text = ERASED): Buffer {
    return this.vault.seal(tenantId, purpose, text);
  }
}

const columnOf = (metadata: EntityMetadata, property: string): string =>
  metadata.findColumnWithPropertyName(property)!.databaseName;

function sealedColumns(metadata: EntityMetadata): { column: string; purpose: string }[] {
  const own = SEALED_PROPERTIES.filter(({ target, keptRowOf }) => target === metadata.target && !keptRowOf);
  return own.map(({ property, purpose }) => {
    const column = columnOf(metadata, property);
    const table = `${metadata.schema}.${metadata.tableName}`;
    return { column, purpose: purpose ?? `${table}.${column.replace(/_sealed$/, '')}` };
  });
}

const hashColumns = (metadata: EntityMetadata): string[] =>
  HASH_PROPERTIES.filter(({ target }) => target === metadata.target).map(({ property }) =>
    columnOf(metadata, property),
  );
