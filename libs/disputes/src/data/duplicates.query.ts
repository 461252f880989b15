import type { MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { wallCondition } from './wall';

export interface SimilarDispute {
  readonly id: string;
  readonly number: string;
  /** What is behind the wall is told as "there is one", without its number. */
  readonly isVisible: boolean;
}

/** Running disputes of the same people with the same employer. */
export function similarDisputes(
  tx: ReadTx,
  employerKey: string,
  memberIds: readonly MemberId[],
  macs: readonly Buffer[],
  except: string | null,
): Promise<SimilarDispute[]> {
  const values: unknown[] = [tx.actor.tenantId, employerKey, memberIds, macs, except];
  return tx.rows<SimilarDispute & Record<string, unknown>>(
    `SELECT d.id, d.number, ${wallCondition(tx.actor, 'd', values)} AS "isVisible" FROM disputes.dispute d
     WHERE d.tenant_id = $1 AND d.employer_key = $2 AND d.concluded_on IS NULL AND ($5::uuid IS NULL OR d.id <> $5::uuid)
       AND EXISTS (SELECT 1 FROM disputes.dispute_party p WHERE p.tenant_id = $1 AND p.dispute_id = d.id
         AND (p.member_id = ANY($3::uuid[]) OR p.document_mac = ANY($4::bytea[])))
     ORDER BY d.id LIMIT 5`,
    values,
  );
}
