import type { Actor } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type LogFilter, type LoggedMessage, logStatement } from '../data/message-log';
import type { PlanningRun } from '../data/planning-run.entity';
import { refuse } from '../domain/notifications.problems';

const READ = 'message-log:read';
const MOST_RUNS = 5;

/** Every message: what, to whom, by which channel, when, with which result. */
@Injectable()
export class MessageLogService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of the unions in the actor's scope, newest first; up to `limit`. */
  list(actor: Actor, filter: LogFilter, after: string | null, limit: number): Promise<LoggedMessage[]> {
    return this.uow.read(actor, (tx) => {
      const values: unknown[] = [actor.tenantId, after, limit];
      const within = (column: string) => scopeCondition(actor, READ, column, values);
      const [messages, sendings, reminders] = [within('a.union_id'), within('s.union_id'), within('r.union_id')];
      const text = logStatement({ ...filter, messages, sendings, reminders });
      return tx.rows<LoggedMessage>(...fitting(text, values));
    });
  }

  /** Those to the one who asks. */
  own(actor: Actor, filter: LogFilter, after: string | null, limit: number): Promise<LoggedMessage[]> {
    const statement = logStatement({
      ...filter,
      messages: 'm.recipient_account_id = $4',
      sendings: 's.account_id = $4',
      reminders: null,
    });
    return this.uow.read(actor, (tx) =>
      tx.rows<LoggedMessage>(...fitting(statement, [actor.tenantId, after, limit, actor.accountId])),
    );
  }

  /** The last plannings that changed something. */
  plannings(actor: Actor): Promise<PlanningRun[]> {
    return this.uow.read(actor, (tx) =>
      tx.rows<PlanningRun>(
        `SELECT id, planned_on AS "plannedOn", reason, official_year AS "officialYear", added, renewed, dropped, at
         FROM notifications.planning_run
         WHERE tenant_id = $1 AND (added + renewed + dropped > 0) ORDER BY planned_on DESC, id DESC LIMIT ${MOST_RUNS}`,
        [actor.tenantId],
        'latest-plannings',
      ),
    );
  }

  /** Tries what failed once more, at once, with all its tries before it. */
  again(actor: Actor, id: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const found = (await this.failedOf(tx, id)) ?? refuse('sending.not-found');
      if (found.status !== 'failed') refuse('sending.not-failed');
      await tx.rows(AGAIN[found.of], [actor.tenantId, id, tx.now]);
      const { unionId } = found;
      tx.audit({ action: 'message.send-again', subjectType: found.of, subjectId: id, unionId, detail: {} });
    });
  }

  private async failedOf(
    tx: ReadTx,
    id: string,
  ): Promise<{ of: 'sending' | 'reminder'; status: string; unionId: string | null } | undefined> {
    const values: unknown[] = [tx.actor.tenantId, id];
    const within = (column: string) => scopeCondition(tx.actor, READ, column, values);
    const text = `SELECT 'sending' AS of, s.status, s.union_id AS "unionId" FROM notifications.sending s
        WHERE s.tenant_id = $1 AND s.id = $2 AND ${within('s.union_id')}
      UNION ALL SELECT 'reminder', r.status, r.union_id FROM notifications.reminder r
        WHERE r.tenant_id = $1 AND r.id = $2 AND ${within('r.union_id')}`;
    const [row] = await tx.rows<{ of: 'sending' | 'reminder'; status: string; unionId: string | null }>(text, values);
    return row;
  }
}

const AGAIN = {
  sending: `UPDATE notifications.sending SET status = 'waiting', not_before = $3, retry_at = NULL, attempts = 0,
      bundle = NULL, claimed_at = NULL, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND status = 'failed'`,
  reminder: `UPDATE notifications.reminder SET retry_at = $3, attempts = 0, claimed_at = NULL, version = version + 1
      WHERE tenant_id = $1 AND id = $2 AND status = 'failed'`,
} as const;

/** A statement without one of its parts may not be given that part's values: the database asks what type they have. */
function fitting(text: string, values: readonly unknown[]): [string, unknown[]] {
  const used = values.map((_, index) => new RegExp(`\\$${index + 1}(?!\\d)`).test(text));
  const kept = values.filter((_, index) => used[index]);
  const places = new Map<number, number>();
  used.forEach((isUsed, index) => isUsed && places.set(index + 1, places.size + 1));
  return [text.replace(/\$(\d+)/g, (_, place: string) => `$${places.get(Number(place))}`), kept];
}
