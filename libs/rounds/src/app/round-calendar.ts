import type { CivilDate } from '@app/kernel';
import { type CalendarEntry, CalendarSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { RoundId } from '../domain/round';

const MOST = 300;

/** Rounds that the person organises and those in which people wait for his visit, on the day by which they are done. */
@Injectable()
export class RoundCalendar extends CalendarSource {
  async entriesOf(tx: ReadTx, from: CivilDate): Promise<CalendarEntry[]> {
    const rows = await tx.rows<{ id: RoundId; on: CivilDate; organises: boolean }>(
      `SELECT r.id, r.due_on AS "on", r.created_by_id = $2 AS organises FROM rounds.round r
       WHERE r.tenant_id = $1 AND r.due_on >= $3 AND (
         r.created_by_id = $2 AND r.ended_at IS NULL
         OR r.status IN ('approved','under-way') AND EXISTS (
           SELECT 1 FROM rounds.roster_entry e WHERE e.tenant_id = $1 AND e.round_id = r.id AND e.visitor_id = $2
             AND e.status IN ('allotted','absent')))
       ORDER BY r.due_on, r.id LIMIT ${MOST}`,
      [tx.actor.tenantId, tx.actor.personId, from],
      'rounds-in-calendar',
    );
    return rows.map(({ id, on, organises }) => ({
      ...{ id, on, link: `/rounds/${id}` },
      title: organises ? '走访活动 · 截止' : '走访名单 · 截止',
    }));
  }
}
