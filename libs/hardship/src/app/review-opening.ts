import { ApprovalService } from '@app/approvals';
import { systemActor, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { federationDay, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { endPairingsOfEnded } from '../data/pairing.query';
import type { ReviewRule } from '../domain/review-rule';
import { ENDED_WITH_FILE } from './file-step.service';
import { ReviewRules } from './review-rules';

/** Opens the yearly reviews that come due and ends the files whose review nobody did; set-based, may run twice. */
@Injectable()
export class ReviewOpening {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly rules: ReviewRules,
    private readonly approvals: ApprovalService,
  ) {}

  async work(tenantId: TenantId): Promise<{ opened: number; lapsed: number }> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const rule = await this.rules.on(tx, await this.organizations.today(tx));
      const done = { opened: await this.open(tx, rule), lapsed: await this.lapse(tx, rule) };
      await endPairingsOfEnded(tx, await this.organizations.today(tx), ENDED_WITH_FILE);
      return done;
    });
  }

  private async open(tx: Tx, { opensBeforeDays }: ReviewRule): Promise<number> {
    const today = await this.organizations.today(tx);
    const rows = await tx.rows<{ id: string; unionId: string }>(
      `WITH due AS (
         UPDATE hardship.hardship_file SET status = 'review-due', version = version + 1, moved_at = $3
         WHERE tenant_id = $1 AND status = 'active' AND review_due_on <= $2::date + $6::int
         RETURNING id, union_id, review_due_on
       ), told AS (
         INSERT INTO hardship.file_fact (tenant_id, id, file_id, action, at, by_account_id, by_name, status, detail)
         SELECT $1, uuidv7(), id, 'begin-review', $3, $4, $5, 'review-due', jsonb_build_object('dueOn', review_due_on)
         FROM due
       )
       SELECT id, union_id AS "unionId" FROM due`,
      [tx.actor.tenantId, today, tx.now, tx.actor.accountId, tx.actor.displayName, opensBeforeDays],
    );
    if (rows.length > 0) tx.announce({ type: 'hardship-file.reviews-opened.v1', payload: { count: rows.length } });
    return rows.length;
  }

  /** Nobody did it so many days after it was due, nor since it stands open: it may have opened late, or come back from those who sign. */
  private async lapse(tx: Tx, { lapsesAfterDays }: ReviewRule): Promise<number> {
    const today = await this.organizations.today(tx);
    const rows = await tx.rows<{ id: string }>(
      `WITH gone AS (
         UPDATE hardship.hardship_file SET status = 'watched', running = false, version = version + 1, exited_on = $2, moved_at = $3,
           exit_ground = 'lapsed', exit_reason = '逾期没有复核', review_due_on = NULL,
           kept_until = ($2::date + interval '10 years' - interval '1 day')::date
         WHERE tenant_id = $1 AND status = 'review-due' AND review_due_on + $6::int < $2::date
           AND ${federationDay('moved_at')} + $6::int < $2::date
         RETURNING id
       ), persons AS (
         UPDATE hardship.file_person p SET running = false FROM gone g
         WHERE p.tenant_id = $1 AND p.file_id = g.id
       ), told AS (
         INSERT INTO hardship.file_fact (tenant_id, id, file_id, action, at, by_account_id, by_name, status, detail)
         SELECT $1, uuidv7(), id, 'exit', $3, $4, $5, 'watched', jsonb_build_object('ground', 'lapsed') FROM gone
       )
       SELECT id FROM gone`,
      [tx.actor.tenantId, today, tx.now, tx.actor.accountId, tx.actor.displayName, lapsesAfterDays],
    );
    const fileIds = rows.map(({ id }) => id);
    await this.endChanges(tx, fileIds);
    if (rows.length > 0) tx.announce({ type: 'hardship-file.lapsed.v1', payload: { fileIds } });
    return rows.length;
  }

  /** Another category that came back from those who sign, and that nobody handed in again, is asked for no more. */
  private async endChanges(tx: Tx, fileIds: readonly string[]): Promise<void> {
    const running = await tx.rows<{ id: string }>(
      `SELECT r.subject_id AS id FROM approvals.approval_request r
       WHERE r.tenant_id = $1 AND r.subject_id = ANY($2::uuid[]) AND r.status IN ('open','returned')`,
      [tx.actor.tenantId, fileIds],
    );
    for (const { id } of running)
      await this.approvals.decide(tx, id, { action: 'withdraw', reason: ENDED_WITH_FILE, bySubject: true });
  }
}
