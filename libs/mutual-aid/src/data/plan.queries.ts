import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { rootsFor } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { EnrolmentId, PlanId } from '../domain/claim';

/** A plan with its members in the reader's scope. Fen as text; null is unknown. */
export interface PlanRow {
  readonly id: PlanId;
  readonly version: number;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly name: string;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly feeFen: string | null;
  readonly waitingDays: number;
  readonly claimDays: number | null;
  readonly sharePercent: number | null;
  readonly capFen: string | null;
  readonly association: string | null;
  readonly associationContact: string | null;
  readonly note: string | null;
  readonly addedByName: string;
  readonly isImported: boolean;
  readonly inUse: boolean;
  readonly members: number;
}

/** Plans of unions in the scope and of the unions above them: an officer enrols into the federation's plan. */
function readable(tx: ReadTx, values: unknown[]): string {
  const scope = scopeCondition(tx.actor, 'mutual-aid:read', 'p.union_id', values);
  const roots = values.push(rootsFor(tx.actor, 'mutual-aid:read'));
  return `(${scope} OR p.union_id IN (SELECT above.ancestor_id FROM organizations.union_closure above
    WHERE above.tenant_id = $1 AND above.descendant_id = ANY($${roots}::uuid[])))`;
}

function planSelect(tx: ReadTx, values: unknown[]): string {
  const scope = scopeCondition(tx.actor, 'mutual-aid:read', 'e.union_id', values);
  return `SELECT p.id, p.version, p.union_id AS "unionId", u.name AS "unionName", p.name, p.starts_on AS "startsOn",
      p.ends_on AS "endsOn", p.fee_fen::text AS "feeFen", p.waiting_days AS "waitingDays", p.claim_days AS "claimDays",
      p.share_percent AS "sharePercent", p.cap_fen::text AS "capFen", p.association, p.association_contact AS "associationContact",
      p.note, p.added_by_name AS "addedByName",
      p.import_id IS NOT NULL AS "isImported",
      EXISTS (SELECT 1 FROM mutual_aid.enrolment e WHERE e.tenant_id = $1 AND e.plan_id = p.id) AS "inUse",
      (SELECT count(*)::int FROM mutual_aid.enrolment e
        WHERE e.tenant_id = $1 AND e.plan_id = p.id AND e.cancelled_on IS NULL AND ${scope}) AS members
    FROM mutual_aid.plan p JOIN organizations.trade_union u ON u.tenant_id = p.tenant_id AND u.id = p.union_id
    WHERE p.tenant_id = $1`;
}

/** The latest term first. */
export function plansReadable(tx: ReadTx): Promise<PlanRow[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const text = `${planSelect(tx, values)} AND ${readable(tx, values)}
    ORDER BY p.ends_on DESC NULLS LAST, p.name, p.id LIMIT 200`;
  return tx.rows<PlanRow & Record<string, unknown>>(text, values);
}

export async function planReadable(tx: ReadTx, id: PlanId): Promise<PlanRow | undefined> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const text = `${planSelect(tx, values)} AND p.id = $2 AND ${readable(tx, values)}`;
  return (await tx.rows<PlanRow & Record<string, unknown>>(text, values))[0];
}

/** A member's cover by a plan. */
export interface CoverRow {
  readonly id: EnrolmentId;
  readonly version: number;
  readonly planId: PlanId;
  readonly planName: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly unionName: string;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly coveredFrom: CivilDate | null;
  readonly claimDays: number | null;
  readonly association: string | null;
  readonly associationContact: string | null;
  readonly feeFen: string | null;
  readonly cancelledOn: CivilDate | null;
  readonly cancelReason: string | null;
  readonly enrolledByName: string;
  readonly isImported: boolean;
}

const COVER = `SELECT e.id, e.version, e.plan_id AS "planId", p.name AS "planName", e.member_id AS "memberId",
    m.name AS "memberName", u.name AS "unionName", e.starts_on AS "startsOn", e.ends_on AS "endsOn",
    e.covered_from AS "coveredFrom", p.claim_days AS "claimDays", p.association,
    p.association_contact AS "associationContact", e.fee_fen::text AS "feeFen",
    e.cancelled_on AS "cancelledOn", e.cancel_reason AS "cancelReason", e.enrolled_by_name AS "enrolledByName",
    e.import_id IS NOT NULL AS "isImported"
  FROM mutual_aid.enrolment e
  JOIN mutual_aid.plan p ON p.tenant_id = e.tenant_id AND p.id = e.plan_id
  JOIN members.member m ON m.tenant_id = e.tenant_id AND m.id = e.member_id
  JOIN organizations.trade_union u ON u.tenant_id = e.tenant_id AND u.id = e.union_id
  WHERE e.tenant_id = $1`;

export interface CoverFilter {
  readonly planId: PlanId | null;
  readonly memberId: MemberId | null;
  readonly after: string | null;
  readonly limit: number;
}

/** In the actor's scope, the latest first. */
export function coversPage(tx: ReadTx, { planId, memberId, after, limit }: CoverFilter): Promise<CoverRow[]> {
  const values: unknown[] = [tx.actor.tenantId, planId, memberId, after];
  const scope = scopeCondition(tx.actor, 'mutual-aid:read', 'e.union_id', values);
  return tx.rows<CoverRow & Record<string, unknown>>(
    `${COVER} AND ($2::uuid IS NULL OR e.plan_id = $2) AND ($3::uuid IS NULL OR e.member_id = $3)
       AND ($4::uuid IS NULL OR e.id < $4) AND ${scope} ORDER BY e.id DESC LIMIT ${limit}`,
    values,
  );
}

export const coversOfMember = (
  tx: ReadTx,
  memberId: MemberId,
  which: 'standing' | 'with-cancelled' = 'standing',
): Promise<CoverRow[]> =>
  tx.rows<CoverRow & Record<string, unknown>>(
    `${COVER} AND e.member_id = $2 ${which === 'standing' ? 'AND e.cancelled_on IS NULL' : ''} ORDER BY e.ends_on DESC NULLS LAST, e.id LIMIT 50`,
    [tx.actor.tenantId, memberId],
  );

/** Who runs the plan of this enrolment. */
export async function associationUnder(tx: ReadTx, id: EnrolmentId): Promise<string | null> {
  const [row] = await tx.rows<{ association: string | null }>(
    `SELECT p.association FROM mutual_aid.enrolment e
     JOIN mutual_aid.plan p ON p.tenant_id = e.tenant_id AND p.id = e.plan_id
     WHERE e.tenant_id = $1 AND e.id = $2`,
    [tx.actor.tenantId, id],
  );
  return row?.association ?? null;
}

/** Whom the enrolment covers and who runs its plan, for who handles claims there. */
export async function memberUnder(
  tx: ReadTx,
  id: EnrolmentId,
): Promise<
  { readonly memberId: MemberId; readonly memberName: string; readonly association: string | null } | undefined
> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const scope = scopeCondition(tx.actor, 'mutual-aid:manage', 'e.union_id', values);
  const [row] = await tx.rows<{ memberId: MemberId; memberName: string; association: string | null }>(
    `SELECT e.member_id AS "memberId", m.name AS "memberName", p.association FROM mutual_aid.enrolment e
     JOIN mutual_aid.plan p ON p.tenant_id = e.tenant_id AND p.id = e.plan_id
     JOIN members.member m ON m.tenant_id = e.tenant_id AND m.id = e.member_id
     WHERE e.tenant_id = $1 AND e.id = $2 AND ${scope}`,
    values,
  );
  return row;
}

/** Members of the union and below who bear one of the names and are in the register. */
export const membersNamed = (
  tx: ReadTx,
  unionId: UnionId,
  names: readonly string[],
): Promise<{ id: MemberId; name: string }[]> =>
  tx.rows(
    `SELECT m.id, m.name FROM members.member m
     JOIN organizations.union_closure c ON c.tenant_id = m.tenant_id AND c.descendant_id = m.union_id
     WHERE m.tenant_id = $1 AND c.ancestor_id = $2 AND m.name = ANY($3::text[])
       AND m.status IN ('active', 'transferring', 'retained') ORDER BY m.id`,
    [tx.actor.tenantId, unionId, names],
  );

/** Of these members: who is in this plan already, and who had cover of the same name that ends just before it. */
export async function standingIn(
  tx: ReadTx,
  plan: { readonly id: PlanId; readonly name: string; readonly startsOn: CivilDate | null },
  ids: readonly MemberId[],
): Promise<{ readonly already: ReadonlySet<MemberId>; readonly renewed: ReadonlySet<MemberId> }> {
  const rows = await tx.rows<{ memberId: MemberId; already: boolean }>(
    `SELECT e.member_id AS "memberId", e.plan_id = $3 AS already FROM mutual_aid.enrolment e
     JOIN mutual_aid.plan p ON p.tenant_id = e.tenant_id AND p.id = e.plan_id
     WHERE e.tenant_id = $1 AND e.member_id = ANY($2::uuid[]) AND e.cancelled_on IS NULL
       AND (e.plan_id = $3 OR e.ends_on >= $4::date - 1 AND e.starts_on < $4::date)`,
    [tx.actor.tenantId, ids, plan.id, plan.startsOn],
  );
  const of = (wanted: boolean) => new Set(rows.flatMap((row) => (row.already === wanted ? [row.memberId] : [])));
  return { already: of(true), renewed: of(false) };
}
