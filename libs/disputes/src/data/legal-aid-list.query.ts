import type { CivilDate, MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { ClockCode } from '../domain/clock-rules';
import type { DisputeMatter } from '../domain/dispute';
import type { LegalAidId, LegalAidOutcome, LegalAidService } from '../domain/legal-aid';
import type { LegalAidStatus } from '../domain/legal-aid.lifecycle';
import { NEVER } from './dispute-list.query';
import { legalAidWall } from './legal-aid-wall';
import type { DuePosition } from './due-position';

export const LEGAL_AID_GROUPS = ['mine', 'desk', 'assigning', 'handling', 'objection', 'ended'] as const;
export type LegalAidGroup = (typeof LEGAL_AID_GROUPS)[number];

const STATUSES_OF: Readonly<Record<Exclude<LegalAidGroup, 'mine'>, readonly LegalAidStatus[]>> = {
  desk: ['received', 'supplementing'],
  assigning: ['granted'],
  handling: ['handling'],
  objection: ['in-objection'],
  ended: ['refused', 'upheld', 'completed', 'terminated', 'withdrawn', 'closed'],
};

export interface LegalAidFilter {
  readonly group: LegalAidGroup | null;
  readonly matter: DisputeMatter | null;
  /** A part of the number, or of the employer. */
  readonly text: string | null;
}

export interface LegalAidLine {
  readonly id: LegalAidId;
  readonly number: string;
  readonly status: LegalAidStatus;
  readonly matter: DisputeMatter;
  readonly service: LegalAidService;
  readonly employer: string;
  readonly people: number;
  readonly receivedOn: CivilDate;
  readonly outcome: LegalAidOutcome | null;
  readonly applicantSealed: Buffer;
  readonly handlerName: string | null;
  readonly unionName: string;
  readonly nextClock: ClockCode | null;
  readonly dueOn: CivilDate;
}

/** Cases that the wall lets the actor see, what runs out first on top. */
export function legalAidLines(
  tx: ReadTx,
  filter: LegalAidFilter,
  after: DuePosition | null,
  limit: number,
): Promise<LegalAidLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [legalAidWall(tx.actor, 'a', values), ...narrowed(tx, filter, param)];
  const position = after ? `AND (due, id) > (${param(after.dueOn)}::date, ${param(after.id)}::uuid)` : '';
  return tx.rows<LegalAidLine & Record<string, unknown>>(
    `WITH seen AS (
       SELECT a.*, coalesce(n.ends_on, '${NEVER}') AS due, n.clock FROM disputes.legal_aid a
       LEFT JOIN LATERAL (SELECT c.ends_on, c.clock FROM disputes.clock_deadline c
         WHERE c.tenant_id = $1 AND c.case_id = a.id ORDER BY c.ends_on, c.id LIMIT 1) n ON TRUE
       WHERE a.tenant_id = $1 AND ${conditions.join(' AND ')}),
     page AS (SELECT * FROM seen WHERE TRUE ${position} ORDER BY due, id LIMIT ${Math.trunc(limit)})
     SELECT a.id, a.number, a.status, a.matter, a.service, a.employer, a.people, a.received_on AS "receivedOn",
       a.outcome, a.applicant_sealed AS "applicantSealed", a.handler_name AS "handlerName", u.name AS "unionName",
       a.clock AS "nextClock", a.due AS "dueOn"
     FROM page a JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = a.union_id ORDER BY a.due, a.id`,
    values,
  );
}

export type LegalAidCounts = Readonly<Record<LegalAidGroup, number>>;

export async function legalAidCounts(tx: ReadTx): Promise<LegalAidCounts> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.accountId];
  const groups = (Object.keys(STATUSES_OF) as (keyof typeof STATUSES_OF)[]).map(
    (group) => `count(*) FILTER (WHERE a.status = ANY('{${STATUSES_OF[group].join(',')}}'))::int AS "${group}"`,
  );
  const [row] = await tx.rows<Record<LegalAidGroup, number>>(
    `SELECT count(*) FILTER (WHERE a.status <> 'closed' AND a.handler_account_id = $2::uuid)::int AS mine, ${groups.join(', ')}
     FROM disputes.legal_aid a WHERE a.tenant_id = $1 AND ${legalAidWall(tx.actor, 'a', values)}`,
    values,
  );
  return row!;
}

function narrowed(tx: ReadTx, { group, matter, text }: LegalAidFilter, param: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (group === 'mine')
    conditions.push(`a.status <> 'closed' AND a.handler_account_id = ${param(tx.actor.accountId)}::uuid`);
  else if (group) conditions.push(`a.status = ANY(${param(STATUSES_OF[group])}::text[])`);
  if (matter) conditions.push(`a.matter = ${param(matter)}`);
  if (text) {
    const typed = param(text.trim());
    conditions.push(`(position(upper(${typed}) in upper(a.number)) > 0 OR position(${typed} in a.employer) > 0)`);
  }
  return conditions;
}

export interface SimilarLegalAid {
  readonly id: string;
  readonly number: string;
  /** What is behind the wall is told as "there is one", without its number. */
  readonly isVisible: boolean;
}

/** Running cases of the same member against the same employer. */
export function similarLegalAids(
  tx: ReadTx,
  employerKey: string,
  memberId: MemberId,
  except: LegalAidId,
): Promise<SimilarLegalAid[]> {
  const values: unknown[] = [tx.actor.tenantId, employerKey, memberId, except];
  return tx.rows<SimilarLegalAid & Record<string, unknown>>(
    `SELECT a.id, a.number, ${legalAidWall(tx.actor, 'a', values)} AS "isVisible" FROM disputes.legal_aid a
     WHERE a.tenant_id = $1 AND a.employer_key = $2 AND a.member_id = $3 AND a.id <> $4
       AND a.status = ANY('{received,supplementing,granted,handling,in-objection}') ORDER BY a.id LIMIT 5`,
    values,
  );
}

/** The case that was opened from a dispute, and whether the actor may see it. */
export async function legalAidOfDispute(tx: ReadTx, disputeId: string): Promise<SimilarLegalAid | null> {
  const values: unknown[] = [tx.actor.tenantId, disputeId];
  const [row] = await tx.rows<SimilarLegalAid & Record<string, unknown>>(
    `SELECT a.id, a.number, ${legalAidWall(tx.actor, 'a', values)} AS "isVisible" FROM disputes.legal_aid a
     WHERE a.tenant_id = $1 AND a.dispute_id = $2`,
    values,
  );
  return row ?? null;
}
