import type { AccountId } from '@app/kernel';
import { AccountDirectory, accountsOf, nearestOf, type Role, type RoleHolder } from '@app/identity';
import { type RecipientKind, type RemindedSubject, RuledReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { VisitDuty } from '../data/visit-duty.entity';
import { VisitDutyStore } from '../data/visit-duty.store';
import type { VisitDutyId, VisitDutyState } from '../domain/visit-duty';
import { DutyNotices } from './duty-notices';
import { remindedDuty } from './reminded-duty';

type OfficeKind = Exclude<RecipientKind, 'assignee' | 'dispatcher' | 'superior'>;

/** Who plays a part; where nobody holds the first role, the next one is asked. */
const ROLES_OF: Readonly<Record<OfficeKind, readonly Role[]>> = {
  'group-leader': ['group-leader', 'officer'],
  'vice-chair': ['vice-chair', 'standing-vice-chair', 'chair'],
  'executive-vice-chair': ['standing-vice-chair', 'chair'],
  chair: ['chair'],
};
const SUPERIORS: readonly Role[] = ['federation-officer', 'chair', 'standing-vice-chair'];

/** Who is reminded of a duty, by the duty as it is when the reminder leaves. */
@Injectable()
export class VisitDutyReminders extends RuledReminderSource {
  readonly type = 'visit-duty';
  readonly words = { matter: '走访', act: '去看看' };
  readonly waiting = `SELECT d.id AS subject_id, d.union_id, d.opened_at, d.opened_on, d.deadline_on,
      CASE d.status WHEN 'open' THEN 'unassigned' ELSE d.status END AS waits
    FROM visits.visit_duty d WHERE d.tenant_id = $1 AND d.status IN ('open','assigned','accepted')`;

  constructor(
    private readonly duties: VisitDutyStore,
    private readonly accounts: AccountDirectory,
    private readonly notices: DutyNotices,
  ) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const row = await tx.from(VisitDuty, 'd').andWhere('d.id = :subjectId', { subjectId }).getOne();
    return row && remindedDuty(row, row);
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: RecipientKind): Promise<AccountId[]> {
    const duty = await this.duties.find(tx, subjectId as VisitDutyId);
    if (!duty) return [];
    if (recipient === 'assignee') {
      const people = duty.acceptedById ? [duty.acceptedById] : duty.assignees.map(({ personId }) => personId);
      return this.notices.accountsOf(tx, people);
    }
    if (recipient === 'dispatcher') return this.notices.dispatchersOf(tx, duty.unionId);
    if (recipient === 'superior') return this.superiors(tx, duty);
    return this.officers(tx, duty, ROLES_OF[recipient]);
  }

  private async officers(tx: ReadTx, duty: VisitDutyState, roles: readonly Role[]): Promise<AccountId[]> {
    const holders = await this.holders(tx, duty, roles);
    const near = nearestOf(holders);
    const first = roles.find((role) => near.some((holder) => holder.role === role));
    return accountsOf(near.filter((holder) => holder.role === first));
  }

  private async superiors(tx: ReadTx, duty: VisitDutyState): Promise<AccountId[]> {
    const holders = await this.holders(tx, duty, SUPERIORS);
    const own = holders[0]?.distance ?? 0;
    const above = holders.filter((holder) => holder.distance > own);
    return accountsOf(nearestOf(above.length > 0 ? above : holders));
  }

  /** Nearest first; never the member of whom the duty is. */
  private async holders(tx: ReadTx, duty: VisitDutyState, roles: readonly Role[]): Promise<RoleHolder[]> {
    const found = await this.accounts.holdersOf(tx, duty.unionId, roles);
    return found.filter((holder) => holder.memberId !== duty.memberId);
  }
}
