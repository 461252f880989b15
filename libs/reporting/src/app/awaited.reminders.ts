import { AccountDirectory, accountsOf, type RoleHolder } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

interface AwaitedRow extends Record<string, unknown>, Omit<RemindedSubject, 'type' | 'link' | 'waits'> {
  readonly missing: boolean;
}

/** A row of what a union owes for a period: `toUnionId` is null where it owes it to its own members. */
export interface AwaitedOf extends Record<string, unknown> {
  readonly unionId: UnionId;
  readonly toUnionId: UnionId | null;
}

/**
 * What a union owes for a period that ended, until it is there. Its table has union_id, to_union_id or none, due_on and
 * written_at; only holders of the very union are told, nobody above them.
 */
@Injectable()
export abstract class AwaitedReminders extends ReminderSource {
  protected abstract readonly table: string;
  /** Rows of a VALUES list: recipient, kind, working days from the due date. */
  protected abstract readonly steps: readonly string[];
  /** A condition on the row `a`; $1 is the tenant. */
  protected abstract readonly missing: string;
  protected abstract readonly page: string;

  constructor(protected readonly accounts: AccountDirectory) {
    super();
  }

  /** Who is told as this recipient, of the union of the row or elsewhere. */
  protected abstract holders(tx: ReadTx, row: AwaitedOf, recipient: string): Promise<RoleHolder[]>;

  get candidates(): string {
    return `SELECT a.id AS subject_id, a.union_id, a.written_at AS opened_at, s.recipient, s.kind,
      a.due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM ${this.table} a CROSS JOIN (VALUES ${this.steps.join(',')}) s(recipient, kind, days)
    WHERE a.tenant_id = $1 AND a.due_on BETWEEN $2::date - 30 AND $3::date + 30 AND ${this.missing}`;
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    return (await this.currentOf(tx, [subjectId])).get(subjectId) ?? null;
  }

  override async currentOf(tx: ReadTx, subjectIds: readonly string[]): Promise<Map<string, RemindedSubject>> {
    const rows = await tx.rows<AwaitedRow>(
      `SELECT a.id, a.union_id AS "unionId", a.written_at AS "openedAt", a.due_on AS "deadlineOn",
         (a.written_at AT TIME ZONE t.zone)::date AS "openedOn", ${this.missing} AS missing
       FROM ${this.table} a JOIN platform.tenant t ON t.tenant_id = a.tenant_id
       WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[])`,
      [tx.actor.tenantId, subjectIds],
      `awaited-of-${this.type}`,
    );
    return new Map(
      rows.map(({ missing, ...row }) => [
        row.id,
        { ...row, type: this.type, link: this.page, waits: missing ? 'unassigned' : 'ended' },
      ]),
    );
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const [row] = await tx.rows<AwaitedOf>(
      `SELECT a.union_id AS "unionId", (to_jsonb(a) ->> 'to_union_id')::uuid AS "toUnionId"
       FROM ${this.table} a WHERE a.tenant_id = $1 AND a.id = $2`,
      [tx.actor.tenantId, subjectId],
    );
    const holders = row ? await this.holders(tx, row, recipient) : [];
    return accountsOf(holders.filter(({ distance }) => distance === 0));
  }
}
