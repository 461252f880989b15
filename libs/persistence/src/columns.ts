import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

/** Money in fen: `bigint` in Postgres arrives as text; kept exact by going through BigInt. */
export const FenColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({
    type: 'bigint',
    transformer: {
      from: (value: string | null) => (value === null ? null : BigInt(value)),
      to: (value: bigint | null | undefined) => (value == null ? value : value.toString()),
    },
    ...options,
  });

/** A civil day, `YYYY-MM-DD`. */
export const CivilDateColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'date', ...options });

export interface Sealing {
  /** The Vault's purpose; without it that of table and column: `members.member.phone` for `phone_sealed`. */
  readonly purpose?: string;
  /** Properties of the row that the value is bound to, joined by `:`. */
  readonly boundTo?: readonly string[];
}

export interface SealedProperty extends Sealing {
  readonly target: Function;
  readonly property: string;
  /** The property keeps a stored row of that entity as jsonb, with what is sealed in it. */
  readonly keptRowOf?: Function;
}

/** Every property that the Vault seals, for who seals them anew. */
export const SEALED_PROPERTIES: SealedProperty[] = [];

/** Personal data sealed by the Vault. */
export const SealedColumn =
  (options: ColumnOptions = {}, sealing: Sealing = {}): PropertyDecorator =>
  (target, property) => {
    SEALED_PROPERTIES.push({ ...sealing, target: target.constructor, property: String(property) });
    Column({ type: 'bytea', ...options })(target, property);
  };

/** A stored row of another entity as jsonb, as `to_jsonb` gives it: what is sealed in it stays sealed. */
export const KeptRowColumn =
  (keptRowOf: Function, options: ColumnOptions = {}): PropertyDecorator =>
  (target, property) => {
    SEALED_PROPERTIES.push({ target: target.constructor, property: String(property), keptRowOf });
    Column({ type: 'jsonb', ...options })(target, property);
  };

/** Every property that holds a keyed hash, for who empties what is personal. */
export const HASH_PROPERTIES: { readonly target: Function; readonly property: string }[] = [];

/** Keyed hash of personal data (`Vault.mac`), by which equal values are found. */
export const HashColumn =
  (options: ColumnOptions = {}): PropertyDecorator =>
  (target, property) => {
    HASH_PROPERTIES.push({ target: target.constructor, property: String(property) });
    Column({ type: 'bytea', ...options })(target, property);
  };

/** First part of every key: rows of another federation do not exist for this one. */
export const TenantColumn = (): PropertyDecorator => PrimaryColumn('uuid');
