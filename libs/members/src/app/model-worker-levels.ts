import type { MemberId, UnionId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ModelWorkerLevel } from '../domain/member';

/** What a model worker's file says of a member. */
export interface HeldLevel {
  readonly memberId: MemberId;
  /** Null: no title any more. */
  readonly level: ModelWorkerLevel | null;
  /** The file that sets the level from now on; null: the register sets it again. */
  readonly fileId: string | null;
}

/** 劳模级别 in the register, set by the files of model workers inside their transaction. */
@Injectable()
export class ModelWorkerLevels {
  /** Set-based; scope is the caller's business. */
  async hold(tx: Tx, levels: readonly HeldLevel[]): Promise<void> {
    if (levels.length === 0) return;
    const of = <K extends keyof HeldLevel>(key: K) => levels.map((one) => one[key]);
    const rows = await tx.rows<{ id: MemberId; unionId: UnionId; before: string | null; after: string | null }>(
      HOLD,
      [tx.actor.tenantId, of('memberId'), of('level'), of('fileId')],
      'model-worker-levels-held',
    );
    for (const { id: subjectId, unionId, before, after } of rows)
      if (before !== after)
        tx.audit({
          ...{ action: 'member.change', subjectType: 'member', subjectId, unionId },
          detail: { modelWorkerLevel: [before, after] },
        });
  }
}

const HOLD = `WITH before AS (SELECT id, model_worker_level AS level FROM members.member
    WHERE tenant_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE)
  UPDATE members.member m
  SET model_worker_level = w.level, model_worker_file_id = w.file_id, version = m.version + 1
  FROM before b JOIN unnest($2::uuid[], $3::text[], $4::uuid[]) AS w(id, level, file_id) ON w.id = b.id
  WHERE m.tenant_id = $1 AND m.id = b.id
    AND (m.model_worker_level, m.model_worker_file_id) IS DISTINCT FROM (w.level, w.file_id)
  RETURNING m.id, m.union_id AS "unionId", b.level AS before, m.model_worker_level AS after`;
