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
import { Accident, AccidentActivity, AccidentPerson } from '../data/accident.entity';
import { DisputeAgreement } from '../data/agreement.entity';
import { CasePaper } from '../data/case-paper.entity';
import { ClockEventRow } from '../data/clock.entity';
import { Dispute } from '../data/dispute.entity';
import { LegalAid, LegalAidRecord } from '../data/legal-aid.entity';
import { DisputeOffer, DisputeSession, DisputeStatement } from '../data/mediation.entity';
import { DisputeParty, DisputeRating } from '../data/people.entity';
import { Petition } from '../data/petition.entity';
import { AccidentAuditWall } from './accident.audit-wall';
import { DisputeAuditWall } from './dispute.audit-wall';
import { LegalAidAuditWall } from './legal-aid.audit-wall';
import { PetitionAuditWall } from './petition.audit-wall';
import { PAPER_SUBJECT } from './case-papers';
import type { PaperedKind } from '../domain/case-paper';
import { PETITION_HANDLING_SUBJECT, PETITION_SUBJECT } from '../domain/petition';

const papersOf = (kind: PaperedKind) => ({
  entity: CasePaper,
  rows: `r.case_kind = '${kind}' AND r.case_id = ANY($2::uuid[])`,
});
const CASE_PAPERS = [
  {
    subjectType: PAPER_SUBJECT,
    subjects: 'SELECT id FROM disputes.case_paper WHERE tenant_id = $1 AND case_id = ANY($2::uuid[])',
  },
];
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
    papersOf('dispute'),
    clocksOf('dispute'),
  ];
  override readonly papers = CASE_PAPERS;
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

/** Legal aid, by the term of mediation files: a union's own aid has none set for it. */
@Injectable()
export class RetainedLegalAid extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'legal-aid', name: '法律援助案卷', years: 10, leastYears: 10 },
    source: '比照调解档案，保存十年以上',
  };
  override readonly wall = (actor: Actor, column: string, params: unknown[]): string =>
    new LegalAidAuditWall().condition(actor, column, params);
  readonly ended = `SELECT id, union_id, number, closed_on AS ended_on, array_remove(ARRAY[member_id], NULL) AS member_ids
    FROM disputes.legal_aid WHERE tenant_id = $1 AND status = 'closed' AND closed_on IS NOT NULL`;
  readonly places: readonly ErasedPlace[] = [
    { entity: LegalAid, rows: 'r.id = ANY($2::uuid[])' },
    { entity: LegalAidRecord, rows: 'r.legal_aid_id = ANY($2::uuid[])' },
    papersOf('legal-aid'),
    clocksOf('legal-aid'),
  ];
  override readonly papers = CASE_PAPERS;
}

/** Accidents; those with dead, missing or severely injured people are kept for good. */
@Injectable()
export class RetainedAccidents extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'accident', name: '事故调查案卷', years: 30, leastYears: 30 },
    source: '比照生产安全事故档案：死亡、失踪或重伤的永久保存，其他三十年',
  };
  override readonly wall = (actor: Actor, column: string, params: unknown[]): string =>
    new AccidentAuditWall().condition(actor, column, params);
  readonly ended = `SELECT a.id, a.union_id, a.number, a.closed_on AS ended_on,
      ARRAY(SELECT p.member_id FROM disputes.accident_person p
        WHERE p.tenant_id = a.tenant_id AND p.accident_id = a.id AND p.member_id IS NOT NULL) AS member_ids
    FROM disputes.accident a WHERE a.tenant_id = $1 AND a.status = 'closed' AND a.closed_on IS NOT NULL
      AND NOT EXISTS (SELECT FROM disputes.accident_person h WHERE h.tenant_id = a.tenant_id AND h.accident_id = a.id
        AND h.removed_on IS NULL AND h.harm <> 'light')`;
  readonly places: readonly ErasedPlace[] = [
    { entity: Accident, rows: 'r.id = ANY($2::uuid[])' },
    ...[AccidentPerson, AccidentActivity].map((entity) => ({ entity, rows: 'r.accident_id = ANY($2::uuid[])' })),
    papersOf('accident'),
    clocksOf('accident'),
  ];
  override readonly papers = CASE_PAPERS;
}

/** A case of the same person that is still open. It says no more than any other matter would: all stand behind walls. */
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
           WHERE x.tenant_id = $1 AND x.member_id = h.member_id AND x.status <> 'closed')
         OR EXISTS (SELECT 1 FROM disputes.legal_aid l
           WHERE l.tenant_id = $1 AND l.member_id = h.member_id AND l.status <> 'closed')
         OR EXISTS (SELECT 1 FROM disputes.accident_person q
           JOIN disputes.accident a ON a.tenant_id = q.tenant_id AND a.id = q.accident_id AND a.status <> 'closed'
           WHERE q.tenant_id = $1 AND q.member_id = h.member_id AND q.removed_on IS NULL)`,
      [tx.actor.tenantId, pairs.map(([id]) => id), pairs.map(([, memberId]) => memberId)],
    );
    return new Map(rows.map(({ id }) => [id, OTHER_MATTER]));
  }
}
