import type { CivilDate, DocumentId, MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { AcademicYear } from '../domain/academic-year';
import type { InstalmentStatus } from '../domain/instalment.lifecycle';
import type { RenewalStatus, StudentState } from '../domain/renewal.lifecycle';
import type { AwardId, GrantListId, InstalmentId, RenewalId } from '../domain/study-aid';

/** A year's money with where it stands. */
export interface InstalmentLine {
  readonly id: InstalmentId;
  readonly awardId: AwardId;
  readonly academicYear: AcademicYear;
  readonly ordinal: number;
  readonly amount: string;
  readonly status: InstalmentStatus;
  readonly ruleSentence: string;
  readonly paidOn: CivilDate | null;
  readonly grantListId: GrantListId | null;
  readonly grantListNumber: string | null;
  readonly disbursementId: string | null;
  readonly disbursementNumber: string | null;
  readonly receipt: string | null;
  readonly proofDocumentId: DocumentId | null;
  readonly inHistory: boolean;
}

export const instalmentsOf = (tx: ReadTx, awardIds: readonly AwardId[]): Promise<InstalmentLine[]> =>
  tx.rows<InstalmentLine & Record<string, unknown>>(
    `SELECT i.id, i.award_id AS "awardId", i.academic_year AS "academicYear", i.ordinal, i.amount::text AS amount,
       i.status, i.rule_sentence AS "ruleSentence", i.paid_on AS "paidOn", i.grant_list_id AS "grantListId",
       l.number AS "grantListNumber", i.disbursement_id AS "disbursementId", d.number AS "disbursementNumber", d.receipt,
       i.proof_document_id AS "proofDocumentId", i.in_history AS "inHistory"
     FROM study_aid.instalment i
     LEFT JOIN study_aid.grant_list l ON l.tenant_id = $1 AND l.id = i.grant_list_id
     LEFT JOIN disbursements.disbursement d ON d.tenant_id = $1 AND d.id = i.disbursement_id
     WHERE i.tenant_id = $1 AND i.award_id = ANY($2::uuid[]) ORDER BY i.academic_year DESC, i.id`,
    [tx.actor.tenantId, awardIds],
  );

export interface RenewalLine {
  readonly id: RenewalId;
  readonly version: number;
  readonly awardId: AwardId;
  readonly awardNumber: string;
  readonly childNameSealed: Buffer;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly unionName: string;
  readonly academicYear: AcademicYear;
  readonly status: RenewalStatus;
  readonly schoolName: string;
  readonly level: string;
  readonly studentState: StudentState | null;
  readonly saidSchool: string | null;
  readonly saidNote: string | null;
  readonly proofDocumentId: DocumentId | null;
  readonly lastReason: string | null;
  readonly cutOffOn: CivilDate;
  readonly endsOn: CivilDate;
}

export const RENEWAL_LINE = `r.id, r.version, r.award_id AS "awardId", a.number AS "awardNumber",
  a.child_name_sealed AS "childNameSealed", r.member_id AS "memberId", m.name AS "memberName", u.name AS "unionName",
  r.academic_year AS "academicYear", r.status, r.school_name AS "schoolName", r.level,
  r.student_state AS "studentState", r.said_school AS "saidSchool", r.said_note AS "saidNote",
  r.proof_document_id AS "proofDocumentId", r.last_reason AS "lastReason", r.cut_off_on AS "cutOffOn",
  r.ends_on AS "endsOn"`;
export const RENEWAL_JOINS = `JOIN study_aid.award a ON a.tenant_id = $1 AND a.id = r.award_id
  JOIN members.member m ON m.tenant_id = $1 AND m.id = r.member_id
  JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = r.union_id`;

export const renewalsOf = (tx: ReadTx, awardIds: readonly AwardId[]): Promise<RenewalLine[]> =>
  tx.rows<RenewalLine & Record<string, unknown>>(
    `SELECT ${RENEWAL_LINE} FROM study_aid.renewal r ${RENEWAL_JOINS}
     WHERE r.tenant_id = $1 AND r.award_id = ANY($2::uuid[]) ORDER BY r.academic_year DESC, r.id`,
    [tx.actor.tenantId, awardIds],
  );
