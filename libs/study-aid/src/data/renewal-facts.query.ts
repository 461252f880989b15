import type { MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { RenewalFacts } from '../domain/renewal-checks';
import type { AwardId, RenewalId } from '../domain/study-aid';

export interface KnownRenewal extends Omit<RenewalFacts, 'onFile' | 'consentWithdrawn'> {
  readonly renewalId: RenewalId;
  readonly memberId: MemberId;
  readonly awardId: AwardId;
  /** A guardian's consent on the parent's record was taken back, perhaps that for another child. */
  readonly someWithdrawn: boolean;
}

/** What the checks look at, for many renewals in one statement; the hardship file is asked for beside it. */
export const knownOfRenewals = (tx: ReadTx, ids: readonly RenewalId[]): Promise<KnownRenewal[]> =>
  tx.rows<KnownRenewal & Record<string, unknown>>(
    `SELECT r.id AS "renewalId", r.member_id AS "memberId", a.id AS "awardId", r.academic_year AS year, a.status AS "awardStatus",
       r.student_state AS "studentState", r.proof_document_id IS NOT NULL AS "hasProof", p.needs_file AS "needsFile",
       a.grace_year AS "graceYear", a.entry_year AS "entryYear", a.ends_in_year AS "endsInYear",
       a.max_years AS "maxYears", m.card_mac IS NOT NULL AS "hasBankCard",
       coalesce((SELECT array_agg(i.academic_year ORDER BY i.academic_year) FROM study_aid.instalment i
         WHERE i.tenant_id = $1 AND i.award_id = a.id AND i.status <> 'cancelled'), '{}') AS "givenYears",
       a.exclusive AND EXISTS (SELECT 1 FROM study_aid.instalment o WHERE o.tenant_id = $1 AND o.child_mac = a.child_mac
         AND o.academic_year = r.academic_year AND o.exclusive AND o.award_id <> a.id AND o.status <> 'cancelled')
         AS "aidedElsewhere",
       EXISTS (SELECT 1 FROM members.sensitive_consent c JOIN members.sensitive_consent_end e
         ON e.tenant_id = $1 AND e.consent_id = c.id
         WHERE c.tenant_id = $1 AND c.member_id = r.member_id AND c.kind <> 'bank') AS "someWithdrawn"
     FROM study_aid.renewal r
     JOIN study_aid.award a ON a.tenant_id = $1 AND a.id = r.award_id
     JOIN study_aid.programme p ON p.tenant_id = $1 AND p.id = r.programme_id
     JOIN members.member m ON m.tenant_id = $1 AND m.id = r.member_id
     WHERE r.tenant_id = $1 AND r.id = ANY($2::uuid[]) ORDER BY r.id`,
    [tx.actor.tenantId, ids],
    'study-renewal-facts',
  );
