import type { CivilDate, MemberId } from '@app/kernel';
import type { Relation } from '@app/members';
import { scopeCondition } from '@app/organizations';
import { federationDay, type ReadTx } from '@app/persistence';
import type { HardshipCategory } from '../domain/category';
import type { ExitGround } from '../domain/exit-ground';
import type { HardshipFileId } from '../domain/hardship-file';
import type { FileStatus } from '../domain/hardship-file.lifecycle';
import type { DuplicateSignId } from './duplicate-sign.entity';

/** One of the two places in which the household seems to stand; without a file it is a member whose file was refused. */
export interface ComparedFile {
  readonly side: 'one' | 'other';
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly unionName: string;
  readonly fileId: HardshipFileId | null;
  readonly number: string | null;
  readonly status: FileStatus | null;
  readonly category: HardshipCategory | null;
  readonly foundOn: CivilDate | null;
  readonly filedOn: CivilDate | null;
  readonly exitedOn: CivilDate | null;
  readonly exitGround: ExitGround | null;
  readonly officerName: string | null;
  /** Paid to anybody of the household within a year, in fen as text. */
  readonly aids: number;
  readonly aided: string;
}

/**
 * Both places of one sign. Whoever could open no file may have one that he began: that one is compared. A file that stands
 * outside the reader's scope for `permission` is not read: its place is shown without it.
 */
export function comparedFiles(tx: ReadTx, permission: string, signId: DuplicateSignId): Promise<ComparedFile[]> {
  const values: unknown[] = [tx.actor.tenantId, signId];
  const sees = scopeCondition(tx.actor, permission, 'f.union_id', values);
  const today = federationDay(`$${values.push(tx.now)}::timestamptz`);
  return tx.rows<ComparedFile & Record<string, unknown>>(
    `WITH place AS (
       SELECT 'one' AS side, f.member_id, f.union_id, s.file_id FROM hardship.duplicate_sign s
       JOIN hardship.hardship_file f ON f.tenant_id = s.tenant_id AND f.id = s.file_id
       WHERE s.tenant_id = $1 AND s.id = $2
       UNION ALL
       SELECT 'other', s.other_member_id, coalesce(g.union_id, s.other_union_id), coalesce(s.other_file_id, (
         SELECT x.id FROM hardship.hardship_file x
         WHERE x.tenant_id = s.tenant_id AND x.member_id = s.other_member_id AND x.id <> s.file_id
         ORDER BY x.running DESC, x.id DESC LIMIT 1))
       FROM hardship.duplicate_sign s
       LEFT JOIN hardship.hardship_file g ON g.tenant_id = s.tenant_id AND g.id = s.other_file_id
       WHERE s.tenant_id = $1 AND s.id = $2)
     SELECT p.side, p.member_id AS "memberId", m.name AS "memberName", u.name AS "unionName", f.id AS "fileId", f.number,
       f.status, f.category, f.found_on AS "foundOn", f.filed_on AS "filedOn", f.exited_on AS "exitedOn",
       f.exit_ground AS "exitGround", f.officer_name AS "officerName", d.aids, d.aided
     FROM place p
     JOIN members.member m ON m.tenant_id = $1 AND m.id = p.member_id
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = p.union_id
     LEFT JOIN hardship.hardship_file f ON f.tenant_id = $1 AND f.id = p.file_id AND ${sees}
     CROSS JOIN LATERAL (SELECT count(*)::int AS aids, coalesce(sum(x.amount), 0)::text AS aided
       FROM disbursements.disbursement x WHERE x.tenant_id = $1 AND x.status IN ('paid','reconciled')
         AND x.paid_on > ${today} - 366 AND x.recipient_id IN (
           SELECT p.member_id UNION SELECT y.member_id FROM hardship.file_person y
           WHERE y.tenant_id = $1 AND y.file_id = f.id AND y.member_id IS NOT NULL)) d
     ORDER BY p.side = 'other'`,
    values,
  );
}

export interface ComparedPerson {
  readonly fileId: HardshipFileId;
  readonly memberId: MemberId | null;
  readonly memberName: string | null;
  readonly nameSealed: Buffer | null;
  readonly relation: Relation;
  readonly bornOn: CivilDate | null;
  /** The same document, or the same member, stands on the other side too, or was typed there. */
  readonly shared: boolean;
}

export const comparedPersons = (
  tx: ReadTx,
  signId: DuplicateSignId,
  fileIds: readonly HardshipFileId[],
): Promise<ComparedPerson[]> =>
  tx.rows<ComparedPerson & Record<string, unknown>>(
    `SELECT p.file_id AS "fileId", p.member_id AS "memberId", m.name AS "memberName", p.name_sealed AS "nameSealed",
       p.relation, p.born_on AS "bornOn",
       p.id = ANY(s.person_ids) OR EXISTS (SELECT 1 FROM hardship.file_person o
         WHERE o.tenant_id = $1 AND o.file_id = ANY($3::uuid[]) AND o.file_id <> p.file_id
           AND (o.document_mac = p.document_mac OR o.member_id = p.member_id)) AS shared
     FROM hardship.duplicate_sign s
     JOIN hardship.file_person p ON p.tenant_id = s.tenant_id AND p.file_id = ANY($3::uuid[])
     LEFT JOIN members.member m ON m.tenant_id = p.tenant_id AND m.id = p.member_id
     WHERE s.tenant_id = $1 AND s.id = $2
     ORDER BY p.place, p.id`,
    [tx.actor.tenantId, signId, fileIds],
  );
