import { HardshipFileService } from '@app/hardship';
import { type MemberId, systemActor, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { academicYearOf } from '../domain/academic-year';
import type { AwardId, LapseRule } from '../domain/study-aid';
import { ChildConsents } from './child-consents';

const PORTION = 1_000;

interface Followed {
  readonly id: AwardId;
  readonly memberId: MemberId;
  readonly status: 'running' | 'suspended';
  readonly rule: LapseRule;
}

interface Step {
  readonly moved: number;
  /** Null: that was the last portion. */
  readonly last: AwardId | null;
}

/**
 * Awards follow the family's hardship file as their programme says: suspended or ended when it lapses, resumed when it
 * holds again. A grace year that was decided keeps the award running.
 */
@Injectable()
export class FileFollowing {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly files: HardshipFileService,
    private readonly children: ChildConsents,
  ) {}

  async work(tenantId: TenantId): Promise<number> {
    let moved = 0;
    for (let after: AwardId | null = null; ;) {
      const from: AwardId | null = after;
      const step: Step = await this.uow.run(systemActor(tenantId), (tx) => this.portion(tx, from));
      moved += step.moved;
      if (step.last === null) return moved;
      after = step.last;
    }
  }

  private async portion(tx: Tx, after: AwardId | null): Promise<Step> {
    const today = await this.organizations.today(tx);
    const rows = await tx.rows<Followed & Record<string, unknown>>(FOLLOWED, [
      ...[tx.actor.tenantId, academicYearOf(today), after, PORTION],
    ]);
    const members = [...new Set(rows.map(({ memberId }) => memberId))];
    const onFile = await this.files.onFile(tx, members, today);
    const lapsed = rows.filter((row) => row.status === 'running' && !onFile.has(row.memberId));
    const ids = (some: readonly Followed[]) => some.map(({ id }) => id);
    const onFileAgain = rows.filter((row) => row.status === 'suspended' && onFile.has(row.memberId));
    const stopped = new Set((await this.children.stopped(tx, ids(onFileAgain))).map(({ id }) => id));
    const back = onFileAgain.filter(({ id }) => !stopped.has(id));
    await this.move(tx, END, ids(lapsed.filter(({ rule }) => rule === 'end')), 'end', '困难职工档案已失效', today);
    await this.move(tx, SUSPEND, ids(lapsed.filter(({ rule }) => rule !== 'end')), 'suspend', '困难职工档案已失效');
    await this.move(tx, RESUME, ids(back), 'resume', '困难职工档案重新在档');
    return { moved: lapsed.length + back.length, last: rows.length < PORTION ? null : rows.at(-1)!.id };
  }

  private async move(
    tx: Tx,
    statement: string,
    ids: readonly AwardId[],
    action: 'end' | 'suspend' | 'resume',
    words: string,
    ...more: unknown[]
  ): Promise<void> {
    if (ids.length === 0) return;
    await tx.rows(statement, [tx.actor.tenantId, ids, words, ...more]);
    await tx.rows(
      `INSERT INTO study_aid.award_fact (tenant_id, id, award_id, action, at, by_name, words)
       SELECT $1, uuidv7(), id, $3, $4, $5, $6 FROM unnest($2::uuid[]) AS w(id)`,
      [tx.actor.tenantId, ids, action, tx.now, tx.actor.displayName, words],
    );
    tx.announce({ type: 'study-award.followed-file.v1', payload: { action, count: ids.length } });
  }
}

const FOLLOWED = `SELECT a.id, a.member_id AS "memberId", a.status, p.lapse_rule AS rule
  FROM study_aid.award a JOIN study_aid.programme p ON p.tenant_id = $1 AND p.id = a.programme_id
  WHERE a.tenant_id = $1 AND p.needs_file AND p.status = 'open' AND ($3::uuid IS NULL OR a.id > $3::uuid)
    AND (a.status = 'running' AND a.grace_year IS DISTINCT FROM $2::int
      OR a.status = 'suspended' AND a.suspended_for = 'file')
  ORDER BY a.id LIMIT $4 FOR UPDATE OF a`;
const SUSPEND = `UPDATE study_aid.award SET status = 'suspended', suspended_for = 'file', version = version + 1,
  last_reason = $3 WHERE tenant_id = $1 AND id = ANY($2::uuid[])`;
const RESUME = `UPDATE study_aid.award SET status = 'running', suspended_for = NULL, version = version + 1,
  last_reason = $3 WHERE tenant_id = $1 AND id = ANY($2::uuid[])`;
const END = `WITH ended AS (UPDATE study_aid.award SET status = 'ended', live = FALSE, suspended_for = NULL,
    end_ground = 'lapsed-file', ended_on = $4::date, version = version + 1, last_reason = $3
  WHERE tenant_id = $1 AND id = ANY($2::uuid[]) RETURNING id)
  UPDATE study_aid.renewal r SET status = 'ended', version = r.version + 1 FROM ended
  WHERE r.tenant_id = $1 AND r.award_id = ended.id AND r.status NOT IN ('ended','done')`;
