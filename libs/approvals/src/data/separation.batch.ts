import type { PersonId } from '@app/kernel';
import { sqlState, type Tx } from '@app/persistence';
import { refuse } from '../domain/approval.problems';
import type { DutyPart } from '../domain/separate-duties';

/** Who asked, reviewed and approved the plan has that part in each of its cases. */
export async function copyParts(tx: Tx, planId: string, subjectIds: readonly string[]): Promise<void> {
  await tx.rows(
    `INSERT INTO approvals.separation (tenant_id, subject_id, person_id, part, since)
     SELECT p.tenant_id, s.id, p.person_id, p.part, $4 FROM approvals.separation p, unnest($3::uuid[]) AS s(id)
     WHERE p.tenant_id = $1 AND p.subject_id = $2 AND p.part IN ('asks','reviews','approves')`,
    [tx.actor.tenantId, planId, subjectIds, tx.now],
    'separation-of-plan',
  );
}

/** Who receives in each case; who has another part in it keeps that one, the rules refuse him anyway. */
export async function insertReceiversOfAll(
  tx: Tx,
  pairs: readonly { readonly subjectId: string; readonly personId: PersonId }[],
): Promise<void> {
  await tx.rows(
    `INSERT INTO approvals.separation (tenant_id, subject_id, person_id, part, since)
     SELECT $1, r.subject_id, r.person_id, 'receives', $4 FROM unnest($2::uuid[], $3::uuid[]) AS r(subject_id, person_id)
     ON CONFLICT DO NOTHING`,
    [tx.actor.tenantId, pairs.map((each) => each.subjectId), pairs.map((each) => each.personId), tx.now],
    'separation-receivers',
  );
}

/** Which of these cases the person has a part in, and which part. */
export const otherPartsIn = (
  tx: Tx,
  personId: PersonId,
  subjectIds: readonly string[],
): Promise<{ readonly subjectId: string; readonly part: DutyPart }[]> =>
  tx.rows<{ subjectId: string; part: DutyPart }>(
    `SELECT subject_id AS "subjectId", part FROM approvals.separation
     WHERE tenant_id = $1 AND person_id = $2 AND subject_id = ANY($3::uuid[])`,
    [tx.actor.tenantId, personId, subjectIds],
    'separation-of-actor',
  );

/** Writes the person's part where he has it not yet. What gets past the rules is refused by the primary key. */
export async function takePartIn(
  tx: Tx,
  personId: PersonId,
  part: DutyPart,
  subjectIds: readonly string[],
): Promise<void> {
  try {
    await tx.rows(
      `INSERT INTO approvals.separation (tenant_id, subject_id, person_id, part, since)
       SELECT $1, s.id, $2, $3, $5 FROM unnest($4::uuid[]) AS s(id)
       WHERE NOT EXISTS (SELECT 1 FROM approvals.separation p
         WHERE p.tenant_id = $1 AND p.subject_id = s.id AND p.person_id = $2 AND p.part = $3)`,
      [tx.actor.tenantId, personId, part, subjectIds, tx.now],
      'separation-take-part',
    );
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    refuse('approval.one-person-one-part');
  }
}
