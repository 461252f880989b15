import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { ClockCode } from '../domain/clock-rules';
import type { DisputeId, DisputeMatter } from '../domain/dispute';
import type { DisputeOutcome, DisputeStatus } from '../domain/dispute.lifecycle';
import { wallCondition } from './wall';
import type { DuePosition } from './due-position';

export const DISPUTE_GROUPS = ['mine', 'desk', 'mediating', 'performing', 'ended'] as const;
export type DisputeGroup = (typeof DISPUTE_GROUPS)[number];

const STATUSES_OF: Readonly<Record<Exclude<DisputeGroup, 'mine'>, readonly DisputeStatus[]>> = {
  desk: ['received', 'consent-asked'],
  mediating: ['accepted', 'investigating', 'in-session'],
  performing: ['agreed', 'performing', 'breached'],
  ended: ['rejected', 'failed', 'withdrawn', 'expired', 'referred', 'performed', 'closed'],
};

export interface DisputeFilter {
  readonly group: DisputeGroup | null;
  readonly matter: DisputeMatter | null;
  /** A number or a part of the employer's name. */
  readonly text: string | null;
}

export interface DisputeLine {
  readonly id: DisputeId;
  readonly number: string;
  readonly status: DisputeStatus;
  readonly matter: DisputeMatter;
  readonly employer: string;
  readonly workers: number;
  readonly asked: string;
  readonly recovered: string;
  readonly receivedOn: CivilDate;
  readonly concludedOn: CivilDate | null;
  readonly outcome: DisputeOutcome | null;
  readonly unionName: string;
  readonly nameSealed: Buffer | null;
  readonly mediators: string[];
  readonly nextClock: ClockCode | 'instalment' | null;
  readonly dueOn: CivilDate;
}

/** What has no deadline comes last. */
export const NEVER = '9999-12-31' as CivilDate;

/** Disputes that the wall lets the actor see, what runs out first on top; a row more than `limit` when there are more. */
export function disputeLines(
  tx: ReadTx,
  filter: DisputeFilter,
  after: DuePosition | null,
  limit: number,
): Promise<DisputeLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [wallCondition(tx.actor, 'd', values), ...narrowed(tx, filter, param)];
  const position = after ? `AND (due, id) > (${param(after.dueOn)}::date, ${param(after.id)}::uuid)` : '';
  return tx.rows<DisputeLine & Record<string, unknown>>(
    `WITH seen AS (
       SELECT d.*, coalesce(n.ends_on, '${NEVER}') AS due, n.clock FROM disputes.dispute d
       LEFT JOIN LATERAL (SELECT c.ends_on, c.clock FROM disputes.clock_deadline c
         WHERE c.tenant_id = $1 AND c.case_id = d.id ORDER BY c.ends_on, c.id LIMIT 1) n ON TRUE
       WHERE d.tenant_id = $1 AND ${conditions.join(' AND ')}),
     page AS (SELECT * FROM seen WHERE TRUE ${position} ORDER BY due, id LIMIT ${Math.trunc(limit)})
     SELECT d.id, d.number, d.status, d.matter, d.employer, d.workers, d.asked::text, d.recovered::text,
       d.received_on AS "receivedOn", d.concluded_on AS "concludedOn", d.outcome, u.name AS "unionName",
       (SELECT p.name_sealed FROM disputes.dispute_party p WHERE p.tenant_id = $1 AND p.dispute_id = d.id
         ORDER BY p.place LIMIT 1) AS "nameSealed",
       ARRAY(SELECT m.name FROM disputes.dispute_mediator m WHERE m.tenant_id = $1 AND m.dispute_id = d.id
         AND m.replaced_on IS NULL ORDER BY m.presides DESC, m.id) AS mediators,
       d.clock AS "nextClock", d.due AS "dueOn"
     FROM page d JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = d.union_id ORDER BY d.due, d.id`,
    values,
  );
}

export type DisputeCounts = Readonly<Record<DisputeGroup, number>>;

export async function disputeCounts(tx: ReadTx): Promise<DisputeCounts> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.accountId];
  const groups = (Object.keys(STATUSES_OF) as (keyof typeof STATUSES_OF)[]).map(
    (group) => `count(*) FILTER (WHERE d.status = ANY('{${STATUSES_OF[group].join(',')}}'))::int AS "${group}"`,
  );
  const [row] = await tx.rows<Record<DisputeGroup, number>>(
    `SELECT count(*) FILTER (WHERE d.status <> 'closed' AND ${MEDIATED_BY('$2::uuid')})::int AS mine, ${groups.join(', ')}
     FROM disputes.dispute d WHERE d.tenant_id = $1 AND ${wallCondition(tx.actor, 'd', values)}`,
    values,
  );
  return row!;
}

const MEDIATED_BY = (account: string): string =>
  `EXISTS (SELECT 1 FROM disputes.dispute_mediator own WHERE own.tenant_id = $1 AND own.dispute_id = d.id
     AND own.account_id = ${account} AND own.replaced_on IS NULL)`;

function narrowed(tx: ReadTx, { group, matter, text }: DisputeFilter, param: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (group === 'mine')
    conditions.push(`d.status <> 'closed' AND ${MEDIATED_BY(`${param(tx.actor.accountId)}::uuid`)}`);
  else if (group) conditions.push(`d.status = ANY(${param(STATUSES_OF[group])}::text[])`);
  if (matter) conditions.push(`d.matter = ${param(matter)}`);
  if (text) {
    const typed = param(text.trim());
    conditions.push(`(position(upper(${typed}) in upper(d.number)) > 0 OR position(${typed} in d.employer) > 0)`);
  }
  return conditions;
}

export interface BoardLine {
  readonly disputeId: DisputeId;
  readonly number: string;
  readonly status: DisputeStatus;
  readonly employer: string;
  readonly nameSealed: Buffer | null;
  readonly workers: number;
  readonly clock: ClockCode | 'instalment';
  readonly endsOn: CivilDate;
  readonly isMine: boolean;
}

/** What runs out next, of every dispute that the actor may see. */
export function boardLines(tx: ReadTx, unionId: UnionId | null, limit: number): Promise<BoardLine[]> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.accountId, unionId];
  return tx.rows<BoardLine & Record<string, unknown>>(
    `SELECT d.id AS "disputeId", d.number, d.status, d.employer, d.workers, c.clock, c.ends_on AS "endsOn",
       (SELECT p.name_sealed FROM disputes.dispute_party p WHERE p.tenant_id = $1 AND p.dispute_id = d.id
         ORDER BY p.place LIMIT 1) AS "nameSealed", ${MEDIATED_BY('$2::uuid')} AS "isMine"
     FROM disputes.clock_deadline c
     JOIN disputes.dispute d ON d.tenant_id = c.tenant_id AND d.id = c.case_id
     WHERE c.tenant_id = $1 AND ($3::uuid IS NULL OR d.union_id = $3::uuid) AND ${wallCondition(tx.actor, 'd', values)}
     ORDER BY c.ends_on, c.id LIMIT ${Math.trunc(limit)}`,
    values,
  );
}
