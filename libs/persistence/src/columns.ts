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

/** Personal data sealed by the Vault. */
export const SealedColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'bytea', ...options });

/** First part of every key: rows of another federation do not exist for this one. */
export const TenantColumn = (): PropertyDecorator => PrimaryColumn('uuid');
