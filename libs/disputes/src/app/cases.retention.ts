import type { Actor } from '@app/kernel';
import {
  type HeldRecord,
  type ReadTx,
  type ErasedPlace,
  OTHER_MATTER,
  type RetainedKind,
  RetainedRecords,
  RetentionHold,
} from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisputeAgreement } from '../data/agreement.entity';
import { ClockEventRow } from '../data/clock.entity';
import { Dispute } from '../data/dispute.entity';
import { DisputeOffer, DisputeSession, DisputeStatement } from '../data/mediation.entity';
import { DisputeParty, DisputeRating } from '../data/people.entity';
import { Petition } from '../data/petition.entity';
import { DisputeAuditWall } from './dispute.audit-wall';
import { PetitionAuditWall } from './petition.audit-wall';
import { PETITION_HANDLING_SUBJECT, PETITION_SUBJECT } from '../domain/petition';

const OF_DISPUTE = 'r.dispute_id = ANY($2::uuid[])';
const clocksOf = (kind: string) => ({
  entity: ClockEventRow,
  rows: `r.case_kind = '${kind}' AND r.case_id = ANY($2::uuid[])`,
});

/** Mediation files. */
@Injectable()
export class RetainedDisputes extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'dispute', name: '争议调解档案', years: 10, leastYears: 10 },
    source: '调解档案保存十年以上',
  };
  override readonly wall = (actor: Actor, column: string, params: unknown[]): string =>
    new DisputeAuditWall().condition(actor, column, params);
  readonly ended = `SELECT d.id, d.union_id, d.number, d.closed_on AS ended_on,
      ARRAY(SELECT p.member_id FROM disputes.dispute_party p
        WHERE p.tenant_id = d.tenant_id AND p.dispute_id = d.id AND p.member_id IS NOT NULL) AS member_ids
    FROM disputes.dispute d WHERE d.tenant_id = $1 AND d.status = 'closed' AND d.closed_on IS NOT NULL`;
  readonly places: readonly ErasedPlace[] = [
    { entity: Dispute, rows: 'r.id = ANY($2::uuid[])', texts: { claims_sealed: '[]' } },
    ...[DisputeParty, DisputeRating, DisputeAgreement, DisputeSession, DisputeStatement, DisputeOffer].map(
      (entity) => ({
        entity,
        rows: OF_DISPUTE,
      }),
    ),
    clocksOf('dispute'),
  ];
}

/** Petitions. */
@Injectable()
export class RetainedPetitions extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'petition', name: '信访件', years: 10, leastYears: 10 },
    source: '信访档案保存十年以上',
  };
  override readonly wall = (actor: Actor, column: string, params: unknown[]): string =>
    new PetitionAuditWall().condition(actor, column, params);
  readonly ended = `SELECT id, union_id, number, closed_on AS ended_on, array_remove(ARRAY[member_id], NULL) AS member_ids
    FROM disputes.petition WHERE tenant_id = $1 AND status = 'closed' AND closed_on IS NOT NULL`;
  readonly places: readonly ErasedPlace[] = [
    { entity: Petition, rows: 'r.id = ANY($2::uuid[])' },
    clocksOf('petition'),
  ];
  override readonly papers = [PETITION_SUBJECT, PETITION_HANDLING_SUBJECT].map((subjectType) => ({
    ...{ subjectType, subjects: 'SELECT unnest($2::uuid[]) AS id' },
  }));
}

/** A dispute or a petition of the same person that is still open. It says no more than any other matter would: both stand behind walls. */
@Injectable()
export class CaseHold extends RetentionHold {
  async reasons(tx: ReadTx, records: readonly HeldRecord[]): Promise<ReadonlyMap<string, string>> {
    const pairs = records.flatMap(({ id, memberIds }) => memberIds.map((memberId) => [id, memberId] as const));
    const rows = await tx.rows<{ id: string }>(
      `SELECT h.id FROM unnest($2::uuid[], $3::uuid[]) AS h(id, member_id)
       WHERE EXISTS (SELECT 1 FROM disputes.dispute_party p
           JOIN disputes.dispute d ON d.tenant_id = p.tenant_id AND d.id = p.dispute_id AND d.status <> 'closed'
           WHERE p.tenant_id = $1 AND p.member_id = h.member_id)
         OR EXISTS (SELECT 1 FROM disputes.petition x
           WHERE x.tenant_id = $1 AND x.member_id = h.member_id AND x.status <> 'closed')`,
      [tx.actor.tenantId, pairs.map(([id]) => id), pairs.map(([, memberId]) => memberId)],
    );
    return new Map(rows.map(({ id }) => [id, OTHER_MATTER]));
  }
}
