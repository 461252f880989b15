import type { MemberId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import type { DuplicateBasis, DuplicateVerdict } from '../domain/duplicate-sign';
import type { FilePersonId, HardshipFileId } from '../domain/hardship-file';
import type { DuplicateSignId } from './duplicate-sign.entity';

/** A running file and those of its household whose document was typed elsewhere. */
export interface MatchedFile {
  readonly fileId: HardshipFileId;
  readonly unionId: UnionId;
  readonly personIds: readonly FilePersonId[];
}

/** In whose running file these documents stand. */
export const filesWithDocuments = (tx: ReadTx, macs: readonly Buffer[]): Promise<MatchedFile[]> =>
  tx.rows<MatchedFile & Record<string, unknown>>(
    `SELECT f.id AS "fileId", f.union_id AS "unionId", array_agg(p.id) AS "personIds" FROM hardship.file_person p
     JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
     WHERE p.tenant_id = $1 AND p.running AND p.document_mac = ANY($2::bytea[]) GROUP BY f.id, f.union_id`,
    [tx.actor.tenantId, macs],
  );

/** The same document in a running file and in another household's that ended within a year. */
const EARLIER = `SELECT 'earlier' AS basis, a.id AS file_id, a.union_id, b.id AS other_file_id,
    b.member_id AS other_member_id, b.union_id AS other_union_id
  FROM hardship.file_person p
  JOIN hardship.file_person o ON o.tenant_id = p.tenant_id AND o.document_mac = p.document_mac AND o.file_id <> p.file_id
  JOIN hardship.hardship_file a ON a.tenant_id = p.tenant_id AND a.id = p.file_id
  JOIN hardship.hardship_file b ON b.tenant_id = o.tenant_id AND b.id = o.file_id
  WHERE p.tenant_id = $1 AND p.running AND NOT b.running AND b.member_id <> a.member_id
    AND b.moved_at > $2::timestamptz - interval '1 year'`;

/** Two running files of one household of the register. */
const REGISTER = `SELECT 'register', a.id, a.union_id, b.id, b.member_id, b.union_id
  FROM hardship.file_person p
  JOIN members.household_person m ON m.tenant_id = p.tenant_id AND m.member_id = p.member_id AND m.removed_at IS NULL
  JOIN members.household_person n ON n.tenant_id = m.tenant_id AND n.household_id = m.household_id
    AND n.removed_at IS NULL AND n.member_id <> m.member_id
  JOIN hardship.file_person o ON o.tenant_id = n.tenant_id AND o.member_id = n.member_id AND o.running
    AND o.file_id > p.file_id
  JOIN hardship.hardship_file a ON a.tenant_id = p.tenant_id AND a.id = p.file_id
  JOIN hardship.hardship_file b ON b.tenant_id = o.tenant_id AND b.id = o.file_id
  WHERE p.tenant_id = $1 AND p.running`;

/** Looks at all files of the tenant at once; what was found before is left as it is. Returns the new ones. */
export async function findDuplicateSigns(tx: Tx): Promise<DuplicateSignId[]> {
  const rows = await tx.rows<{ id: DuplicateSignId }>(
    `INSERT INTO hardship.duplicate_sign (tenant_id, id, version, basis, file_id, union_id, other_file_id,
       other_member_id, other_union_id, person_ids, found_at)
     SELECT $1, uuidv7(), 1, s.basis, s.file_id, s.union_id, s.other_file_id, s.other_member_id, s.other_union_id,
       '{}'::uuid[], $2::timestamptz
     FROM (SELECT DISTINCT ON (basis, file_id, other_member_id) * FROM (${EARLIER} UNION ALL ${REGISTER}) x) s
     ON CONFLICT (tenant_id, file_id, other_member_id, basis) DO NOTHING RETURNING id`,
    [tx.actor.tenantId, tx.now],
  );
  return rows.map(({ id }) => id);
}

/** One side of a sign, as far as the reader may see it; all null for a union that he does not look after. */
export interface SignSide {
  readonly sees: boolean;
  readonly fileId: HardshipFileId | null;
  readonly number: string | null;
  readonly memberName: string | null;
  readonly unionName: string | null;
}

export interface SignLine {
  readonly id: DuplicateSignId;
  readonly version: number;
  readonly basis: DuplicateBasis;
  readonly foundAt: Date;
  readonly verdict: DuplicateVerdict | null;
  readonly reason: string | null;
  readonly judgedByName: string | null;
  readonly one: SignSide;
  readonly other: SignSide;
}

const sideOf = (sees: string, file: string, member: string, union: string): string =>
  `CASE WHEN ${sees} THEN jsonb_build_object('sees', true, 'fileId', ${file}.id, 'number', ${file}.number,
     'memberName', ${member}.name, 'unionName', ${union}.name)
   ELSE jsonb_build_object('sees', false, 'fileId', NULL, 'number', NULL, 'memberName', NULL, 'unionName', NULL) END`;

/**
 * In which union each side stands today: a file follows its holder's transfer, and what the sign noted when it was found
 * counts only where no file could be opened. `f` is the sign's file, `g` the other one, if any.
 */
const UNION_OF_ONE = 'f.union_id';
const UNION_OF_OTHER = 'coalesce(g.union_id, s.other_union_id)';

/**
 * Signs of which the actor looks after at least one side by `permission`; the other side is not in the answer unless he
 * looks after it too. Of one file: those that nobody judged, or judged to be one household.
 */
export function signLines(
  tx: ReadTx,
  permission: string,
  { id = null, fileId = null }: { readonly id?: DuplicateSignId | null; readonly fileId?: HardshipFileId | null },
): Promise<SignLine[]> {
  const values: unknown[] = [tx.actor.tenantId, fileId, id];
  const sees = scopeCondition(tx.actor, permission, UNION_OF_ONE, values);
  const seesOther = scopeCondition(tx.actor, permission, UNION_OF_OTHER, values);
  return tx.rows<SignLine & Record<string, unknown>>(
    `SELECT s.id, s.version, s.basis, s.found_at AS "foundAt", s.verdict, s.reason, s.judged_by_name AS "judgedByName",
       ${sideOf(sees, 'f', 'm', 'u')} AS one, ${sideOf(seesOther, 'g', 'n', 'v')} AS other
     FROM hardship.duplicate_sign s
     JOIN hardship.hardship_file f ON f.tenant_id = s.tenant_id AND f.id = s.file_id
     JOIN members.member m ON m.tenant_id = s.tenant_id AND m.id = f.member_id
     JOIN organizations.trade_union u ON u.tenant_id = s.tenant_id AND u.id = ${UNION_OF_ONE}
     LEFT JOIN hardship.hardship_file g ON g.tenant_id = s.tenant_id AND g.id = s.other_file_id
     JOIN members.member n ON n.tenant_id = s.tenant_id AND n.id = s.other_member_id
     JOIN organizations.trade_union v ON v.tenant_id = s.tenant_id AND v.id = ${UNION_OF_OTHER}
     WHERE s.tenant_id = $1 AND (${sees} OR ${seesOther})
       AND ($3::uuid IS NULL OR s.id = $3)
       AND ($2::uuid IS NULL OR ((s.file_id = $2 OR s.other_file_id = $2) AND s.verdict IS DISTINCT FROM 'different'))
     ORDER BY s.verdict IS NOT NULL, s.id DESC LIMIT 200`,
    values,
  );
}

/** A household that could not open a file because its document stands in another. */
export interface AttemptedFile {
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly macs: readonly Buffer[];
}

/** In which unions the two sides stand today, and every member of the two households. */
export interface SignPlaces {
  readonly id: DuplicateSignId;
  readonly unionId: UnionId;
  readonly otherUnionId: UnionId;
  readonly memberIds: readonly MemberId[];
}

export const signPlaces = (tx: ReadTx, signIds: readonly DuplicateSignId[]): Promise<SignPlaces[]> =>
  tx.rows<SignPlaces & Record<string, unknown>>(
    `SELECT s.id, ${UNION_OF_ONE} AS "unionId", ${UNION_OF_OTHER} AS "otherUnionId",
       array(SELECT s.other_member_id UNION SELECT p.member_id FROM hardship.file_person p
         WHERE p.tenant_id = s.tenant_id AND p.file_id IN (s.file_id, s.other_file_id) AND p.member_id IS NOT NULL)
         AS "memberIds"
     FROM hardship.duplicate_sign s
     JOIN hardship.hardship_file f ON f.tenant_id = s.tenant_id AND f.id = s.file_id
     LEFT JOIN hardship.hardship_file g ON g.tenant_id = s.tenant_id AND g.id = s.other_file_id
     WHERE s.tenant_id = $1 AND s.id = ANY($2::uuid[]) ORDER BY s.id`,
    [tx.actor.tenantId, signIds],
  );
