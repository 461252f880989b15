import { type AccountId, addDays, civilDateIn, type UnionId } from '@app/kernel';
import { type RecipientKind, type RemindedSubject, ReminderSubject } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Seconds that looking up a duty takes, so that a worker can be killed in the middle of it. */
const LOOK_UP = 0.02;

/** A duty that was due long ago. Its number is its id, and its assignee's account has the same number. */
export function aLateDuty(id: string, unionId: UnionId, now: Date): RemindedSubject {
  const openedOn = addDays(civilDateIn('Asia/Shanghai', now), -60);
  return {
    type: 'visit-duty',
    id,
    unionId,
    link: `/duties/${id}`,
    openedAt: new Date(`${openedOn}T01:00:00Z`),
    openedOn,
    deadlineOn: addDays(openedOn, 5),
    waits: 'accepted',
  };
}

@Injectable()
export class LateDuties extends ReminderSubject {
  readonly type = 'visit-duty';
  readonly words = { matter: '走访', act: '去看看' };

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const [row] = await tx.rows<{ unionId: UnionId }>(
      `SELECT r.union_id AS "unionId", pg_sleep($3)::text FROM notifications.reminder r
       WHERE r.tenant_id = $1 AND r.subject_id = $2 LIMIT 1`,
      [tx.actor.tenantId, subjectId, LOOK_UP],
    );
    return row ? aLateDuty(subjectId, row.unionId, tx.now) : null;
  }

  async recipients(_: ReadTx, subjectId: string, __: RecipientKind): Promise<AccountId[]> {
    return [subjectId as AccountId];
  }
}
