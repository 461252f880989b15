import { isAmong, type MemberId, type UnionId } from '@app/kernel';
import type { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { DutyAssignee } from '../data/duty-assignee.entity';
import type { VisitDutyId } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';

export interface KeptInConfidence {
  readonly dutyId: VisitDutyId | null;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
}

/** Who goes there, and who visits and holds the permission; never the member himself (domain rules §9). */
export async function mayReadNotes(
  tx: ReadTx,
  organizations: OrganizationDirectory,
  { dutyId, memberId, unionId }: KeptInConfidence,
): Promise<boolean> {
  const { actor } = tx;
  if (isAmong(actor, [memberId])) return false;
  if (!(await organizations.isWithin(tx, actor, VISIT_PERMISSIONS.log, unionId))) return false;
  if (dutyId) {
    const going = tx.from(DutyAssignee, 'a').andWhere('a.dutyId = :dutyId', { dutyId });
    if (await going.andWhere('a.personId = :me', { me: actor.personId }).getExists()) return true;
  }
  return organizations.isWithin(tx, actor, VISIT_PERMISSIONS.readSensitive, unionId);
}
