import type { CivilDate } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { ClockCode } from '../domain/clock-rules';
import type { PetitionId, PetitionKind, PetitionSource } from '../domain/petition';
import type { PetitionOutcome, PetitionStatus } from '../domain/petition.lifecycle';
import { NEVER } from './dispute-list.query';
import { petitionWall } from './petition-wall';
import type { DuePosition } from './due-position';

export const PETITION_GROUPS = ['mine', 'desk', 'handling', 'review', 'ended'] as const;
export type PetitionGroup = (typeof PETITION_GROUPS)[number];

const STATUSES_OF: Readonly<Record<Exclude<PetitionGroup, 'mine'>, readonly PetitionStatus[]>> = {
  desk: ['received'],
  handling: ['handling'],
  review: ['in-review', 'in-recheck'],
  ended: ['declined', 'forwarded', 'returned', 'withdrawn', 'answered', 'reviewed', 'rechecked', 'closed'],
};

export interface PetitionFilter {
  readonly group: PetitionGroup | null;
  readonly kind: PetitionKind | null;
  /** A part of the number, or of whom it is about. */
  readonly text: string | null;
}

export interface PetitionLine {
  readonly id: PetitionId;
  readonly number: string;
  readonly status: PetitionStatus;
  readonly kind: PetitionKind;
  readonly about: string | null;
  readonly people: number;
  readonly source: PetitionSource;
  readonly receivedOn: CivilDate;
  readonly concludedOn: CivilDate | null;
  readonly outcome: PetitionOutcome | null;
  readonly petitionerSealed: Buffer | null;
  readonly handlerName: string | null;
  readonly unionName: string;
  readonly nextClock: ClockCode | null;
  readonly dueOn: CivilDate;
}

/** Petitions that the wall lets the actor see, what runs out first on top. */
export function petitionLines(
  tx: ReadTx,
  filter: PetitionFilter,
  after: DuePosition | null,
  limit: number,
): Promise<PetitionLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [petitionWall(tx.actor, 'p', values), ...narrowed(tx, filter, param)];
  const position = after ? `AND (due, id) > (${param(after.dueOn)}::date, ${param(after.id)}::uuid)` : '';
  return tx.rows<PetitionLine & Record<string, unknown>>(
    `WITH seen AS (
       SELECT p.*, coalesce(n.ends_on, '${NEVER}') AS due, n.clock FROM disputes.petition p
       LEFT JOIN LATERAL (SELECT c.ends_on, c.clock FROM disputes.clock_deadline c
         WHERE c.tenant_id = $1 AND c.case_id = p.id ORDER BY c.ends_on, c.id LIMIT 1) n ON TRUE
       WHERE p.tenant_id = $1 AND ${conditions.join(' AND ')}),
     page AS (SELECT * FROM seen WHERE TRUE ${position} ORDER BY due, id LIMIT ${Math.trunc(limit)})
     SELECT p.id, p.number, p.status, p.kind, p.about, p.people, p.source, p.received_on AS "receivedOn", p.outcome,
       p.concluded_on AS "concludedOn",
       p.petitioner_sealed AS "petitionerSealed", p.handler_name AS "handlerName", u.name AS "unionName",
       p.clock AS "nextClock", p.due AS "dueOn"
     FROM page p JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = p.union_id ORDER BY p.due, p.id`,
    values,
  );
}

export type PetitionCounts = Readonly<Record<PetitionGroup, number>>;

export async function petitionCounts(tx: ReadTx): Promise<PetitionCounts> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.accountId];
  const groups = (Object.keys(STATUSES_OF) as (keyof typeof STATUSES_OF)[]).map(
    (group) => `count(*) FILTER (WHERE p.status = ANY('{${STATUSES_OF[group].join(',')}}'))::int AS "${group}"`,
  );
  const [row] = await tx.rows<Record<PetitionGroup, number>>(
    `SELECT count(*) FILTER (WHERE p.status <> 'closed' AND p.handler_account_id = $2::uuid)::int AS mine, ${groups.join(', ')}
     FROM disputes.petition p WHERE p.tenant_id = $1 AND ${petitionWall(tx.actor, 'p', values)}`,
    values,
  );
  return row!;
}

function narrowed(tx: ReadTx, { group, kind, text }: PetitionFilter, param: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (group === 'mine')
    conditions.push(`p.status <> 'closed' AND p.handler_account_id = ${param(tx.actor.accountId)}::uuid`);
  else if (group) conditions.push(`p.status = ANY(${param(STATUSES_OF[group])}::text[])`);
  if (kind) conditions.push(`p.kind = ${param(kind)}`);
  if (text) {
    const typed = param(text.trim());
    conditions.push(`(position(upper(${typed}) in upper(p.number)) > 0 OR position(${typed} in p.about) > 0)`);
  }
  return conditions;
}
