import { type MemberId, newId, type TenantId } from '@app/kernel';

/** A household of the register; the first is its head, the others live with him. `owner` is the database without its policies. */
export async function livingTogether(
  owner: (sql: string, values?: unknown[]) => Promise<unknown>,
  tenantId: TenantId,
  memberIds: readonly MemberId[],
): Promise<void> {
  const householdId = newId();
  const household = `INSERT INTO members.household (tenant_id, id, version, created_at) VALUES ($1, $2, 1, now())`;
  await owner(household, [tenantId, householdId]);
  for (const [place, memberId] of memberIds.entries())
    await owner(
      `INSERT INTO members.household_person (tenant_id, id, household_id, member_id, relation, added_at)
       VALUES ($1, $2, $3, $4, $5, now())`,
      [tenantId, newId(), householdId, memberId, place === 0 ? 'head' : 'sibling'],
    );
}
