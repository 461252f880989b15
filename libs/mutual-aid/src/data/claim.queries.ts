import type { CivilDate, Fen, MemberId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { ClaimId, ClaimStatus, EnrolmentId } from '../domain/claim';

/** A claim with its plan and member. Fen as text; null is unknown. */
export interface ClaimRow {
  readonly id: ClaimId;
  readonly version: number;
  readonly number: string;
  readonly enrolmentId: EnrolmentId;
  readonly unionName: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly planName: string;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly admittedOn: CivilDate | null;
  readonly dischargedOn: CivilDate | null;
  readonly selfPaidFen: string | null;
  readonly paidFen: string | null;
  readonly paidOn: CivilDate | null;
  readonly status: ClaimStatus;
  readonly isImported: boolean;
  readonly coveredFrom: CivilDate | null;
  readonly sharePercent: number | null;
  readonly capFen: string | null;
  readonly association: string | null;
  readonly associationContact: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly registeredByName: string;
  readonly checkedByName: string | null;
  readonly checkedOn: CivilDate | null;
  readonly decidedByName: string | null;
  readonly decidedOn: CivilDate | null;
  readonly paymentReference: string | null;
}

const SELECT = `SELECT c.id, c.version, c.number, c.enrolment_id AS "enrolmentId", u.name AS "unionName", c.member_id AS "memberId", m.name AS "memberName",
    p.name AS "planName", e.starts_on AS "startsOn", e.ends_on AS "endsOn", c.admitted_on AS "admittedOn",
    c.discharged_on AS "dischargedOn", c.self_paid_fen::text AS "selfPaidFen", c.paid_fen::text AS "paidFen",
    c.paid_on AS "paidOn", c.status, c.import_id IS NOT NULL AS "isImported",
    e.covered_from AS "coveredFrom", p.share_percent AS "sharePercent", p.cap_fen::text AS "capFen", p.association,
    p.association_contact AS "associationContact", c.reason, c.note,
    c.registered_by_name AS "registeredByName", c.checked_by_name AS "checkedByName", c.checked_on AS "checkedOn",
    c.decided_by_name AS "decidedByName", c.decided_on AS "decidedOn", c.payment_reference AS "paymentReference"
  FROM mutual_aid.claim c
  JOIN mutual_aid.enrolment e ON e.tenant_id = c.tenant_id AND e.id = c.enrolment_id
  JOIN mutual_aid.plan p ON p.tenant_id = c.tenant_id AND p.id = e.plan_id
  JOIN members.member m ON m.tenant_id = c.tenant_id AND m.id = c.member_id
  JOIN organizations.trade_union u ON u.tenant_id = c.tenant_id AND u.id = c.union_id`;

/** In the actor's scope, the latest first; one row more than `limit` when there is a next page. */
export function claimsPage(tx: ReadTx, after: string | null, limit: number): Promise<ClaimRow[]> {
  const values: unknown[] = [tx.actor.tenantId, after];
  const scope = scopeCondition(tx.actor, 'mutual-aid:read', 'c.union_id', values);
  return tx.rows<ClaimRow & Record<string, unknown>>(
    `${SELECT} WHERE c.tenant_id = $1 AND ($2::uuid IS NULL OR c.id < $2) AND ${scope}
     ORDER BY c.id DESC LIMIT ${limit}`,
    values,
  );
}

export async function claimInScope(tx: ReadTx, id: ClaimId): Promise<ClaimRow | undefined> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const scope = scopeCondition(tx.actor, 'mutual-aid:read', 'c.union_id', values);
  const text = `${SELECT} WHERE c.tenant_id = $1 AND c.id = $2 AND ${scope}`;
  return (await tx.rows<ClaimRow & Record<string, unknown>>(text, values))[0];
}

/** What was approved or paid under the enrolment so far. */
export async function givenUnder(tx: ReadTx, enrolmentId: EnrolmentId): Promise<Fen> {
  const [row] = await tx.rows<{ given: string }>(
    `SELECT coalesce(sum(paid_fen), 0)::text AS given FROM mutual_aid.claim
     WHERE tenant_id = $1 AND enrolment_id = $2 AND status IN ('approved', 'paid')`,
    [tx.actor.tenantId, enrolmentId],
  );
  return BigInt(row!.given);
}

/** Whether another claim of the member that was not given up is for days of this stay. */
export async function stayClaimed(
  tx: ReadTx,
  memberId: MemberId,
  stay: { readonly admittedOn: CivilDate; readonly dischargedOn: CivilDate },
  but: ClaimId | null,
): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM mutual_aid.claim WHERE tenant_id = $1 AND member_id = $2 AND id IS DISTINCT FROM $5::uuid
       AND status NOT IN ('refused', 'withdrawn') AND admitted_on IS NOT NULL
       AND (admitted_on = $3 OR admitted_on < $4::date AND coalesce(discharged_on, admitted_on) > $3::date) LIMIT 1`,
    [tx.actor.tenantId, memberId, stay.admittedOn, stay.dischargedOn, but],
  );
  return rows.length > 0;
}

export const claimsOfMember = (tx: ReadTx, memberId: MemberId): Promise<ClaimRow[]> =>
  tx.rows<ClaimRow & Record<string, unknown>>(
    `${SELECT} WHERE c.tenant_id = $1 AND c.member_id = $2 ORDER BY c.id DESC LIMIT 50`,
    [tx.actor.tenantId, memberId],
  );

/** A claim as a ledger tells one from another. */
export interface KnownClaim {
  readonly memberId: MemberId;
  readonly admittedOn: CivilDate | null;
  readonly paidOn: CivilDate | null;
  readonly paidFen: string | null;
}

export const claimsOfMembers = (tx: ReadTx, ids: readonly MemberId[], butOf: string): Promise<KnownClaim[]> =>
  tx.rows<KnownClaim & Record<string, unknown>>(
    `SELECT member_id AS "memberId", admitted_on AS "admittedOn", paid_on AS "paidOn", paid_fen::text AS "paidFen"
     FROM mutual_aid.claim WHERE tenant_id = $1 AND member_id = ANY($2::uuid[])
       AND import_id IS DISTINCT FROM $3::uuid AND status = 'paid'`,
    [tx.actor.tenantId, ids, butOf],
  );

export const plansOf = (tx: ReadTx, unionId: UnionId) =>
  tx.rows<{ id: string; name: string; startsOn: CivilDate | null; endsOn: CivilDate | null }>(
    `SELECT id, name, starts_on AS "startsOn", ends_on AS "endsOn" FROM mutual_aid.plan
     WHERE tenant_id = $1 AND union_id = $2`,
    [tx.actor.tenantId, unionId],
  );
