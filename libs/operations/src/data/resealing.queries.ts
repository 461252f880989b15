import type { ReadTx, Tx } from '@app/persistence';
import type { SealedPlace } from './sealed-place';

export interface SealedValue {
  /** The key of its row after the tenant, as text. */
  readonly key: readonly string[];
  readonly sealed: Buffer;
  readonly boundTo: string;
}

export interface Progress {
  readonly last: string[] | null;
  readonly resealed: string;
  readonly unreadable: string;
  readonly finished: boolean;
}

/** Of the row `r`. A kept row shows bytes as `\x…`. */
const valueOf = ({ column, field }: SealedPlace): string =>
  field === null ? `r.${column}` : `decode(substr(r.${column} ->> '${field}', 3), 'hex')`;

/** Filled, and not under the key whose seal is `$2`. What was erased is empty. */
const isEarlier = (place: SealedPlace): string =>
  `octet_length(${valueOf(place)}) > 0 AND substring(${valueOf(place)} FROM 1 FOR octet_length($2::bytea)) <> $2::bytea`;

/** The next values under an earlier key after `last`, their rows held. */
export async function nextValues(
  tx: Tx,
  place: SealedPlace,
  { seal, last, limit }: { readonly seal: Buffer; readonly last: readonly string[] | null; readonly limit: number },
): Promise<SealedValue[]> {
  const columns = place.key.map(({ column }) => `r.${column}`);
  const from = place.key.map(({ type }, i) => `$${i + 3}::${type}`);
  const boundTo = place.boundTo.map((column) => `r.${column}::text`);
  return tx.rows<{ key: string[]; sealed: Buffer; boundTo: string }>(
    `SELECT ARRAY[${columns.map((column) => `${column}::text`).join(', ')}] AS key, ${valueOf(place)} AS sealed,
       ${boundTo.length > 0 ? boundTo.join(` || ':' || `) : `''`} AS "boundTo"
     FROM ${place.table} r WHERE r.tenant_id = $1 AND ${isEarlier(place)}
       ${last ? `AND (${columns.join(', ')}) > (${from.join(', ')})` : ''}
     ORDER BY ${columns.join(', ')} LIMIT ${limit} FOR UPDATE`,
    [tx.actor.tenantId, seal, ...(last ?? [])],
  );
}

/** Writes values back; versions stay, for nothing was changed that anybody reads. */
export async function writeValues(tx: Tx, place: SealedPlace, values: readonly SealedValue[]): Promise<void> {
  if (values.length === 0) return;
  const { table, column, field, key } = place;
  const set =
    field === null ? 'd.sealed' : `jsonb_set(r.${column}, '{${field}}', to_jsonb('\\x' || encode(d.sealed, 'hex')))`;
  const names = key.map((_, i) => `k${i}`);
  const arrays = names.map((_, i) => `$${i + 3}::text[]`);
  const matches = key.map(({ column: name, type }, i) => `r.${name} = d.k${i}::${type}`);
  await tx.rows(`SELECT set_config('app.resealing', 'on', true)`);
  await tx.rows(
    `UPDATE ${table} r SET ${column} = ${set}
     FROM unnest($2::bytea[], ${arrays.join(', ')}) AS d(sealed, ${names.join(', ')})
     WHERE r.tenant_id = $1 AND ${matches.join(' AND ')}`,
    [tx.actor.tenantId, values.map(({ sealed }) => sealed), ...key.map((_, i) => values.map((each) => each.key[i]))],
  );
}

export async function countEarlier(tx: ReadTx, place: SealedPlace, seal: Buffer): Promise<number> {
  const [row] = await tx.rows<{ count: string }>(
    `SELECT count(*) AS count FROM ${place.table} r WHERE r.tenant_id = $1 AND ${isEarlier(place)}`,
    [tx.actor.tenantId, seal],
  );
  return Number(row!.count);
}

/** The progress in one place, held: of two who seal anew at once, one waits. */
export async function holdProgress(tx: Tx, keyId: string, place: string): Promise<Progress> {
  const [row] = await tx.rows<Progress>(
    `INSERT INTO platform.resealing (tenant_id, key_id, place) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id, key_id, place) DO UPDATE SET place = excluded.place
     RETURNING last, resealed, unreadable, finished_at IS NOT NULL AS finished`,
    [tx.actor.tenantId, keyId, place],
  );
  return row!;
}

export async function noteProgress(
  tx: Tx,
  keyId: string,
  place: string,
  step: { readonly last: readonly string[] | null; readonly resealed: number; readonly unreadable: number },
): Promise<void> {
  await tx.rows(
    `UPDATE platform.resealing SET last = $4, resealed = resealed + $5, unreadable = unreadable + $6
     WHERE tenant_id = $1 AND key_id = $2 AND place = $3`,
    [tx.actor.tenantId, keyId, place, step.last, step.resealed, step.unreadable],
  );
}

/** The place was walked to its end. With nothing left it is done; otherwise the next walk begins anew. */
export async function noteWalked(tx: Tx, keyId: string, place: string, remaining: number): Promise<void> {
  await tx.rows(
    `UPDATE platform.resealing SET last = NULL, unreadable = 0, remaining = $4::bigint,
       finished_at = CASE WHEN $4::bigint = 0 THEN $5::timestamptz END
     WHERE tenant_id = $1 AND key_id = $2 AND place = $3`,
    [tx.actor.tenantId, keyId, place, remaining, tx.now],
  );
}
