import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';

export interface RowStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const columnsOf = new WeakMap<EntityMetadata, Map<string, ColumnMetadata>>();

function columnIn(metadata: EntityMetadata, property: string): ColumnMetadata {
  let columns = columnsOf.get(metadata);
  if (!columns) {
    columns = new Map(metadata.columns.map((column) => [column.propertyName, column]));
    columnsOf.set(metadata, columns);
  }
  const column = columns.get(property);
  if (!column) throw new Error(`${metadata.tablePath} has no column for ${property}`);
  return column;
}

const stated = (row: ObjectLiteral): string[] => Object.keys(row).filter((property) => row[property] !== undefined);

const has = (row: ObjectLiteral, { propertyName }: ColumnMetadata): boolean => row[propertyName] !== null;

const tableOf = ({ schema, tableName }: EntityMetadata): string => `"${schema}"."${tableName}"`;

/** From so many rows on they are sent as one value. */
const MANY = 20;

/** As the input of the column's type in the database reads it out of JSON. */
function asJson(value: unknown, { type }: ColumnMetadata): unknown {
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (typeof value === 'bigint') return String(value);
  return (type === 'jsonb' || type === 'json') && typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

/** The rows of an entity `r`, and how a row of the driver becomes one of the entity. */
export interface RowSelection {
  readonly text: string;
  readonly rowOf: (row: ObjectLiteral) => ObjectLiteral;
}

const selections = new WeakMap<EntityMetadata, RowSelection>();

/** Types that the driver does not give back as the entity wants them. */
const isConverted = ({ transformer, type }: ColumnMetadata): boolean =>
  transformer !== undefined || typeof type === 'function';

/**
 * SELECT, INSERT and UPDATE of rows by the columns of their entity: the same as TypeORM's query builder makes, whose building
 * takes longer than the database needs for one row.
 */
export class RowStatements {
  constructor(private readonly dataSource: DataSource) {}

  /** Columns under the names of the entity's properties; the condition is for the caller to add. */
  select<E extends ObjectLiteral>(entity: EntityTarget<E>): RowSelection {
    const metadata = this.dataSource.getMetadata(entity);
    const known = selections.get(metadata);
    if (known) return known;
    const columns = metadata.columns.map((column) => `r."${column.databaseName}" AS "${column.propertyName}"`);
    const converted = metadata.columns.filter(isConverted);
    const { driver } = this.dataSource;
    const rowOf = (row: ObjectLiteral): ObjectLiteral => {
      for (const column of converted)
        row[column.propertyName] = driver.prepareHydratedValue(row[column.propertyName], column);
      return row;
    };
    const selection = { text: `SELECT ${columns.join(', ')} FROM ${tableOf(metadata)} r`, rowOf };
    selections.set(metadata, selection);
    return selection;
  }

  /** Every row states the same columns as the others or leaves one to its default. */
  insert<E extends ObjectLiteral>(entity: EntityTarget<E>, rows: readonly ObjectLiteral[]): RowStatement {
    const metadata = this.dataSource.getMetadata(entity);
    const properties = [...new Set(rows.flatMap(stated))];
    const columns = properties.map((property) => columnIn(metadata, property));
    if (rows.length >= MANY && rows.every((row) => stated(row).length === properties.length))
      return this.insertMany(metadata, columns, rows);
    const values: unknown[] = [];
    const place = (row: ObjectLiteral, column: ColumnMetadata): string => {
      const value: unknown = row[column.propertyName];
      return value === undefined ? 'DEFAULT' : `$${values.push(this.stored(value, column))}`;
    };
    const tuples = rows.map((row) => `(${columns.map((column) => place(row, column)).join(', ')})`);
    const names = columns.map((column) => `"${column.databaseName}"`);
    return { text: `INSERT INTO ${tableOf(metadata)} (${names.join(', ')}) VALUES ${tuples.join(', ')}`, values };
  }

  /** One value for all rows: a statement of ten thousand values takes longer to be read than its rows to be written. */
  private insertMany(
    metadata: EntityMetadata,
    stating: readonly ColumnMetadata[],
    rows: readonly ObjectLiteral[],
  ): RowStatement {
    // What no row has need not be sent; most of the seventy columns of a payment.
    const columns = stating.filter((column) => column.default !== undefined || rows.some((row) => has(row, column)));
    const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const table = tableOf(metadata);
    const records = rows.map((row) =>
      Object.fromEntries(
        columns.map((column) => [column.databaseName, asJson(this.stored(row[column.propertyName], column), column)]),
      ),
    );
    const text = `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1::json)`;
    return { text, values: [JSON.stringify(records)] };
  }

  /** Of one row, at the version at which it was read. */
  update<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    { tenantId, id, version }: { readonly tenantId: string; readonly id: string; readonly version: number },
    patch: ObjectLiteral,
  ): RowStatement {
    const metadata = this.dataSource.getMetadata(entity);
    const values: unknown[] = [tenantId, id, version];
    const sets = stated(patch).map((property) => {
      const column = columnIn(metadata, property);
      return `"${column.databaseName}" = $${values.push(this.stored(patch[property], column))}`;
    });
    const text = `UPDATE ${tableOf(metadata)} SET ${sets.join(', ')} WHERE tenant_id = $1 AND id = $2 AND version = $3`;
    return { text, values };
  }

  private stored(value: unknown, column: ColumnMetadata): unknown {
    return this.dataSource.driver.preparePersistentValue(value, column);
  }
}
