import { AccountDirectory, accountsOf } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

export const AWAITED_ROUND_REMINDERS = 'awaited-round';

interface AwaitedRow extends Omit<RemindedSubject, 'type' | 'link' | 'waits'> {
  readonly code: string;
  readonly year: number;
}

/**
 * Once, on the holiday's lead day: who plans rounds in the union is told that none is planned yet, unless the union or one
 * above it has a round of that holiday and year.
 */
@Injectable()
export class AwaitedRoundReminders extends ReminderSource {
  readonly type = AWAITED_ROUND_REMINDERS;
  readonly words = { matter: '走访活动', act: '安排好' };
  readonly candidates = `SELECT a.id AS subject_id, a.union_id, a.written_at AS opened_at, 'planners' AS recipient,
      'before-deadline' AS kind, a.prepare_on AS anchor_on, 0 AS working_days, TRUE AS on_working_day
    FROM rounds.awaited_round a
    WHERE a.tenant_id = $1 AND a.prepare_on BETWEEN $2::date AND $3::date + 30 AND NOT EXISTS (
      SELECT 1 FROM rounds.round r JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.ancestor_id = r.union_id
        AND c.descendant_id = a.union_id
      WHERE r.tenant_id = $1 AND r.holiday_code = a.holiday_code AND r.holiday_year = a.holiday_year
        AND r.status NOT IN ('refused','cancelled'))`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    return (await this.currentOf(tx, [subjectId])).get(subjectId) ?? null;
  }

  override async currentOf(tx: ReadTx, subjectIds: readonly string[]): Promise<Map<string, RemindedSubject>> {
    const rows = await tx.rows<AwaitedRow>(
      `SELECT a.id, a.union_id AS "unionId", a.written_at AS "openedAt", a.holiday_on AS "deadlineOn",
         (a.written_at AT TIME ZONE t.zone)::date AS "openedOn", a.holiday_code AS code, a.holiday_year AS year
       FROM rounds.awaited_round a JOIN platform.tenant t ON t.tenant_id = a.tenant_id
       WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[])`,
      [tx.actor.tenantId, subjectIds],
      'awaited-rounds',
    );
    return new Map(
      rows.map(({ code, year, ...row }) => [
        row.id,
        { ...row, type: this.type, link: planLink(row.unionId, code, year), waits: 'unassigned' },
      ]),
    );
  }

  async recipients(tx: ReadTx, subjectId: string): Promise<AccountId[]> {
    const subject = await this.current(tx, subjectId);
    const holders = subject ? await this.accounts.holding(tx, subject.unionId, 'round:manage') : [];
    return accountsOf(holders.filter(({ distance }) => distance === 0));
  }
}

/** The form of a new plan with the holiday chosen. */
const planLink = (unionId: UnionId, code: string, year: number): string =>
  `/rounds/new?unionId=${unionId}&holiday=${encodeURIComponent(code)}&year=${year}`;
