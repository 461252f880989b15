import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { arrayText } from './array-text';

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

const tableOf = ({ schema, tableName }: EntityMetadata): string => `"${schema}"."${tableName}"`;

/** From so many rows on they are sent column by column. */
const MANY = 20;

/** Elements that are arrays or JSON themselves go as text: arrays of arrays have to be of one length. */
const isNested = ({ isArray, type }: ColumnMetadata): boolean => isArray || type === 'jsonb' || type === 'json';

/** Types whose values are stored as they are. */
const AS_IT_IS: ReadonlySet<unknown> = new Set(['uuid', 'text', 'int', 'boolean']);

const textOf = (value: unknown): string =>
  Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value instanceof Date ? value.toISOString() : String(value);

/** A stored value as an element of an array that goes as text. */
function elementOf(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? arrayText(value.map(elementOf)) : textOf(value);
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
    const properties = [...new Set(rows.flatMap(stated))];
    if (rows.length >= MANY && rows.every((row) => stated(row).length === properties.length))
      return this.insertAlike(entity, {}, rows);
    const metadata = this.dataSource.getMetadata(entity);
    const columns = properties.map((property) => columnIn(metadata, property));
    const values: unknown[] = [];
    const place = (row: ObjectLiteral, column: ColumnMetadata): string => {
      const value: unknown = row[column.propertyName];
      return value === undefined ? 'DEFAULT' : `$${values.push(this.stored(value, column))}`;
    };
    const tuples = rows.map((row) => `(${columns.map((column) => place(row, column)).join(', ')})`);
    const names = columns.map((column) => `"${column.databaseName}"`);
    return { text: `INSERT INTO ${tableOf(metadata)} (${names.join(', ')}) VALUES ${tuples.join(', ')}`, values };
  }

  /**
   * Rows that have `shared` in common and all state the same columns besides, as one array per column: a value for each
   * field of each row takes longer to be read than the rows to be written. What none of them has is not sent.
   */
  insertAlike<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    shared: ObjectLiteral,
    rows: readonly ObjectLiteral[],
  ): RowStatement {
    const properties = stated(rows[0]!);
    if (rows.some((row) => properties.some((property) => row[property] === undefined)))
      throw new Error('rows that are written as columns state the same columns');
    const metadata = this.dataSource.getMetadata(entity);
    const values: unknown[] = [];
    const [names, read, arrays, given]: string[][] = [[], [], [], []];
    const take = (column: ColumnMetadata, selected: string): void => {
      names!.push(`"${column.databaseName}"`);
      read!.push(selected);
    };
    for (const property of stated(shared)) {
      const column = columnIn(metadata, property);
      const value = shared[property] as unknown;
      if (value === null && column.default === undefined) continue;
      take(column, `$${values.push(this.stored(value, column))}::${this.typeOf(column)}`);
    }
    for (const property of properties) {
      const column = columnIn(metadata, property);
      if (column.default === undefined && rows.every((row) => row[property] === null)) continue;
      const type = this.typeOf(column);
      const sentAs = isNested(column) ? 'text' : type;
      const name = `c${given!.length}`;
      given!.push(name);
      arrays!.push(`$${values.push(this.arrayOf(column, rows))}::${sentAs}[]`);
      take(column, sentAs === type ? name : `${name}::${type}`);
    }
    const from = `unnest(${arrays!.join(', ')}) AS r(${given!.join(', ')})`;
    const text = `INSERT INTO ${tableOf(metadata)} (${names!.join(', ')}) SELECT ${read!.join(', ')} FROM ${from}`;
    return { text, values };
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

  private arrayOf(column: ColumnMetadata, rows: readonly ObjectLiteral[]): string {
    const { propertyName, transformer, type } = column;
    if (transformer === undefined && !column.isArray && AS_IT_IS.has(type))
      return arrayText(rows.map((row) => (row[propertyName] ?? null) as string | null));
    return arrayText(rows.map((row) => elementOf(this.stored(row[propertyName], column))));
  }

  private typeOf(column: ColumnMetadata): string {
    const type = this.dataSource.driver.normalizeType(column);
    return column.isArray ? `${type}[]` : type;
  }

  private stored(value: unknown, column: ColumnMetadata): unknown {
    // What most columns of an import are; the driver looks through all its types for each value.
    if (column.type === 'date' && typeof value === 'string') return value;
    if (column.type === 'bigint' && typeof value === 'bigint') return value.toString();
    return this.dataSource.driver.preparePersistentValue(value, column);
  }
}
