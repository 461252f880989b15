import type { CivilDate, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { DonationId } from '../domain/donation';

export interface DonationFilter {
  readonly year?: number | undefined;
  readonly unionId?: UnionId | undefined;
  /** Day and id of the last row of the page before. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** A donation with the names that its page shows. Fen as text. */
export interface DonationRow {
  readonly id: DonationId;
  readonly version: number;
  readonly number: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly givenOn: CivilDate;
  readonly donorName: string;
  readonly mayBeNamed: boolean | null;
  readonly amountFen: string | null;
  readonly designated: boolean | null;
  readonly purpose: string | null;
  readonly fundAccountId: string | null;
  readonly fundName: string | null;
  readonly isBooked: boolean;
  readonly note: string | null;
  readonly status: 'registered' | 'voided';
  readonly voidReason: string | null;
  readonly receiptIssuedOn: CivilDate | null;
  readonly receiptIssuedBy: string | null;
  readonly registeredByName: string;
  readonly isImported: boolean;
}

const SELECT = `SELECT d.id, d.version, d.number, d.union_id AS "unionId", u.name AS "unionName", d.given_on AS "givenOn",
    d.donor_name AS "donorName", d.may_be_named AS "mayBeNamed", d.amount_fen::text AS "amountFen", d.designated,
    d.purpose, d.fund_account_id AS "fundAccountId", f.name AS "fundName", d.journal_id IS NOT NULL AS "isBooked",
    d.note, d.status, d.void_reason AS "voidReason", d.receipt_issued_on AS "receiptIssuedOn",
    d.receipt_issued_by AS "receiptIssuedBy", d.registered_by_name AS "registeredByName",
    d.import_id IS NOT NULL AS "isImported"
  FROM donations.donation d
  JOIN organizations.trade_union u ON u.tenant_id = d.tenant_id AND u.id = d.union_id
  LEFT JOIN funds.fund_account f ON f.tenant_id = d.tenant_id AND f.id = d.fund_account_id`;

/** In the actor's scope, the latest first; one row more than `limit` when there is a next page. */
export function donationsPage(tx: ReadTx, { year, unionId, after, limit }: DonationFilter): Promise<DonationRow[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const scope = scopeCondition(tx.actor, 'donation:read', 'd.union_id', values);
  const conditions = [`d.tenant_id = $1`, scope];
  if (year !== undefined) conditions.push(`d.given_on BETWEEN ${add(`${year}-01-01`)} AND ${add(`${year}-12-31`)}`);
  if (unionId) conditions.push(`d.union_id = ${add(unionId)}`);
  if (after) conditions.push(`(d.given_on, d.id) < (${add(after[0])}::date, ${add(after[1])}::uuid)`);
  const where = conditions.join(' AND ');
  return tx.rows<DonationRow & Record<string, unknown>>(
    `${SELECT} WHERE ${where} ORDER BY d.given_on DESC, d.id DESC LIMIT ${limit}`,
    values,
  );
}

export async function donationInScope(tx: ReadTx, id: DonationId): Promise<DonationRow | undefined> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const scope = scopeCondition(tx.actor, 'donation:read', 'd.union_id', values);
  const [row] = await tx.rows<DonationRow & Record<string, unknown>>(
    `${SELECT} WHERE d.tenant_id = $1 AND d.id = $2 AND ${scope}`,
    values,
  );
  return row;
}

/** Of a year, voided ones left out. */
export async function donationTotals(tx: ReadTx, year: number): Promise<{ gifts: number; amountFen: string | null }> {
  const values: unknown[] = [tx.actor.tenantId, `${year}-01-01`, `${year}-12-31`];
  const scope = scopeCondition(tx.actor, 'donation:read', 'd.union_id', values);
  const [row] = await tx.rows<{ gifts: number; amountFen: string | null }>(
    `SELECT count(*)::int AS gifts, sum(d.amount_fen)::text AS "amountFen" FROM donations.donation d
     WHERE d.tenant_id = $1 AND d.given_on BETWEEN $2 AND $3 AND d.status = 'registered' AND ${scope}`,
    values,
  );
  return row!;
}

export interface KnownDonation {
  readonly unionId: UnionId;
  readonly givenOn: CivilDate;
  readonly donorName: string;
  readonly amountFen: string | null;
}

export const donationsOfUnions = (
  tx: ReadTx,
  unionIds: readonly UnionId[],
  butOf: string,
): Promise<(KnownDonation & Record<string, unknown>)[]> =>
  tx.rows(
    `SELECT union_id AS "unionId", given_on AS "givenOn", donor_name AS "donorName", amount_fen::text AS "amountFen"
     FROM donations.donation WHERE tenant_id = $1 AND union_id = ANY($2::uuid[]) AND status = 'registered'
       AND import_id IS DISTINCT FROM $3::uuid`,
    [tx.actor.tenantId, unionIds, butOf],
  );
