import type { CivilDate, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import type { HardshipCategory } from '../domain/category';
import type { HardshipFileId } from '../domain/hardship-file';
import { ON_FILE_STATUSES } from '../domain/hardship-file.lifecycle';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import type { PairingId } from './pairing.entity';

export interface PairingLine {
  readonly id: PairingId;
  readonly version: number;
  readonly fileId: HardshipFileId;
  readonly unionId: UnionId;
  readonly memberName: string;
  readonly unionName: string;
  readonly category: HardshipCategory | null;
  readonly personName: string;
  readonly everyMonths: number;
  readonly sinceOn: CivilDate;
  readonly nextDueOn: CivilDate | null;
  readonly lastVisitOn: CivilDate | null;
  readonly visits: number;
  readonly endedOn: CivilDate | null;
  readonly endedReason: string | null;
  /** The actor is the one who is paired. */
  readonly own: boolean;
}

/** Pairings in the actor's scope: those that run first, the next visit first. */
export function pairingLines(
  tx: ReadTx,
  { fileId, own }: { readonly fileId: HardshipFileId | null; readonly own: boolean },
): Promise<PairingLine[]> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.personId, fileId, own];
  const scope = scopeCondition(tx.actor, HARDSHIP_PERMISSIONS.read, 'p.union_id', values);
  return tx.rows<PairingLine & Record<string, unknown>>(
    `SELECT p.id, p.version, p.file_id AS "fileId", p.union_id AS "unionId", m.name AS "memberName",
       u.name AS "unionName", f.category, p.person_name AS "personName", p.every_months AS "everyMonths",
       p.since_on AS "sinceOn", p.next_due_on AS "nextDueOn", p.last_visit_on AS "lastVisitOn", p.visits,
       p.ended_on AS "endedOn", p.ended_reason AS "endedReason", p.person_id = $2 AS own
     FROM hardship.pairing p
     JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
     JOIN members.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id
     JOIN organizations.trade_union u ON u.tenant_id = f.tenant_id AND u.id = f.union_id
     WHERE p.tenant_id = $1 AND ${scope} AND ($3::uuid IS NULL OR p.file_id = $3)
       AND (NOT $4::boolean OR p.person_id = $2 AND p.ended_on IS NULL)
     ORDER BY p.ended_on IS NOT NULL, p.next_due_on, p.id LIMIT 300`,
    values,
  );
}

const END = `UPDATE hardship.pairing SET ended_on = $2, ended_reason = $3, next_due_on = NULL, version = version + 1
  WHERE tenant_id = $1 AND ended_on IS NULL`;

/** Nobody goes to the household of this file by turns any more. */
export const endPairings = (tx: Tx, fileId: HardshipFileId, today: CivilDate, reason: string): Promise<unknown[]> =>
  tx.rows(`${END} AND file_id = $4`, [tx.actor.tenantId, today, reason, fileId]);

/** The same for every file that is not on file any more, set-based. */
export const endPairingsOfEnded = (tx: Tx, today: CivilDate, reason: string): Promise<unknown[]> =>
  tx.rows(
    `${END} AND file_id IN (SELECT f.id FROM hardship.hardship_file f WHERE f.tenant_id = $1 AND f.status <> ALL($4))`,
    [tx.actor.tenantId, today, reason, ON_FILE_STATUSES],
  );
