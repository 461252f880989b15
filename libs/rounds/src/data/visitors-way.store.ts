import type { Tx } from '@app/persistence';
import type { Allotted, OnTheWay } from '../domain/allotment';
import type { RosterEntryId, RoundId } from '../domain/round';
import { overManyPeople } from './many-people';
import { RosterEntry } from './roster-entry.entity';

/** Whom the visitors of a locked round have already, without these. */
export async function standingOnTheWay(
  tx: Tx,
  roundId: RoundId,
  without: readonly { readonly id: RosterEntryId }[],
): Promise<OnTheWay[]> {
  const rows = await tx.found(
    RosterEntry,
    (param) => `r.round_id = ${param(roundId)} AND r.visitor_id IS NOT NULL AND r.status <> 'removed'
      AND r.id <> ALL(${param(without.map(({ id }) => id))}::uuid[])`,
    'ORDER BY r.order_no',
  );
  return rows.map((entry) => ({
    ...{ ...entry, visitorId: entry.visitorId! },
    isDone: entry.status !== 'allotted' && entry.status !== 'absent',
  }));
}

/**
 * Who is absent keeps that state: it says that somebody was there. Another place on the same visitor's way makes no open
 * page stale.
 */
export async function writeWay(tx: Tx, roundId: RoundId, places: readonly Allotted[]): Promise<void> {
  await overManyPeople(
    tx,
    `UPDATE rounds.roster_entry e SET visitor_id = a.visitor_id, visit_order = a.visit_order,
       version = e.version + (e.visitor_id IS DISTINCT FROM a.visitor_id)::int,
       status = CASE e.status WHEN 'planned' THEN 'allotted' ELSE e.status END
     FROM unnest($3::uuid[], $4::uuid[], $5::int[]) AS a(id, visitor_id, visit_order)
     WHERE e.tenant_id = $1 AND e.round_id = $2 AND e.id = a.id AND e.status IN ('planned','allotted','absent')`,
    [
      ...[tx.actor.tenantId, roundId, places.map((each) => each.id), places.map((each) => each.visitorId)],
      places.map(({ order }) => order),
    ],
  );
}
