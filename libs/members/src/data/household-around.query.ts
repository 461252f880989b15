import type { CivilDate, MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { Relation } from '../domain/household';

/** Somebody of a member's household, the member himself among them. Nothing sealed is read. */
export interface PersonAround {
  /** On whose record he stands. */
  readonly around: MemberId;
  /** What that member is in his household. */
  readonly ownRelation: Relation;
  readonly hasCard: boolean;
  readonly id: string;
  readonly memberId: MemberId | null;
  readonly name: string;
  readonly relation: Relation;
  readonly bornOn: CivilDate | null;
  readonly documentMac: Buffer | null;
}

/** Who stands in the households of these members, heads first; a member alone, as head, when none is written down. */
export const personsAround = (tx: ReadTx, memberIds: readonly MemberId[]): Promise<PersonAround[]> =>
  tx.rows<PersonAround & Record<string, unknown>>(
    `SELECT m.id AS around, coalesce(own.relation, 'head') AS "ownRelation", m.card_sealed IS NOT NULL AS "hasCard",
       coalesce(p.id, m.id) AS id, o.id AS "memberId", coalesce(o.name, p.name, '') AS name,
       coalesce(p.relation, 'head') AS relation, CASE WHEN o.id IS NULL THEN p.born_on ELSE o.born_on END AS "bornOn",
       CASE WHEN o.id IS NULL THEN p.document_mac ELSE o.document_mac END AS "documentMac"
     FROM members.member m
     LEFT JOIN members.household_person own
       ON own.tenant_id = m.tenant_id AND own.member_id = m.id AND own.removed_at IS NULL
     LEFT JOIN members.household_person p
       ON p.tenant_id = own.tenant_id AND p.household_id = own.household_id AND p.removed_at IS NULL
     LEFT JOIN members.member o
       ON o.tenant_id = m.tenant_id AND o.id = CASE WHEN own.id IS NULL THEN m.id ELSE p.member_id END
     WHERE m.tenant_id = $1 AND m.id = ANY($2::uuid[])
     ORDER BY m.id, coalesce(p.relation, 'head') <> 'head', p.added_at, p.id`,
    [tx.actor.tenantId, memberIds],
    'persons-around-members',
  );
