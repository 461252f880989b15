import { type Actor, type MemberId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { DisclosedFigure, DisclosureKind, DisclosureStatus, RatingCount } from '../domain/disclosure';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import type { Disclosure, DisclosureId } from './disclosure.entity';

export interface ListedDisclosure extends Omit<Disclosure, 'figures' | 'tenantId'> {
  readonly unionName: string;
  /** The notice that it corrects. */
  readonly replacesNumber: string | null;
  /** The published notice that stands in its place. */
  readonly replacedById: DisclosureId | null;
}

export interface FullDisclosure extends ListedDisclosure {
  readonly figures: readonly DisclosedFigure[];
  /** Of the notice that it corrects. */
  readonly replacedFigures: readonly DisclosedFigure[] | null;
  readonly sourceReturnNumber: string | null;
}

export interface DisclosureFilter {
  readonly unionId: string | null;
  readonly status: DisclosureStatus | null;
  readonly kind: DisclosureKind | null;
}

const COLUMNS = `d.id, d.version, d.number, d.union_id AS "unionId", u.name AS "unionName", d.kind, d.from_on AS "fromOn",
  d.to_on AS "toOn", d.status, d.source_return_id AS "sourceReturnId", d.frozen_at AS "frozenAt",
  d.replaces_id AS "replacesId", d.correction_reason AS "correctionReason", d.drafted_by_name AS "draftedByName",
  d.published_at AS "publishedAt", d.published_by_name AS "publishedByName", d.withdrawn_at AS "withdrawnAt",
  d.withdrawn_by_name AS "withdrawnByName", d.withdrawal_reason AS "withdrawalReason",
  p.number AS "replacesNumber", (SELECT n.id FROM reporting.disclosure n WHERE n.tenant_id = $1 AND n.replaces_id = d.id
    AND n.status = 'published' LIMIT 1) AS "replacedById"`;
const FROM = `FROM reporting.disclosure d
  JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = d.union_id
  LEFT JOIN reporting.disclosure p ON p.tenant_id = $1 AND p.id = d.replaces_id`;
const WHOLE = `, d.figures, p.figures AS "replacedFigures", (SELECT t.number FROM reporting.period_return t
    WHERE t.tenant_id = $1 AND t.id = d.source_return_id) AS "sourceReturnNumber"`;
/** Published by the member's own union or one above it; a draft does not exist for him. */
const FOR_MEMBER = (member: string): string => `d.status IN ('published','withdrawn') AND d.union_id IN (
  SELECT c.ancestor_id FROM members.member m
  JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.descendant_id = m.union_id
  WHERE m.tenant_id = $1 AND m.id = ${member}::uuid)`;

type Row<T> = T & Record<string, unknown>;
type After = readonly (string | null)[] | null;

const page = (conditions: string[], values: unknown[], after: After, limit: number): string => {
  const param = (value: unknown): string => `$${values.push(value)}`;
  const all = after
    ? [...conditions, `(d.to_on, d.id) < (${param(after[0])}::date, ${param(after[1])}::uuid)`]
    : conditions;
  return `WHERE d.tenant_id = $1 AND ${all.join(' AND ')} ORDER BY d.to_on DESC, d.id DESC LIMIT ${Math.trunc(limit) + 1}`;
};

/** Within the reader's unions, the latest period first; one more than `limit`. */
export function disclosuresInScope(
  tx: ReadTx,
  actor: Actor,
  filter: DisclosureFilter,
  after: After,
  limit: number,
): Promise<ListedDisclosure[]> {
  const values: unknown[] = [actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [scopeCondition(actor, REPORT_PERMISSIONS.read, 'd.union_id', values)];
  if (filter.unionId) conditions.push(`d.union_id = ${param(filter.unionId)}`);
  conditions.push(filter.status ? `d.status = ${param(filter.status)}` : `d.status <> 'dropped'`);
  if (filter.kind) conditions.push(`d.kind = ${param(filter.kind)}`);
  const rest = page(conditions, values, after, limit);
  return tx.rows<Row<ListedDisclosure>>(`SELECT ${COLUMNS} ${FROM} ${rest}`, values);
}

export async function disclosureInScope(tx: ReadTx, actor: Actor, id: DisclosureId): Promise<FullDisclosure | null> {
  const values: unknown[] = [actor.tenantId, id];
  const scope = scopeCondition(actor, REPORT_PERMISSIONS.read, 'd.union_id', values);
  const statement = `SELECT ${COLUMNS}${WHOLE} ${FROM} WHERE d.tenant_id = $1 AND d.id = $2 AND ${scope}`;
  return (await tx.rows<Row<FullDisclosure>>(statement, values))[0] ?? null;
}

export function disclosuresForMember(
  tx: ReadTx,
  memberId: MemberId,
  after: After,
  limit: number,
): Promise<ListedDisclosure[]> {
  const values: unknown[] = [tx.actor.tenantId, memberId];
  const rest = page([FOR_MEMBER('$2')], values, after, limit);
  return tx.rows<Row<ListedDisclosure>>(`SELECT ${COLUMNS} ${FROM} ${rest}`, values);
}

export async function disclosureForMember(
  tx: ReadTx,
  memberId: MemberId,
  id: DisclosureId,
): Promise<FullDisclosure | null> {
  const rows = await tx.rows<Row<FullDisclosure>>(
    `SELECT ${COLUMNS}${WHOLE} ${FROM} WHERE d.tenant_id = $1 AND d.id = $3 AND ${FOR_MEMBER('$2')}`,
    [tx.actor.tenantId, memberId, id],
    'own-disclosure',
  );
  return rows[0] ?? null;
}

export function ratingCounts(tx: ReadTx, id: DisclosureId): Promise<RatingCount[]> {
  return tx.rows<Row<RatingCount>>(
    `SELECT stars, word, count(*)::int AS count FROM reporting.disclosure_rating
     WHERE tenant_id = $1 AND disclosure_id = $2 GROUP BY stars, word`,
    [tx.actor.tenantId, id],
    'disclosure-ratings',
  );
}

/** The stars that this rater gave; null: he has not rated. */
export async function starsOf(tx: ReadTx, id: DisclosureId, raterMac: Buffer): Promise<number | null> {
  const [row] = await tx.rows<{ stars: number }>(
    `SELECT stars FROM reporting.disclosure_rating WHERE tenant_id = $1 AND disclosure_id = $2 AND rater_mac = $3`,
    [tx.actor.tenantId, id, raterMac],
    'own-disclosure-rating',
  );
  return row?.stars ?? null;
}
