import { AccountDirectory } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';

export const AWAITED_DISCLOSURE_REMINDERS = 'awaited-disclosure';

const STEPS = [
  `('drafters','before-deadline',-5)`,
  `('drafters','on-deadline',0)`,
  `('drafters','overdue',3)`,
  `('publishers','escalation',5)`,
];
const MISSING = `NOT EXISTS (SELECT 1 FROM reporting.disclosure d WHERE d.tenant_id = $1 AND d.union_id = a.union_id
  AND d.kind = a.kind AND d.from_on = a.from_on AND d.status = 'published')`;

interface AwaitedRow extends Omit<RemindedSubject, 'type' | 'link' | 'waits'> {
  readonly missing: boolean;
}

/** A period ended and nothing is published: its officers are told, and who publishes when it stays so. */
@Injectable()
export class AwaitedDisclosureReminders extends ReminderSource {
  readonly type = AWAITED_DISCLOSURE_REMINDERS;
  readonly words = { matter: '会务公开', act: '公布' };
  readonly candidates = `SELECT a.id AS subject_id, a.union_id, a.written_at AS opened_at, s.recipient, s.kind,
      a.due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM reporting.awaited_disclosure a CROSS JOIN (VALUES ${STEPS.join(',')}) s(recipient, kind, days)
    WHERE a.tenant_id = $1 AND a.due_on BETWEEN $2::date - 30 AND $3::date + 30 AND ${MISSING}`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    return (await this.currentOf(tx, [subjectId])).get(subjectId) ?? null;
  }

  override async currentOf(tx: ReadTx, subjectIds: readonly string[]): Promise<Map<string, RemindedSubject>> {
    const rows = await tx.rows<AwaitedRow & Record<string, unknown>>(
      `SELECT a.id, a.union_id AS "unionId", a.written_at AS "openedAt", a.due_on AS "deadlineOn",
         (a.written_at AT TIME ZONE t.zone)::date AS "openedOn", ${MISSING} AS missing
       FROM reporting.awaited_disclosure a JOIN platform.tenant t ON t.tenant_id = a.tenant_id
       WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[])`,
      [tx.actor.tenantId, subjectIds],
      'awaited-disclosures',
    );
    return new Map(
      rows.map(({ missing, ...row }) => [
        row.id,
        { ...row, type: this.type, link: '/disclosures', waits: missing ? 'unassigned' : 'ended' } as RemindedSubject,
      ]),
    );
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const [row] = await tx.rows<{ union_id: UnionId }>(
      `SELECT union_id FROM reporting.awaited_disclosure WHERE tenant_id = $1 AND id = $2`,
      [tx.actor.tenantId, subjectId],
    );
    if (!row) return [];
    const holders =
      recipient === 'publishers'
        ? await this.accounts.holding(tx, row.union_id, REPORT_PERMISSIONS.publish)
        : await this.accounts.holdersOf(tx, row.union_id, ['officer']);
    return [...new Set(holders.filter(({ distance }) => distance === 0).map(({ accountId }) => accountId))];
  }
}
