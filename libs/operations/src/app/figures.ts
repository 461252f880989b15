import { systemActor, type TenantId } from '@app/kernel';
import { EVENT_WORK, type EventWorkOrder, JobQueue, queueNames } from '@app/messaging';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FederationFigures, QueueFigures, SystemFigures } from '../domain/system-figures';

interface Row {
  dueReminders: number;
  oldestReminderSeconds: number | null;
  pendingEvents: number;
  oldestEventSeconds: number | null;
  unsealedEntries: number;
  damagedChains: number;
  oldestUnsealedSeconds: number | null;
  heldEntries: number;
  oldestHeldSeconds: number | null;
  finishedAt: Date | null;
  findings: number | null;
}

const OWN = `
  WITH c AS (SELECT id, finished_at, findings FROM operations.check_run WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1),
  damaged AS (SELECT DISTINCT split_part(f.subject_id, '#', 1) AS chain FROM operations.check_finding f JOIN c ON f.run_id = c.id
    WHERE f.tenant_id = $1 AND f.subject = 'audit' AND f.rule <> 'another-key')
  SELECT r.n AS "dueReminders", r.oldest AS "oldestReminderSeconds", o.n AS "pendingEvents",
    o.oldest AS "oldestEventSeconds", u.n AS "unsealedEntries", u.oldest AS "oldestUnsealedSeconds",
    u.held AS "heldEntries", u.oldest_held AS "oldestHeldSeconds", c.finished_at AS "finishedAt", c.findings,
    (SELECT count(*)::int FROM damaged) AS "damagedChains"
  FROM (SELECT count(*)::int AS n, extract(epoch FROM $2 - min(due_at))::int AS oldest
    FROM notifications.reminder WHERE tenant_id = $1 AND status = 'due' AND due_at <= $2) r
  CROSS JOIN (SELECT count(*)::int AS n, extract(epoch FROM $2 - min(occurred_at))::int AS oldest
    FROM messaging.outbox_message WHERE tenant_id = $1 AND handled_at IS NULL AND id <> ALL($3::uuid[])) o
  CROSS JOIN (SELECT count(*) FILTER (WHERE d.chain IS NULL)::int AS n,
      extract(epoch FROM $2 - min(e.occurred_at) FILTER (WHERE d.chain IS NULL))::int AS oldest,
      count(d.chain)::int AS held,
      extract(epoch FROM $2 - min(e.occurred_at) FILTER (WHERE d.chain IS NOT NULL))::int AS oldest_held
    FROM audit.unsealed_entry w JOIN audit.audit_entry e ON e.tenant_id = w.tenant_id AND e.id = w.entry_id
    LEFT JOIN damaged d ON d.chain = w.chain_id::text
    WHERE w.tenant_id = $1 AND NOT w.doubted) u
  LEFT JOIN c ON true`;

/** More long work than this stands nowhere at once. */
const MOST_LONG_WORK = 1_000;

/** Asks how the system stands: queues, workers, the pool, and what waits in a federation. */
@Injectable()
export class Figures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    private readonly queues: JobQueue,
    private readonly dataSource: DataSource,
  ) {}

  async ofSystem(): Promise<SystemFigures> {
    const [{ now }] = (await this.dataSource.query<{ now: Date }[]>('SELECT now() AS now')) as [{ now: Date }];
    const queues = await Promise.all(queueNames().map((name) => this.ofQueue(name, now)));
    const workers = await this.queues.queue('events').getWorkersCount();
    const { totalCount, idleCount, waitingCount } = (
      this.dataSource.driver as unknown as { master: { totalCount: number; idleCount: number; waitingCount: number } }
    ).master;
    return { workers, queues, pool: { total: totalCount, idle: idleCount, waiting: waitingCount } };
  }

  async ofFederation(tenantId: TenantId): Promise<FederationFigures> {
    const worked = await this.inLongWork();
    return this.uow.read(systemActor(tenantId), async (tx) => {
      const [row] = await tx.rows<Row>(OWN, [tenantId, tx.now, worked], 'federation-figures');
      const { finishedAt, findings, ...figures } = row!;
      return { ...figures, lastCheck: finishedAt && { finishedAt, findings: findings ?? 0 } };
    });
  }

  async ofFederations(): Promise<ReadonlyMap<string, FederationFigures>> {
    const found = new Map<string, FederationFigures>();
    for (const { tenantId, code } of await this.tenants.all()) found.set(code, await this.ofFederation(tenantId));
    return found;
  }

  /** Messages whose long work has a job: they stay unhandled until it is done, and nobody need restart anything. */
  private async inLongWork(): Promise<string[]> {
    const jobs = await this.queues.queue(EVENT_WORK.queue).getJobs(['active', 'waiting', 'delayed'], 0, MOST_LONG_WORK);
    // One that ended meanwhile has no data any more.
    return jobs.flatMap((job) => (job?.data as EventWorkOrder | undefined)?.messageId ?? []);
  }

  private async ofQueue(name: string, now: Date): Promise<QueueFigures> {
    const queue = this.queues.queue(name);
    const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
    const [oldest] = counts['waiting'] ? await queue.getJobs(['waiting'], 0, 0, true) : [];
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    const oldestSeconds = oldest ? Math.max(0, Math.round((now.getTime() - oldest.timestamp) / 1_000)) : null;
    return { name, waiting, active, delayed, failed, oldestSeconds };
  }
}
