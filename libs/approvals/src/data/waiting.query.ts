import { type Actor, type Fen, type PersonId, personsOf, type UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { ApprovalRequestId } from '../domain/approval-request';
import type { ApprovalTier, RouteStep } from '../domain/approval-route';
import type { DutyPart } from '../domain/separate-duties';

/** A role that steps may wait for, and the unions in which and below which it is held. */
export interface HeldRole {
  readonly role: string;
  readonly unionIds: readonly UnionId[];
  /** Only below these unions, as the superior of what stands under them. */
  readonly onlyBelow: boolean;
  /** Whose role it is, when it was delegated to the actor; null: his own. */
  readonly onBehalfOf: PersonId | null;
}

export interface WaitingRow {
  readonly id: ApprovalRequestId;
  readonly version: number;
  readonly unionId: UnionId;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectNumber: string;
  readonly subjectTitle: string;
  /** In fen. */
  readonly amount: Fen;
  readonly tier: ApprovalTier;
  readonly routeReason: string;
  readonly steps: readonly RouteStep[];
  readonly currentStep: number;
  readonly requesterName: string;
  readonly recipientIds: readonly PersonId[];
  readonly waitingSince: Date;
}

export interface WaitingFilter {
  readonly subjectType: string | null;
  /** This one only; left out: any. */
  readonly subjectId?: string;
  /** Position of the last row seen: instant as ISO text, id. */
  readonly after: readonly (string | null)[] | null;
  readonly limit: number;
}

const COLUMNS = `r.id, r.version, r.union_id AS "unionId", r.subject_type AS "subjectType", r.subject_id AS "subjectId",
  r.subject_number AS "subjectNumber", r.subject_title AS "subjectTitle", r.amount, r.tier,
  r.route_reason AS "routeReason", r.steps, r.current_step AS "currentStep", r.requester_name AS "requesterName",
  r.recipient_ids AS "recipientIds", r.waiting_since AS "waitingSince"`;

/** The union of the row is one of these or below one; the tree's own condition, asked for a role instead of a right. */
function within(actor: Actor, unionIds: readonly UnionId[], values: unknown[]): string {
  const permissions = new Set(['held']);
  const grants = unionIds.map((unionId) => ({ unionId, role: '', permissions }));
  return scopeCondition({ ...actor, kind: 'person', grants }, 'held', 'r.union_id', values);
}

function heldCondition(actor: Actor, held: HeldRole, values: unknown[]): string {
  values.push(held.role);
  const conditions = [`$${values.length} = ANY(r.waiting_roles)`, within(actor, held.unionIds, values)];
  if (held.onlyBelow) conditions.push(`r.union_id <> ALL($${values.push(held.unionIds)}::uuid[])`);
  if (held.onBehalfOf) {
    const forWhom = `$${values.push(held.onBehalfOf)}::uuid`;
    conditions.push(`${forWhom} <> ALL(r.waiting_persons)`, hasFreeHands(forWhom));
  }
  return `(${conditions.join(' AND ')})`;
}

/** The person has no other part in the case and has not signed it, nor another for him. */
const hasFreeHands = (
  person: string,
): string => `NOT EXISTS (SELECT 1 FROM approvals.separation p WHERE p.tenant_id = r.tenant_id
      AND p.subject_id = r.subject_id AND p.person_id = ${person} AND p.part <> r.waiting_duty)
    AND NOT EXISTS (SELECT 1 FROM approvals.signature s WHERE s.tenant_id = r.tenant_id
      AND s.request_id = r.id AND ${person} IN (s.person_id, s.on_behalf_of) AND s.valid)`;

/** Requests that the actor can sign now: by a role, or by name; a delegated role as long as its owner could, too. */
function waitingCondition(actor: Actor, held: readonly HeldRole[], values: unknown[]): string {
  values.push(actor.personId);
  const me = `$${values.length}::uuid`;
  const mine = [`${me} = ANY(r.waiting_persons)`, ...held.map((each) => heldCondition(actor, each, values))];
  return `r.status = 'open' AND (${mine.join(' OR ')}) AND ${hasFreeHands(me)}`;
}

/** What waits for the actor, longest waiting first; one row more than `limit` when there is a next page. */
export async function findWaiting(
  tx: ReadTx,
  held: readonly HeldRole[],
  { subjectType, subjectId, after, limit }: WaitingFilter,
): Promise<WaitingRow[]> {
  const values: unknown[] = [tx.actor.tenantId, limit + 1];
  const conditions = [waitingCondition(tx.actor, held, values)];
  if (subjectType !== null) conditions.push(`r.subject_type = $${values.push(subjectType)}`);
  if (subjectId !== undefined) conditions.push(`r.subject_id = $${values.push(subjectId)}`);
  if (after) {
    values.push(after[0], after[1]);
    conditions.push(`(r.waiting_since, r.id) > ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  const rows = await tx.rows<Omit<WaitingRow, 'amount'> & { amount: string }>(
    `SELECT ${COLUMNS} FROM approvals.approval_request r
     WHERE r.tenant_id = $1 AND ${conditions.join(' AND ')} ORDER BY r.waiting_since, r.id LIMIT $2`,
    values,
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** How many wait for the actor, up to `limit`: a badge needs no more. */
export async function countWaiting(tx: ReadTx, held: readonly HeldRole[], limit: number): Promise<number> {
  const values: unknown[] = [tx.actor.tenantId, limit];
  const [row] = await tx.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM approvals.approval_request r
       WHERE r.tenant_id = $1 AND ${waitingCondition(tx.actor, held, values)} LIMIT $2) AS capped`,
    values,
  );
  return row!.count;
}

/**
 * SQL: the actor, and whom he acts for, has no other part than `part` in the case `column`, so he could take it. `column`
 * is SQL, never input.
 */
export function hasNoOtherPart(actor: Actor, part: DutyPart, column: string, values: unknown[]): string {
  const param = (value: unknown): string => `$${values.push(value)}`;
  const persons = personsOf(actor).map((each) => `${param(each)}::uuid`);
  return `NOT EXISTS (SELECT 1 FROM approvals.separation sp WHERE sp.tenant_id = ${param(actor.tenantId)}::uuid
    AND sp.subject_id = ${column} AND sp.person_id IN (${persons.join(', ')}) AND sp.part <> ${param(part)})`;
}
