import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Round } from '../data/round.entity';
import { tellFact } from '../data/round.store';
import type { RoundId } from '../domain/round';
import { ROUND_RECORDED_IN } from '../domain/round.lifecycle';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { RoundChange } from './round-change';
import { VisitorTakeover } from './visitor-takeover';

/** Rounds that somebody organises and that have not ended. */
@Injectable()
export class OrganisedRounds extends OpenWork {
  readonly kind = 'round';
  readonly label = '组织的活动';
  readonly dispatchedBy = ROUND_PERMISSIONS.manage;

  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly change: RoundChange,
  ) {
    super();
  }

  of(tx: ReadTx, { personId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, personId, MOST_OPEN_WORK];
    return tx.rows<OpenWorkItem>(
      `SELECT r.id AS "subjectId", r.number || ' ' || r.name AS title, '/rounds/' || r.id AS link, r.due_on AS "dueOn"
       FROM rounds.round r
       WHERE r.tenant_id = $1 AND r.created_by_id = $2 AND r.ended_at IS NULL AND ${scope('r.union_id', values)}
       ORDER BY r.due_on, r.id LIMIT $3`,
      values,
    );
  }

  /** From now on he organises it and is reminded of it; the timeline keeps who began. */
  async handOver(tx: Tx, subjectId: string, from: Worker, reason: string): Promise<boolean> {
    const row = await tx.lock(Round, subjectId as RoundId);
    if (!row || row.endedAt !== null || row.createdById !== from.personId) return false;
    const { personId, displayName } = tx.actor;
    if (!(await this.organizations.isWithin(tx, tx.actor, ROUND_PERMISSIONS.manage, row.unionId)))
      refuse('round.not-found', '您现在的职务还不能组织活动，请管理员先给您职务。');
    const detail = { organiserId: [from.personId, personId] };
    const subject = { subjectType: 'round', subjectId, unionId: row.unionId };
    tx.audit({ action: 'round.hand-over', ...subject, detail, reason });
    await tellFact(tx, row.id, 'hand-over', reason);
    await this.change.remind(tx, await tx.update(Round, row, { createdById: personId, createdByName: displayName }));
    return true;
  }
}

/** Rounds in which people wait for somebody's visit. */
@Injectable()
export class AllottedRounds extends OpenWork {
  readonly kind = 'round-visits';
  readonly label = '活动里要走访的人';
  readonly dispatchedBy = ROUND_PERMISSIONS.manage;

  constructor(private readonly visitors: VisitorTakeover) {
    super();
  }

  of(tx: ReadTx, { personId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, personId, MOST_OPEN_WORK, ROUND_RECORDED_IN.allot];
    return tx.rows<OpenWorkItem>(
      `SELECT r.id AS "subjectId", r.number || ' ' || r.name || ' ' || e.people || ' 人' AS title,
         '/rounds/' || r.id AS link, r.due_on AS "dueOn"
       FROM rounds.round r
       CROSS JOIN LATERAL (SELECT count(*) AS people FROM rounds.roster_entry x WHERE x.tenant_id = $1
         AND x.round_id = r.id AND x.visitor_id = $2 AND x.status IN ('planned','allotted','absent')) e
       WHERE r.tenant_id = $1 AND e.people > 0 AND r.status = ANY($4) AND ${scope('r.union_id', values)}
         AND EXISTS (SELECT 1 FROM rounds.round_visitor v
           WHERE v.tenant_id = $1 AND v.round_id = r.id AND v.person_id = $2)
       ORDER BY r.due_on, r.id LIMIT $3`,
      values,
    );
  }

  handOver(tx: Tx, subjectId: string, from: Worker, reason: string): Promise<boolean> {
    return this.visitors.takeOver(tx, subjectId as RoundId, from, reason);
  }
}
