import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import type { HonourLevel } from '../domain/model-worker';

/** Members of the union and below who stand in the register as model workers and have no file. */
export const WITHOUT_FILE = `m.model_worker_level IS NOT NULL AND m.model_worker_file_id IS NULL
  AND m.status IN ('active','transferring','retained')`;

export interface OpenedFile {
  readonly memberId: MemberId;
  readonly level: HonourLevel;
  readonly fileId: string;
}

/** Opens their files, set-based; what the honour was called, when and by whom is filled in later. */
export function openFilesOfRoster(tx: Tx, unionId: UnionId, today: CivilDate): Promise<OpenedFile[]> {
  return tx.rows<OpenedFile & Record<string, unknown>>(OPEN, [
    ...[tx.actor.tenantId, unionId, today, tx.now, tx.actor.displayName, tx.actor.memberId],
  ]);
}

const OPEN = `WITH of AS (SELECT m.id, m.model_worker_level AS level FROM members.member m
    JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.descendant_id = m.union_id AND c.ancestor_id = $2::uuid
    WHERE m.tenant_id = $1 AND ${WITHOUT_FILE} AND m.id IS DISTINCT FROM $6::uuid ORDER BY m.id FOR UPDATE OF m),
  opened AS (INSERT INTO model_workers.file (tenant_id, id, version, member_id, level, honours, status, since,
      opened_by_name, opened_at)
    SELECT $1, uuidv7(), 1, id, level, jsonb_build_array(jsonb_build_object('level', level, 'title', NULL, 'year', NULL,
      'conferredBy', NULL)), 'active', $3::date, $5, $4 FROM of
    ON CONFLICT (tenant_id, member_id) WHERE status <> 'voided' DO NOTHING
    RETURNING id, member_id, level),
  noted AS (INSERT INTO model_workers.file_change (tenant_id, id, file_id, action, from_status, to_status, happened_on,
      reason, by_name, at) SELECT $1, uuidv7(), id, 'open', 'active', 'active', $3::date, '名册里有劳模级别', $5, $4
    FROM opened)
  SELECT member_id AS "memberId", level, id AS "fileId" FROM opened`;
