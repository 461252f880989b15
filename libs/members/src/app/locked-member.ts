import type { MemberId } from '@app/kernel';
import type { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Member } from '../data/member.entity';
import { refuse } from '../domain/members.problems';

/** Holds the member until the end of the transaction; `member.not-found` when he is not in the actor's scope. */
export async function lockMember(
  tx: Tx,
  organizations: OrganizationDirectory,
  permission: string,
  id: MemberId,
): Promise<Member> {
  const row = (await tx.lock(Member, id)) ?? refuse('member.not-found');
  if (!(await organizations.isWithin(tx, tx.actor, permission, row.unionId))) refuse('member.not-found');
  return row;
}
