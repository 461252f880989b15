import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Figures } from './figures';

/** A scrape asks every federation: not more often than so. */
const FRESH_MS = 10_000;

/** What Prometheus reads. Labels are names of routes, queues and federations; never a person's data. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly gauges: Record<string, Gauge>;
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly figures: Figures) {
    collectDefaultMetrics({ register: this.registry });
    const registers = [this.registry];
    this.requests = new Histogram({
      ...{ name: 'nuanjia_http_request_duration_seconds', help: 'Requests by route pattern and status', registers },
      ...{
        labelNames: ['method', 'route', 'status'],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      },
    });
    const gauge = (name: string, help: string, ...labelNames: string[]): Gauge =>
      new Gauge({ name: `nuanjia_${name}`, help, labelNames, registers });
    this.gauges = {
      jobs: gauge('jobs', 'Jobs in the queue by state', 'queue', 'state'),
      jobAge: gauge('job_oldest_waiting_seconds', 'How long the oldest waiting job has waited', 'queue'),
      workers: gauge('workers', 'Processes that run jobs'),
      pool: gauge('database_pool_connections', 'Connections of this process to the database', 'state'),
      reminders: gauge('reminders_due', 'Reminders that are due and not sent', 'federation'),
      reminderAge: gauge('reminder_oldest_due_seconds', 'Since when the oldest reminder has been due', 'federation'),
      events: gauge('events_pending', 'Events that are not handled yet', 'federation'),
      eventAge: gauge('event_oldest_pending_seconds', 'How long the oldest event has waited', 'federation'),
      unsealed: gauge('audit_entries_unsealed', 'Audit entries without a place in a chain yet', 'federation'),
      unsealedAge: gauge('audit_oldest_unsealed_seconds', 'How long the oldest of them has waited', 'federation'),
      violations: gauge('invariant_violations', 'What the last check found; it must be 0', 'federation'),
      checkedAt: gauge('invariant_check_timestamp_seconds', 'When the last check ended', 'federation'),
    };
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    if (performance.now() - this.readAt >= FRESH_MS) {
      await this.read();
      this.readAt = performance.now();
    }
    return this.registry.metrics();
  }

  private async read(): Promise<void> {
    const { jobs, jobAge, workers, pool } = this.gauges;
    const system = await this.figures.ofSystem();
    for (const { name, oldestSeconds, waiting, active, delayed, failed } of system.queues) {
      for (const [state, count] of Object.entries({ waiting, active, delayed, failed }))
        jobs!.set({ queue: name, state }, count);
      jobAge!.set({ queue: name }, oldestSeconds ?? 0);
    }
    workers!.set(system.workers);
    for (const [state, count] of Object.entries(system.pool)) pool!.set({ state }, count);
    await this.readFederations();
  }

  private async readFederations(): Promise<void> {
    const { reminders, reminderAge, events, eventAge, unsealed, unsealedAge, violations, checkedAt } = this.gauges;
    for (const [federation, own] of await this.figures.ofFederations()) {
      reminders!.set({ federation }, own.dueReminders);
      reminderAge!.set({ federation }, own.oldestReminderSeconds ?? 0);
      events!.set({ federation }, own.pendingEvents);
      eventAge!.set({ federation }, own.oldestEventSeconds ?? 0);
      unsealed!.set({ federation }, own.unsealedEntries + own.heldEntries);
      unsealedAge!.set({ federation }, Math.max(own.oldestUnsealedSeconds ?? 0, own.oldestHeldSeconds ?? 0));
      if (!own.lastCheck) continue;
      violations!.set({ federation }, own.lastCheck.findings);
      checkedAt!.set({ federation }, own.lastCheck.finishedAt.getTime() / 1_000);
    }
  }
}
