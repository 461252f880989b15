import type { CivilDate } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { AccidentId, AccidentKind } from '../domain/accident';
import type { AccidentStatus } from '../domain/accident.lifecycle';
import type { ClockCode } from '../domain/clock-rules';
import { accidentWall } from './accident-wall';
import { NEVER } from './dispute-list.query';
import type { DuePosition } from './due-position';

export const ACCIDENT_GROUPS = ['mine', 'desk', 'investigating', 'compensating', 'ended'] as const;
export type AccidentGroup = (typeof ACCIDENT_GROUPS)[number];

/** Somebody's compensation is not yet done. */
const OPEN_COMPENSATION = `EXISTS (SELECT 1 FROM disputes.accident_person o WHERE o.tenant_id = $1 AND o.accident_id = a.id
  AND o.removed_on IS NULL AND o.ended_reason IS NULL AND (o.agreed_fen IS NULL OR o.paid_fen < o.agreed_fen))`;

const CONDITION_OF: Readonly<Record<Exclude<AccidentGroup, 'mine'>, string>> = {
  desk: `a.status = 'reported'`,
  investigating: `a.status IN ('investigating','found','opined')`,
  compensating: `a.status NOT IN ('declined','closed') AND ${OPEN_COMPENSATION}`,
  ended: `a.status IN ('decided','declined','closed')`,
};

export interface AccidentFilter {
  readonly group: AccidentGroup | null;
  readonly kind: AccidentKind | null;
  /** A part of the number or of the employer. */
  readonly text: string | null;
}

/** Fen as text. */
export interface AccidentLine {
  readonly id: AccidentId;
  readonly number: string;
  readonly status: AccidentStatus;
  readonly kind: AccidentKind;
  readonly employer: string;
  readonly occurredOn: CivilDate;
  readonly handlerName: string | null;
  readonly unionName: string;
  readonly dead: number;
  readonly severe: number;
  readonly light: number;
  readonly agreed: string;
  readonly paid: string;
  readonly nextClock: ClockCode | null;
  readonly dueOn: CivilDate;
}

const PEOPLE = `LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE x.harm IN ('dead','missing'))::int AS dead,
    count(*) FILTER (WHERE x.harm = 'severe')::int AS severe, count(*) FILTER (WHERE x.harm = 'light')::int AS light,
    coalesce(sum(x.agreed_fen), 0)::text AS agreed, coalesce(sum(x.paid_fen), 0)::text AS paid
  FROM disputes.accident_person x WHERE x.tenant_id = $1 AND x.accident_id = p.id AND x.removed_on IS NULL) h ON TRUE`;

/** Accidents that the wall lets the actor see, what runs out first on top. */
export function accidentLines(
  tx: ReadTx,
  filter: AccidentFilter,
  after: DuePosition | null,
  limit: number,
): Promise<AccidentLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [accidentWall(tx.actor, 'a', values), ...narrowed(tx, filter, param)];
  const position = after ? `AND (due, id) > (${param(after.dueOn)}::date, ${param(after.id)}::uuid)` : '';
  return tx.rows<AccidentLine & Record<string, unknown>>(
    `WITH seen AS (
       SELECT a.*, coalesce(n.ends_on, '${NEVER}') AS due, n.clock FROM disputes.accident a
       LEFT JOIN LATERAL (SELECT c.ends_on, c.clock FROM disputes.clock_deadline c
         WHERE c.tenant_id = $1 AND c.case_id = a.id ORDER BY c.ends_on, c.id LIMIT 1) n ON TRUE
       WHERE a.tenant_id = $1 AND ${conditions.join(' AND ')}),
     page AS (SELECT * FROM seen WHERE TRUE ${position} ORDER BY due, id LIMIT ${Math.trunc(limit)})
     SELECT p.id, p.number, p.status, p.kind, p.employer, p.occurred_on AS "occurredOn", p.handler_name AS "handlerName",
       u.name AS "unionName", h.dead, h.severe, h.light, h.agreed, h.paid, p.clock AS "nextClock", p.due AS "dueOn"
     FROM page p JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = p.union_id ${PEOPLE} ORDER BY p.due, p.id`,
    values,
  );
}

export type AccidentCounts = Readonly<Record<AccidentGroup, number>>;

export async function accidentCounts(tx: ReadTx): Promise<AccidentCounts> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.accountId];
  const groups = (Object.keys(CONDITION_OF) as (keyof typeof CONDITION_OF)[]).map(
    (group) => `count(*) FILTER (WHERE ${CONDITION_OF[group]})::int AS "${group}"`,
  );
  const [row] = await tx.rows<Record<AccidentGroup, number>>(
    `SELECT count(*) FILTER (WHERE a.status <> 'closed' AND a.handler_account_id = $2::uuid)::int AS mine, ${groups.join(', ')}
     FROM disputes.accident a WHERE a.tenant_id = $1 AND ${accidentWall(tx.actor, 'a', values)}`,
    values,
  );
  return row!;
}

function narrowed(tx: ReadTx, { group, kind, text }: AccidentFilter, param: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (group === 'mine')
    conditions.push(`a.status <> 'closed' AND a.handler_account_id = ${param(tx.actor.accountId)}::uuid`);
  else if (group) conditions.push(CONDITION_OF[group]);
  if (kind) conditions.push(`a.kind = ${param(kind)}`);
  if (text) {
    const typed = param(text.trim());
    conditions.push(`(position(upper(${typed}) in upper(a.number)) > 0 OR position(${typed} in a.employer) > 0)`);
  }
  return conditions;
}
