import type { CivilDate, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { HardshipCategory } from '../domain/category';
import type { HardshipFileId } from '../domain/hardship-file';
import { ON_FILE_STATUSES } from '../domain/hardship-file.lifecycle';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import type { SpotCheckId } from './spot-check.entity';

const BELOW = `IN (SELECT c.descendant_id FROM organizations.union_closure c
    WHERE c.tenant_id = $1 AND c.ancestor_id = $2::uuid)`;
const STATUSES = ON_FILE_STATUSES.map((status) => `'${status}'`).join(',');

/** The files on file at a union and below it, and which of them were drawn in the year. */
export const filesToDraw = (
  tx: ReadTx,
  unionId: UnionId,
  year: number,
): Promise<{ readonly id: HardshipFileId; readonly drawn: boolean }[]> =>
  tx.rows<{ id: HardshipFileId; drawn: boolean }>(
    `SELECT f.id, EXISTS (SELECT 1 FROM hardship.spot_check_item i
         JOIN hardship.spot_check s ON s.tenant_id = i.tenant_id AND s.id = i.check_id
         WHERE i.tenant_id = $1 AND i.file_id = f.id AND s.year = $3) AS drawn
     FROM hardship.hardship_file f
     WHERE f.tenant_id = $1 AND f.status IN (${STATUSES}) AND f.union_id ${BELOW} ORDER BY f.id`,
    [tx.actor.tenantId, unionId, year],
    'files-to-draw',
  );

/** One draw as a line of the list. */
export interface SpotCheckLine {
  readonly id: SpotCheckId;
  readonly unionName: string;
  readonly year: number;
  readonly percent: number;
  readonly drawn: number;
  readonly onFile: number;
  readonly drawnOn: CivilDate;
  readonly drawnByName: string;
  readonly checked: number;
  readonly differing: number;
}

/** The draws of the actor's unions, the latest first. */
export function spotCheckLines(tx: ReadTx): Promise<SpotCheckLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const scope = scopeCondition(tx.actor, HARDSHIP_PERMISSIONS.oversee, 's.union_id', values);
  return tx.rows<SpotCheckLine & Record<string, unknown>>(
    `SELECT s.id, u.name AS "unionName", s.year, s.percent, s.drawn, s.on_file AS "onFile", s.drawn_on AS "drawnOn",
       s.drawn_by_name AS "drawnByName", count(i.conforms)::int AS checked,
       count(*) FILTER (WHERE NOT i.conforms)::int AS differing
     FROM hardship.spot_check s
     JOIN organizations.trade_union u ON u.tenant_id = s.tenant_id AND u.id = s.union_id
     JOIN hardship.spot_check_item i ON i.tenant_id = s.tenant_id AND i.check_id = s.id
     WHERE s.tenant_id = $1 AND ${scope}
     GROUP BY s.tenant_id, s.id, u.name ORDER BY s.id DESC LIMIT 200`,
    values,
  );
}

export interface SpotCheckItemLine {
  readonly id: string;
  readonly version: number;
  readonly place: number;
  readonly fileId: HardshipFileId;
  readonly number: string;
  readonly memberName: string;
  readonly unionName: string;
  readonly category: HardshipCategory | null;
  readonly officerName: string | null;
  readonly conforms: boolean | null;
  readonly checkedOn: CivilDate | null;
  readonly checkedByName: string | null;
}

export const spotCheckItems = (tx: ReadTx, checkId: SpotCheckId): Promise<SpotCheckItemLine[]> =>
  tx.rows<SpotCheckItemLine & Record<string, unknown>>(
    `SELECT i.id, i.version, i.place, f.id AS "fileId", f.number, m.name AS "memberName", u.name AS "unionName",
       f.category, f.officer_name AS "officerName", i.conforms, i.checked_on AS "checkedOn",
       i.checked_by_name AS "checkedByName"
     FROM hardship.spot_check_item i
     JOIN hardship.hardship_file f ON f.tenant_id = i.tenant_id AND f.id = i.file_id
     JOIN members.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id
     JOIN organizations.trade_union u ON u.tenant_id = f.tenant_id AND u.id = f.union_id
     WHERE i.tenant_id = $1 AND i.check_id = $2 ORDER BY i.place`,
    [tx.actor.tenantId, checkId],
  );
