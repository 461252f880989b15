import { SEALED_PROPERTIES, type SealedProperty } from '@app/persistence';
import type { DataSource, EntityMetadata } from 'typeorm';

/** A column, or a field of a kept row, whose values the Vault sealed. */
export interface SealedPlace {
  /** `members.member.phone_sealed`, `members.import_trace.before.phone_sealed` */
  readonly name: string;
  readonly table: string;
  readonly column: string;
  /** In a column of kept rows: the column of the row that was kept. */
  readonly field: string | null;
  readonly purpose: string;
  /** Columns that the value is bound to. */
  readonly boundTo: readonly string[];
  /** Of the primary key after the tenant, with their types. */
  readonly key: readonly { readonly column: string; readonly type: string }[];
}

/** Every sealed place of the entities of this process, in the order of their names. */
export function sealedPlaces(dataSource: DataSource): SealedPlace[] {
  const places = SEALED_PROPERTIES.flatMap((sealed) => {
    const metadata = dataSource.entityMetadatas.find(({ target }) => target === sealed.target);
    return metadata ? placesOf(dataSource, metadata, sealed) : [];
  });
  return places.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function placesOf(dataSource: DataSource, metadata: EntityMetadata, sealed: SealedProperty): SealedPlace[] {
  const table = `${metadata.schema}.${metadata.tableName}`;
  const column = columnOf(metadata, sealed.property);
  const key = metadata.primaryColumns
    .filter(({ databaseName }) => databaseName !== 'tenant_id')
    .map((each) => ({ column: each.databaseName, type: dataSource.driver.normalizeType(each) }));
  if (!sealed.keptRowOf) {
    const purpose = sealed.purpose ?? `${table}.${column.replace(/_sealed$/, '')}`;
    const boundTo = (sealed.boundTo ?? []).map((property) => columnOf(metadata, property));
    return [{ ...{ name: `${table}.${column}`, table, column, field: null }, purpose, boundTo, key }];
  }
  const kept = dataSource.getMetadata(sealed.keptRowOf);
  return SEALED_PROPERTIES.filter(({ target }) => target === sealed.keptRowOf)
    .flatMap((each) => placesOf(dataSource, kept, each))
    .map(({ column: field, purpose }) => ({
      ...{ name: `${table}.${column}.${field}`, table, column, field },
      ...{ purpose, boundTo: [], key },
    }));
}

const columnOf = (metadata: EntityMetadata, property: string): string =>
  metadata.findColumnWithPropertyName(property)!.databaseName;
