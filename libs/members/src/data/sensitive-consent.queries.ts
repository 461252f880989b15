import type { CivilDate, MemberId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { SensitiveConsent } from './sensitive-consent.entity';

/** A consent with its end, when it has one. */
export type ConsentRow = Omit<SensitiveConsent, 'tenantId'> & {
  readonly endedOn: CivilDate | null;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
  readonly reasonSealed: Buffer | null;
};

/** On the records of these members or about them, in the order in which they were given. Who was brought by mistake was never asked. */
export const consentsOf = (tx: ReadTx, memberIds: readonly MemberId[]): Promise<ConsentRow[]> =>
  tx.rows<ConsentRow & Record<string, unknown>>(
    `SELECT c.id, c.member_id AS "memberId", c.union_id AS "unionId", c.kind, c.receiver, c.subject_member_id AS "subjectMemberId",
       c.subject_name_sealed AS "subjectNameSealed", c.subject_name_mac AS "subjectNameMac",
       c.subject_document_mac AS "subjectDocumentMac", c.given_on AS "givenOn", c.given_by AS "givenBy",
       c.import_id AS "importId", c.guardian_sealed AS "guardianSealed", c.means, c.text_version AS "textVersion", c.until_on AS "untilOn",
       c.recorded_by_id AS "recordedById", c.recorded_by_name AS "recordedByName", c.recorded_at AS "recordedAt",
       e.ended_on AS "endedOn", e.ended_at AS "endedAt", e.by_name AS "endedByName", e.reason_sealed AS "reasonSealed"
     FROM members.sensitive_consent c
     LEFT JOIN members.sensitive_consent_end e ON e.tenant_id = c.tenant_id AND e.consent_id = c.id
     WHERE c.tenant_id = $1 AND (c.member_id = ANY($2::uuid[]) OR c.subject_member_id = ANY($2::uuid[]))
       AND e.ground IS DISTINCT FROM 'import-undone'
     ORDER BY c.id`,
    [tx.actor.tenantId, [...new Set(memberIds)]],
    'sensitive-consents-of-members',
  );

/** By what the person whom a consent is about is known. */
export type IdentityColumns = Pick<SensitiveConsent, 'subjectMemberId' | 'subjectNameMac' | 'subjectDocumentMac'>;

/** On the record of the member or about him, what was taken back with the import that brought it. */
export const undoneOf = (
  tx: ReadTx,
  memberId: MemberId,
): Promise<(IdentityColumns & Pick<SensitiveConsent, 'kind' | 'receiver'>)[]> =>
  tx.rows(
    `SELECT c.kind, c.receiver, c.subject_member_id AS "subjectMemberId", c.subject_name_mac AS "subjectNameMac",
       c.subject_document_mac AS "subjectDocumentMac"
     FROM members.sensitive_consent c JOIN members.sensitive_consent_end e
       ON e.tenant_id = $1 AND e.consent_id = c.id AND e.ground = 'import-undone'
     WHERE c.tenant_id = $1 AND (c.member_id = $2 OR c.subject_member_id = $2)`,
    [tx.actor.tenantId, memberId],
    'consents-undone-with-import',
  );

/** A consent is taken back under the lock of the member, so this waits for it, or it for this. */
export async function holdMember(tx: Tx, memberId: MemberId): Promise<void> {
  await tx.rows(
    `SELECT 1 FROM members.member WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [tx.actor.tenantId, memberId],
    'hold-member-for-consents',
  );
}

/** Of these members, those who took the consent to their own card back and gave no new one; not as a payee of others. */
export async function withdrawnCards(tx: ReadTx, memberIds: readonly MemberId[]): Promise<ReadonlySet<MemberId>> {
  if (memberIds.length === 0) return new Set();
  const rows = await tx.rows<{ id: MemberId }>(
    `SELECT DISTINCT c.subject_member_id AS id FROM members.sensitive_consent c
     JOIN members.sensitive_consent_end e ON e.tenant_id = c.tenant_id AND e.consent_id = c.id AND e.ground = 'withdrawn'
     WHERE c.tenant_id = $1 AND c.kind = 'bank' AND c.subject_member_id = ANY($2::uuid[])
       AND c.member_id = c.subject_member_id
       AND NOT EXISTS (SELECT 1 FROM members.sensitive_consent s WHERE s.tenant_id = $1 AND s.kind = 'bank'
         AND s.subject_member_id = c.subject_member_id AND s.member_id = c.member_id AND NOT EXISTS (SELECT 1 FROM members.sensitive_consent_end n
           WHERE n.tenant_id = $1 AND n.consent_id = s.id))`,
    [tx.actor.tenantId, memberIds],
    'cards-withdrawn',
  );
  return new Set(rows.map(({ id }) => id));
}

/** A payee as he stands on the record of the member whose money he gets. */
export interface PayeeOnRecord {
  readonly memberId: MemberId;
  readonly nameMac: Buffer;
}

/** Of these payees, by their place in the list from 0, those who took their consent back and gave no new one. */
export async function withdrawnPayees(tx: ReadTx, payees: readonly PayeeOnRecord[]): Promise<ReadonlySet<number>> {
  if (payees.length === 0) return new Set();
  const rows = await tx.rows<{ at: number }>(
    `SELECT (p.place - 1)::int AS at FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS p(member_id, mac, place)
     JOIN members.sensitive_consent c ON c.tenant_id = $1 AND c.member_id = p.member_id AND c.kind = 'bank'
       AND c.subject_name_mac = p.mac
     LEFT JOIN members.sensitive_consent_end e ON e.tenant_id = $1 AND e.consent_id = c.id
     WHERE e.ground IS DISTINCT FROM 'import-undone' GROUP BY p.place HAVING bool_and(e.id IS NOT NULL)`,
    [tx.actor.tenantId, payees.map(({ memberId }) => memberId), payees.map(({ nameMac }) => nameMac)],
    'payees-withdrawn',
  );
  return new Set(rows.map(({ at }) => at));
}

/** Which member such a payee was when he last consented on the record; null: none, or nobody knew of one. */
export async function holderBefore(tx: ReadTx, { memberId, nameMac }: PayeeOnRecord): Promise<MemberId | null> {
  const [row] = await tx.rows<{ id: MemberId }>(
    `SELECT c.subject_member_id AS id FROM members.sensitive_consent c
     WHERE c.tenant_id = $1 AND c.member_id = $2 AND c.kind = 'bank' AND c.subject_name_mac = $3
       AND c.subject_member_id <> c.member_id
     ORDER BY c.id DESC LIMIT 1`,
    [tx.actor.tenantId, memberId, nameMac],
    'holder-of-card-before',
  );
  return row?.id ?? null;
}

/** What an import brought and nobody has taken back. */
export const standingOfImport = (
  tx: ReadTx,
  importId: string,
): Promise<Pick<SensitiveConsent, 'id' | 'memberId' | 'unionId' | 'kind' | 'receiver'>[]> =>
  tx.rows(
    `SELECT c.id, c.member_id AS "memberId", c.union_id AS "unionId", c.kind, c.receiver FROM members.sensitive_consent c
     WHERE c.tenant_id = $1 AND c.import_id = $2 AND NOT EXISTS (SELECT 1 FROM members.sensitive_consent_end e
       WHERE e.tenant_id = $1 AND e.consent_id = c.id)
     ORDER BY c.id`,
    [tx.actor.tenantId, importId],
    'standing-consents-of-import',
  );
