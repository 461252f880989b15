import { AccountDirectory } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';

export const AWAITED_RETURN_REMINDERS = 'awaited-return';

const STEPS = [-5, -2]
  .map((days) => `('reporters','before-deadline',${days})`)
  .concat(`('reporters','on-deadline',0)`, `('reporters','overdue',1)`, `('reviewers','escalation',3)`);

const OWED = `NOT EXISTS (SELECT 1 FROM reporting.period_return t WHERE t.tenant_id = $1 AND t.union_id = a.union_id
  AND t.kind = a.kind AND t.from_on = a.from_on AND t.status IN ('submitted','accepted'))`;

interface AwaitedRow extends Omit<RemindedSubject, 'type' | 'link' | 'waits'> {
  readonly owed: boolean;
}

/** Who makes a union's returns is told before and on the day; when none came, who receives them is told. */
@Injectable()
export class AwaitedReturnReminders extends ReminderSource {
  readonly type = AWAITED_RETURN_REMINDERS;
  readonly words = { matter: '报表', act: '上报' };
  readonly candidates = `SELECT a.id AS subject_id, a.union_id, a.written_at AS opened_at, s.recipient, s.kind,
      a.due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM reporting.awaited_return a CROSS JOIN (VALUES ${STEPS.join(',')}) s(recipient, kind, days)
    WHERE a.tenant_id = $1 AND a.due_on BETWEEN $2::date - 30 AND $3::date + 30 AND ${OWED}`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    return (await this.currentOf(tx, [subjectId])).get(subjectId) ?? null;
  }

  override async currentOf(tx: ReadTx, subjectIds: readonly string[]): Promise<Map<string, RemindedSubject>> {
    const rows = await tx.rows<AwaitedRow & Record<string, unknown>>(
      `SELECT a.id, a.union_id AS "unionId", a.written_at AS "openedAt", a.due_on AS "deadlineOn",
         (a.written_at AT TIME ZONE t.zone)::date AS "openedOn", ${OWED} AS owed
       FROM reporting.awaited_return a JOIN platform.tenant t ON t.tenant_id = a.tenant_id
       WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[])`,
      [tx.actor.tenantId, subjectIds],
      'awaited-returns',
    );
    return new Map(
      rows.map(({ owed, ...row }) => [
        row.id,
        { ...row, type: this.type, link: '/returns', waits: owed ? 'unassigned' : 'ended' } as RemindedSubject,
      ]),
    );
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const [row] = await tx.rows<{ union_id: UnionId; to_union_id: UnionId }>(
      `SELECT union_id, to_union_id FROM reporting.awaited_return WHERE tenant_id = $1 AND id = $2`,
      [tx.actor.tenantId, subjectId],
    );
    if (!row) return [];
    const holders =
      recipient === 'reviewers'
        ? await this.accounts.holding(tx, row.to_union_id, REPORT_PERMISSIONS.review)
        : await this.accounts.holding(tx, row.union_id, REPORT_PERMISSIONS.manage);
    return [...new Set(holders.filter(({ distance }) => distance === 0).map(({ accountId }) => accountId))];
  }
}
