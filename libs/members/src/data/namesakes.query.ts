import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

/** Somebody who bears a name, with what tells him from others of that name. */
export interface Namesake {
  readonly id: MemberId;
  readonly name: string;
  readonly unionId: UnionId;
  readonly bornOn: CivilDate | null;
  readonly groupName: string | null;
}

export const membersByNames = (
  tx: ReadTx,
  names: readonly string[],
  unionIds: readonly UnionId[],
  butOf: string,
): Promise<(Namesake & Record<string, unknown>)[]> =>
  tx.rows(
    `SELECT m.id, m.name, m.union_id AS "unionId", m.born_on AS "bornOn", m.group_name AS "groupName"
     FROM members.member m
     WHERE m.tenant_id = $1 AND m.union_id = ANY($2::uuid[]) AND m.name = ANY($3::text[])
       AND NOT EXISTS (SELECT 1 FROM members.import_trace t
         WHERE t.tenant_id = $1 AND t.import_id = $4 AND t.member_id = m.id AND t.before IS NULL)
     ORDER BY m.id`,
    [tx.actor.tenantId, unionIds, names, butOf],
    'members-by-names',
  );
