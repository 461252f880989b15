import type { Fen, MemberId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import type { AcademicYear } from '../domain/academic-year';
import type { AidCategory, AwardId, GrantListId, InstalmentId, ProgrammeId, StudyLevel } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import type { InstalmentStatus } from '../domain/instalment.lifecycle';
import type { GrantListStatus } from '../domain/grant-list.lifecycle';

export interface ListTotals {
  readonly persons: number;
  readonly amount: Fen;
}

/** Takes all that wait for a list onto it: of awards that stand, once. Returns how many and how much. */
export async function takeReady(
  tx: Tx,
  { id, programmeId, academicYear }: { id: GrantListId; programmeId: ProgrammeId; academicYear: AcademicYear },
): Promise<ListTotals> {
  const values: unknown[] = [tx.actor.tenantId, id, programmeId, academicYear];
  const scope = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.manage, 'i.union_id', values);
  const [row] = await tx.rows<{ persons: number; amount: string }>(
    `WITH waiting AS (
       SELECT i.id FROM study_aid.instalment i JOIN study_aid.award a ON a.tenant_id = $1 AND a.id = i.award_id
       WHERE i.tenant_id = $1 AND i.programme_id = $3 AND i.academic_year = $4 AND i.status = 'ready'
         AND a.status IN ('verified','running') AND ${scope} ORDER BY i.id FOR UPDATE OF i),
     taken AS (UPDATE study_aid.instalment i SET status = 'listed', grant_list_id = $2, version = i.version + 1
       FROM waiting WHERE i.tenant_id = $1 AND i.id = waiting.id RETURNING i.amount)
     SELECT count(*)::int AS persons, coalesce(sum(amount), 0)::text AS amount FROM taken`,
    values,
  );
  return { persons: row!.persons, amount: BigInt(row!.amount) };
}

/** Puts students off the list again; all of it when none is named. */
export async function putOff(tx: Tx, listId: GrantListId, instalmentId: InstalmentId | null): Promise<number> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE study_aid.instalment SET status = 'ready', grant_list_id = NULL, version = version + 1
     WHERE tenant_id = $1 AND grant_list_id = $2 AND status = 'listed' AND ($3::uuid IS NULL OR id = $3) RETURNING id`,
    [tx.actor.tenantId, listId, instalmentId],
  );
  return rows.length;
}

export async function listTotals(tx: ReadTx, listId: GrantListId): Promise<ListTotals> {
  const [row] = await tx.rows<{ persons: number; amount: string }>(
    `SELECT count(*)::int AS persons, coalesce(sum(amount), 0)::text AS amount FROM study_aid.instalment
     WHERE tenant_id = $1 AND grant_list_id = $2`,
    [tx.actor.tenantId, listId],
  );
  return { persons: row!.persons, amount: BigInt(row!.amount) };
}

/** A student on a list. */
export interface ListedStudent {
  readonly id: InstalmentId;
  readonly awardId: AwardId;
  readonly awardNumber: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly unionName: string;
  readonly childNameSealed: Buffer;
  readonly schoolName: string;
  readonly level: StudyLevel;
  readonly category: AidCategory | null;
  readonly ordinal: number;
  readonly maxYears: number;
  readonly amount: string;
  readonly status: InstalmentStatus;
  readonly ruleSentence: string;
  readonly proofDocumentId: string | null;
  readonly consented: boolean;
}

export const studentsOf = (tx: ReadTx, listId: GrantListId): Promise<ListedStudent[]> =>
  tx.rows<ListedStudent & Record<string, unknown>>(
    `SELECT i.id, i.award_id AS "awardId", a.number AS "awardNumber", i.member_id AS "memberId", m.name AS "memberName",
       u.name AS "unionName", a.child_name_sealed AS "childNameSealed", a.school_name AS "schoolName", i.level,
       i.category, i.ordinal, i.max_years AS "maxYears", i.amount::text AS amount, i.status,
       i.rule_sentence AS "ruleSentence", i.proof_document_id AS "proofDocumentId",
       a.consented_on IS NOT NULL AS consented
     FROM study_aid.instalment i
     JOIN study_aid.award a ON a.tenant_id = $1 AND a.id = i.award_id
     JOIN members.member m ON m.tenant_id = $1 AND m.id = i.member_id
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = i.union_id
     WHERE i.tenant_id = $1 AND i.grant_list_id = $2 ORDER BY i.ordinal, u.name, i.id LIMIT 5000`,
    [tx.actor.tenantId, listId],
  );

export interface GrantListLine {
  readonly id: GrantListId;
  readonly number: string;
  readonly name: string;
  readonly academicYear: AcademicYear;
  readonly status: GrantListStatus;
  readonly persons: number;
  readonly amount: string;
  readonly paid: string;
}

export function grantListLines(
  tx: ReadTx,
  { programmeId, after, limit }: { programmeId: ProgrammeId | null; after: string | null; limit: number },
): Promise<GrantListLine[]> {
  const values: unknown[] = [tx.actor.tenantId, programmeId, after, limit];
  const scope = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.read, 'l.union_id', values);
  return tx.rows<GrantListLine & Record<string, unknown>>(
    `SELECT l.id, l.number, l.name, l.academic_year AS "academicYear", l.status, l.persons, l.amount::text AS amount,
       (SELECT coalesce(sum(i.amount), 0)::text FROM study_aid.instalment i WHERE i.tenant_id = $1
          AND i.grant_list_id = l.id AND i.status = 'paid') AS paid
     FROM study_aid.grant_list l
     WHERE l.tenant_id = $1 AND ($2::uuid IS NULL OR l.programme_id = $2) AND ($3::uuid IS NULL OR l.id < $3) AND ${scope}
     ORDER BY l.id DESC LIMIT $4`,
    values,
  );
}

/** What lists of the programme asked for or spent in the calendar year, this one left out; in fen. */
export async function committedInYear(
  tx: ReadTx,
  programmeId: ProgrammeId,
  year: number,
  but: GrantListId,
): Promise<Fen> {
  const [row] = await tx.rows<{ sum: string }>(
    `SELECT coalesce(sum(i.amount), 0)::text AS sum FROM study_aid.instalment i
     JOIN study_aid.grant_list l ON l.tenant_id = $1 AND l.id = i.grant_list_id
     WHERE i.tenant_id = $1 AND i.programme_id = $2 AND l.id <> $4 AND l.status IN ('submitted','approved')
       AND i.status IN ('listed','approved','paid') AND extract(year FROM l.created_at)::int = $3`,
    [tx.actor.tenantId, programmeId, year, but],
  );
  return BigInt(row!.sum);
}
