import { actingUnder, isAmong, type MemberId, type UnionId } from '@app/kernel';
import type { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { DutyAssignee } from '../data/duty-assignee.entity';
import type { VisitDutyId } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';

const READ = VISIT_PERMISSIONS.readSensitive;

export interface KeptInConfidence {
  readonly dutyId: VisitDutyId | null;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
}

/** Why somebody may read them: he goes there himself, or by the permission for what is sensitive. */
export type NotesBasis = 'goes-there' | 'permission';

/**
 * Who goes there, and who visits and holds the permission; never the member himself (domain rules §9), nor by a role that
 * the member delegated. Null: nobody of these.
 */
export async function notesBasis(
  tx: ReadTx,
  organizations: OrganizationDirectory,
  { dutyId, memberId, unionId }: KeptInConfidence,
): Promise<NotesBasis | null> {
  const { actor } = tx;
  if (isAmong(actor, [memberId])) return null;
  if (!(await organizations.isWithin(tx, actor, VISIT_PERMISSIONS.log, unionId))) return null;
  if (dutyId) {
    const going = tx.from(DutyAssignee, 'a').andWhere('a.dutyId = :dutyId', { dutyId });
    if (await going.andWhere('a.personId = :me', { me: actor.personId }).getExists()) return 'goes-there';
  }
  if (isAmong(actingUnder(actor, READ), [memberId])) return null;
  return (await organizations.isWithin(tx, actor, READ, unionId)) ? 'permission' : null;
}

/** For who looks at them: refused or not, and by which role, so that the record of it has the right names. */
export async function opensNotes(tx: Tx, organizations: OrganizationDirectory, of: KeptInConfidence): Promise<boolean> {
  const basis = await notesBasis(tx, organizations, of);
  if (basis === 'permission') tx.actsUnder(READ);
  return basis !== null;
}
