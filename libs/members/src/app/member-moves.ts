import { type CivilDate, type MemberId, newId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import type { Member } from '../data/member.entity';
import { MembershipChange } from '../data/membership-change.entity';

type Standing = Pick<Member, 'unionId' | 'status'>;

interface Move {
  readonly member: Member;
  readonly from: Standing;
}

/** Writes who came to another union by a roster, and tells it. */
export async function recordMoves(tx: Tx, moves: readonly Move[], today: CivilDate): Promise<void> {
  const changes = moves.map(({ member, from }) => ({
    id: newId<'membership-change'>(tx.now.getTime()),
    memberId: member.id,
    action: 'move-by-roster' as const,
    fromStatus: from.status,
    toStatus: member.status,
    fromUnionId: from.unionId,
    toUnionId: member.unionId,
    fromCategory: member.category,
    toCategory: member.category,
    effectiveOn: today,
    accountId: tx.actor.accountId,
    recordedAt: tx.now,
    reason: null,
  }));
  // A statement takes 65,535 values at most.
  for (let start = 0; start < changes.length; start += 1_000)
    await tx.insert(MembershipChange, ...changes.slice(start, start + 1_000));
  for (const { member, from } of moves) {
    const payload = { memberId: member.id, unionId: member.unionId, fromUnionId: from.unionId, on: today };
    tx.announce({ type: 'member.transferred.v1', payload });
  }
}

/** Where those whom the import changed stand now, before it is taken back. */
export async function unionsBeforeUndo(tx: Tx, importId: string): Promise<Map<MemberId, Standing>> {
  const rows = await tx.rows<Standing & { id: MemberId }>(
    `SELECT m.id, m.union_id AS "unionId", m.status FROM members.import_trace t
     JOIN members.member m ON m.tenant_id = t.tenant_id AND m.id = t.member_id
     WHERE t.tenant_id = $1 AND t.import_id = $2 AND t.before IS NOT NULL`,
    [tx.actor.tenantId, importId],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
