import type { MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { wallCondition } from './wall';

/** An applicant of a running dispute with the same employer. */
export interface FellowParty {
  readonly id: string;
  readonly number: string;
  /** What is behind the wall is told as "there is one", without its number. */
  readonly isVisible: boolean;
  /** By the register or by the document. */
  readonly isSame: boolean;
  readonly isMember: boolean;
  readonly hasDocument: boolean;
  readonly nameSealed: Buffer;
}

/** So many disputes are looked through, with all their applicants. */
const MOST_DISPUTES = 500;

/** Applicants of running disputes with the same employer: those who are the same people, and who is within the wall. */
export function fellowParties(
  tx: ReadTx,
  employerKey: string,
  memberIds: readonly MemberId[],
  macs: readonly Buffer[],
  except: string,
): Promise<FellowParty[]> {
  const values: unknown[] = [tx.actor.tenantId, employerKey, memberIds, macs, except];
  return tx.rows<FellowParty & Record<string, unknown>>(
    `WITH fellow AS (
       SELECT d.id, d.number, p.place, ${wallCondition(tx.actor, 'd', values)} AS "isVisible",
         COALESCE(p.member_id = ANY($3::uuid[]), FALSE) OR COALESCE(p.document_mac = ANY($4::bytea[]), FALSE) AS "isSame",
         p.member_id IS NOT NULL AS "isMember", p.document_mac IS NOT NULL AS "hasDocument",
         p.name_sealed AS "nameSealed"
       FROM disputes.dispute d
       JOIN disputes.dispute_party p ON p.tenant_id = d.tenant_id AND p.dispute_id = d.id
       WHERE d.tenant_id = $1 AND d.employer_key = $2 AND d.concluded_on IS NULL AND d.id <> $5::uuid),
     looked_at AS (
       SELECT id FROM fellow WHERE "isSame" OR "isVisible"
       GROUP BY id ORDER BY bool_or("isSame") DESC, id LIMIT ${MOST_DISPUTES})
     SELECT fellow.* FROM fellow JOIN looked_at USING (id)
     WHERE "isSame" OR "isVisible" ORDER BY "isSame" DESC, id, place`,
    values,
  );
}
