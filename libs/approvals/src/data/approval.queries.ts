import type { CivilDate, PersonId, UnionId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { ApprovalRequestId, ApprovalStatus, Signature } from '../domain/approval-request';
import type { Delegation, NamedDelegation } from '../domain/delegation';
import type { DutyAssignment } from '../domain/separate-duties';
import { ApprovalRequest } from './approval-request.entity';

/** The request of a subject that is running, held until the end of the transaction; null when none is. */
export async function lockRunning(tx: Tx, subjectId: string): Promise<ApprovalRequest | null> {
  const running = (param: (value: unknown) => string): string =>
    `r.subject_id = ${param(subjectId)} AND r.status IN ('open','returned')`;
  const [row] = await tx.found(ApprovalRequest, running, 'FOR UPDATE');
  return row ?? null;
}

/** A signature that is kept already has an id. */
export type KeptSignature = Signature & { readonly id: string };

export interface RequestContext {
  readonly signatures: readonly KeptSignature[];
  readonly parts: readonly DutyAssignment[];
  /** In force today, to who acts. */
  readonly delegations: readonly NamedDelegation[];
  /** The union that spends and those above it, nearest first. */
  readonly path: readonly UnionId[];
}

/** What a decision looks at besides the request's own row: one statement. */
export async function contextOf(
  tx: ReadTx,
  request: { readonly id: ApprovalRequestId; readonly subjectId: string; readonly unionId: UnionId },
  personId: PersonId,
  today: CivilDate,
): Promise<RequestContext> {
  const [row] = await tx.rows<RequestContext & Record<string, unknown>>(
    `SELECT
       (SELECT coalesce(json_agg(json_build_object('id', s.id, 'step', s.step,
          'part', CASE s.duty WHEN 'reviews' THEN 'review' ELSE 'approve' END, 'personId', s.person_id,
          'onBehalfOf', s.on_behalf_of, 'role', s.role, 'round', s.round, 'signedOn', s.signed_on,
          'comment', s.comment, 'vote', s.vote, 'valid', s.valid) ORDER BY s.id), '[]')
        FROM approvals.signature s WHERE s.tenant_id = $1 AND s.request_id = $2) AS signatures,
       (SELECT coalesce(json_agg(json_build_object('personId', p.person_id, 'part', p.part)), '[]')
        FROM approvals.separation p WHERE p.tenant_id = $1 AND p.subject_id = $3) AS parts,
       (SELECT coalesce(json_agg(json_build_object('from', d.from_person_id, 'to', d.to_person_id, 'roles', d.roles,
          'fromName', d.from_name, 'unionId', d.union_id, 'validFrom', d.valid_from, 'validTo', d.valid_to, 'reason', d.reason)), '[]')
        FROM identity.delegation d
        WHERE d.tenant_id = $1 AND d.to_person_id = $4 AND d.revoked_at IS NULL
          AND d.valid_from <= $5 AND d.valid_to >= $5) AS delegations,
       ARRAY(SELECT c.ancestor_id FROM organizations.union_closure c
        WHERE c.tenant_id = $1 AND c.descendant_id = $6 ORDER BY c.depth) AS path`,
    [tx.actor.tenantId, request.id, request.subjectId, personId, today, request.unionId],
    'approval-context',
  );
  return row!;
}

type Lent = Pick<Delegation, 'from' | 'roles' | 'unionId'>;

/** The same delegations for somebody who looks at no single request; "today" is the federation's. */
export async function delegationsTo(tx: ReadTx, personId: PersonId): Promise<Lent[]> {
  return tx.rows<Lent & Record<string, unknown>>(
    `SELECT d.roles, d.union_id AS "unionId", d.from_person_id AS "from"
     FROM identity.delegation d JOIN platform.tenant t ON t.tenant_id = d.tenant_id
     WHERE d.tenant_id = $1 AND d.to_person_id = $2 AND d.revoked_at IS NULL
       AND (($3::timestamptz AT TIME ZONE t.zone)::date) BETWEEN d.valid_from AND d.valid_to`,
    [tx.actor.tenantId, personId, tx.now],
    'delegations-to',
  );
}

export async function partsOf(tx: ReadTx, subjectId: string): Promise<DutyAssignment[]> {
  return tx.rows<DutyAssignment & Record<string, unknown>>(
    `SELECT person_id AS "personId", part FROM approvals.separation WHERE tenant_id = $1 AND subject_id = $2`,
    [tx.actor.tenantId, subjectId],
    'separation-parts',
  );
}

/** Writes parts; somebody who has another part already makes it fail with a unique violation. */
export async function insertParts(tx: Tx, subjectId: string, parts: readonly DutyAssignment[]): Promise<void> {
  if (parts.length === 0) return;
  await tx.rows(
    `INSERT INTO approvals.separation (tenant_id, subject_id, person_id, part, since)
     SELECT $1, $2, p.person_id, p.part, $5 FROM unnest($3::uuid[], $4::text[]) AS p(person_id, part)`,
    [tx.actor.tenantId, subjectId, parts.map((each) => each.personId), parts.map((each) => each.part), tx.now],
    'insert-separation',
  );
}

/** Who receives or lives with who receives; who has another part already keeps it, the rules refuse him anyway. */
export async function insertReceivers(tx: Tx, subjectId: string, persons: readonly PersonId[]): Promise<void> {
  if (persons.length === 0) return;
  await tx.rows(
    `INSERT INTO approvals.separation (tenant_id, subject_id, person_id, part, since)
     SELECT $1, $2, person_id, 'receives', $4 FROM unnest($3::uuid[]) AS person_id ON CONFLICT DO NOTHING`,
    [tx.actor.tenantId, subjectId, persons, tx.now],
    'insert-receivers',
  );
}

export async function invalidateSignatures(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(
    `UPDATE approvals.signature SET valid = false WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tx.actor.tenantId, ids],
    'invalidate-signatures',
  );
}

export interface StandingRow {
  readonly subjectId: string;
  readonly status: ApprovalStatus;
  readonly stepName: string;
  readonly currentStep: number;
  readonly stepCount: number;
  readonly waitingRoles: readonly string[];
  readonly waitingNames: readonly string[];
  readonly waitingSince: Date;
  readonly requesterId: PersonId;
}

/** The latest request of each subject. */
export const findStandings = (tx: ReadTx, subjectIds: readonly string[]): Promise<StandingRow[]> =>
  tx.rows<StandingRow & Record<string, unknown>>(
    `SELECT DISTINCT ON (subject_id) subject_id AS "subjectId", status, steps -> current_step ->> 'name' AS "stepName",
       current_step AS "currentStep", jsonb_array_length(steps) AS "stepCount", waiting_roles AS "waitingRoles",
       ARRAY(SELECT DISTINCT a.display_name FROM identity.account a WHERE a.tenant_id = r.tenant_id
         AND coalesce(a.member_id, a.id) = ANY(r.waiting_persons)) AS "waitingNames",
       waiting_since AS "waitingSince", requester_id AS "requesterId"
     FROM approvals.approval_request r WHERE tenant_id = $1 AND subject_id = ANY($2::uuid[])
     ORDER BY subject_id, id DESC`,
    [tx.actor.tenantId, subjectIds],
    'approval-standings',
  );
