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
import { Claim, Enrolment } from '../data/mutual-aid.entities';
import { CLAIM_SUBJECT } from './claim-papers';

/** They tell of stays in hospital. What ended with a reason keeps having one. */
const EMPTIED: readonly ErasedPlace[] = [
  {
    ...{ entity: Claim, rows: 'r.id = ANY($2::uuid[])' },
    set: {
      ...{ note: 'NULL', admitted_on: 'NULL', discharged_on: 'NULL', payment_reference: 'NULL' },
      reason: `CASE WHEN r.reason IS NULL THEN NULL ELSE '${ERASED}' END`,
    },
  },
];
const PAPERS = [{ subjectType: CLAIM_SUBJECT, subjects: 'SELECT unnest($2::uuid[]) AS id' }];

/** Claims that were paid, as long as their vouchers. */
@Injectable()
export class RetainedClaims extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'mutual-aid-claim', name: '互助保障理赔', years: 30, leastYears: 30 },
    source: '会计档案管理办法（财政部、国家档案局令第 79 号）',
  };
  readonly ended = `SELECT id, union_id, number, paid_on AS ended_on, ARRAY[member_id] AS member_ids
    FROM mutual_aid.claim WHERE tenant_id = $1 AND status = 'paid'`;
  readonly places = EMPTIED;
  override readonly papers = PAPERS;
}

/** Claims that were refused or withdrawn. */
@Injectable()
export class RetainedRefusedClaims extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'mutual-aid-refused-claim', name: '没有赔付的互助保障申报', years: 5, leastYears: 3 },
    source: '按本单位档案保管期限表',
  };
  readonly ended = `SELECT id, union_id, number,
      coalesce(decided_on, checked_on, ${federationDay('registered_at')}) AS ended_on,
      ARRAY[member_id] AS member_ids
    FROM mutual_aid.claim WHERE tenant_id = $1 AND status IN ('refused','withdrawn')`;
  readonly places = EMPTIED;
  override readonly papers = PAPERS;
}

/** Who was covered, after the cover is over. */
@Injectable()
export class RetainedEnrolments extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'mutual-aid-enrolment', name: '互助保障参保', years: 10, leastYears: 3 },
    source: '按本单位档案保管期限表',
  };
  readonly ended = `SELECT e.id, e.union_id, '参保 ' || p.name AS number, coalesce(e.cancelled_on, e.ends_on) AS ended_on,
      ARRAY[e.member_id] AS member_ids
    FROM mutual_aid.enrolment e JOIN mutual_aid.plan p ON p.tenant_id = e.tenant_id AND p.id = e.plan_id
    WHERE e.tenant_id = $1 AND coalesce(e.cancelled_on, e.ends_on) IS NOT NULL`;
  readonly places: readonly ErasedPlace[] = [
    {
      ...{ entity: Enrolment, rows: 'r.id = ANY($2::uuid[])' },
      set: { cancel_reason: `CASE WHEN r.cancel_reason IS NULL THEN NULL ELSE '${ERASED}' END` },
    },
  ];
}

/** A claim of the same person that is still under way. */
@Injectable()
export class ClaimHold extends RetentionHold {
  async reasons(tx: ReadTx, records: readonly HeldRecord[]): Promise<ReadonlyMap<string, string>> {
    const pairs = records.flatMap(({ id, memberIds }) => memberIds.map((memberId) => [id, memberId] as const));
    const rows = await tx.rows<{ id: string }>(
      `SELECT DISTINCT h.id FROM unnest($2::uuid[], $3::uuid[]) AS h(id, member_id)
       JOIN mutual_aid.claim c ON c.tenant_id = $1 AND c.member_id = h.member_id
         AND c.status IN ('submitted','checked','approved','returned')`,
      [tx.actor.tenantId, pairs.map(([id]) => id), pairs.map(([, memberId]) => memberId)],
    );
    return new Map(rows.map(({ id }) => [id, OTHER_MATTER]));
  }
}
