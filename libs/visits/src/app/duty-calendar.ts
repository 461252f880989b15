import type { CivilDate } from '@app/kernel';
import { type CalendarEntry, CalendarSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { dutyLink } from './duty-notices';

const MOST = 300;

/** Duties that the person has been given and that wait for him, on the day of their deadline. */
@Injectable()
export class DutyCalendar extends CalendarSource {
  async entriesOf(tx: ReadTx, from: CivilDate): Promise<CalendarEntry[]> {
    const rows = await tx.rows<{ id: string; on: CivilDate }>(
      `SELECT d.id, d.deadline_on AS "on" FROM visits.visit_duty d
       WHERE d.tenant_id = $1 AND d.status IN ('assigned','accepted') AND d.deadline_on >= $3
         AND (d.accepted_by_id = $2 OR d.accepted_by_id IS NULL AND EXISTS (
           SELECT 1 FROM visits.duty_assignee a WHERE a.tenant_id = d.tenant_id AND a.duty_id = d.id AND a.person_id = $2))
       ORDER BY d.deadline_on, d.id LIMIT ${MOST}`,
      [tx.actor.tenantId, tx.actor.personId, from],
      'duties-in-calendar',
    );
    return rows.map(({ id, on }) => ({ id, on, title: '走访任务 · 截止', link: dutyLink(id) }));
  }
}
