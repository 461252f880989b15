import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { ClaimId, ClaimStatus } from '../domain/claim';

/** A claim with its plan and member. Fen as text; null is unknown. */
export interface ClaimRow {
  readonly id: ClaimId;
  readonly number: string;
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
}

const SELECT = `SELECT c.id, c.number, u.name AS "unionName", c.member_id AS "memberId", m.name AS "memberName",
    p.name AS "planName", e.starts_on AS "startsOn", e.ends_on AS "endsOn", c.admitted_on AS "admittedOn",
    c.discharged_on AS "dischargedOn", c.self_paid_fen::text AS "selfPaidFen", c.paid_fen::text AS "paidFen",
    c.paid_on AS "paidOn", c.status, c.import_id IS NOT NULL AS "isImported"
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
