import {
  ERASED,
  type ErasedPlace,
  federationDay,
  type HeldRecord,
  OTHER_MATTER,
  type ReadTx,
  type RetainedKind,
  RetainedRecords,
  RetentionHold,
} from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DutyReport } from '../data/duty-report.entity';
import { Rating } from '../data/rating.entity';
import { VisitDuty } from '../data/visit-duty.entity';
import { Visit } from '../data/visit.entity';
import { VISIT_SUBJECT } from './visit-papers';

const OF_DUTY = 'r.duty_id = ANY($2::uuid[])';
const SOURCE = '按本单位档案保管期限表';
const emptied = (column: string): string => `CASE WHEN r.${column} IS NULL THEN NULL ELSE '${ERASED}' END`;
const OF_VISIT = { proxy_name: emptied('proxy_name'), void_reason: emptied('void_reason'), judgement: 'NULL' };

/** Reported matters with their visits, after they were closed. */
@Injectable()
export class RetainedDuties extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'visit-duty', name: '五必访事项', years: 10, leastYears: 3 },
    source: SOURCE,
  };
  readonly ended = `SELECT id, union_id, number, ${federationDay('ended_at')} AS ended_on, ARRAY[member_id] AS member_ids
    FROM visits.visit_duty WHERE tenant_id = $1 AND ended_at IS NOT NULL`;
  readonly places: readonly ErasedPlace[] = [
    { entity: VisitDuty, rows: 'r.id = ANY($2::uuid[])', set: { reason: emptied('reason') } },
    { entity: DutyReport, rows: OF_DUTY },
    { entity: Rating, rows: OF_DUTY },
    { entity: Visit, rows: OF_DUTY, set: OF_VISIT },
  ];
  override readonly papers = [
    {
      subjectType: VISIT_SUBJECT,
      subjects: `SELECT v.root_id AS id FROM visits.visit v WHERE v.tenant_id = $1 AND v.duty_id = ANY($2::uuid[])`,
    },
  ];
}

/** Visits and talks that belong to no reported matter, with all their corrections. */
@Injectable()
export class RetainedVisits extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'visit', name: '走访和谈心', years: 10, leastYears: 3 },
    source: SOURCE,
  };
  readonly ended = `SELECT id, union_id, '走访 ' || visited_on AS number, visited_on AS ended_on,
      ARRAY[member_id] AS member_ids
    FROM visits.visit WHERE tenant_id = $1 AND duty_id IS NULL AND id = root_id`;
  readonly places: readonly ErasedPlace[] = [{ entity: Visit, rows: 'r.root_id = ANY($2::uuid[])', set: OF_VISIT }];
  override readonly papers = [{ subjectType: VISIT_SUBJECT, subjects: 'SELECT unnest($2::uuid[]) AS id' }];
}

/** A visit of the same person that is still to be made. */
@Injectable()
export class DutyHold extends RetentionHold {
  async reasons(tx: ReadTx, records: readonly HeldRecord[]): Promise<ReadonlyMap<string, string>> {
    const pairs = records.flatMap(({ id, memberIds }) => memberIds.map((memberId) => [id, memberId] as const));
    const rows = await tx.rows<{ id: string }>(
      `SELECT DISTINCT h.id FROM unnest($2::uuid[], $3::uuid[]) AS h(id, member_id)
       JOIN visits.visit_duty d ON d.tenant_id = $1 AND d.member_id = h.member_id AND d.ended_at IS NULL`,
      [tx.actor.tenantId, pairs.map(([id]) => id), pairs.map(([, memberId]) => memberId)],
    );
    return new Map(rows.map(({ id }) => [id, OTHER_MATTER]));
  }
}
