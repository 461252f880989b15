import { systemActor, type TenantId } from '@app/kernel';
import { Settings, TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { defineJob, RecurringJob } from './job';

const BATCH = 1_000;
const DAY_MS = 86_400_000;
/** What is counted before anybody is known is counted under no federation. */
const NO_TENANT = '00000000-0000-0000-0000-000000000000' as TenantId;

/** Rows that serve nobody any more. */
export interface Sweep {
  /** `identity.session` */
  readonly table: string;
  /** SQL over `r`: what may go; `$2` is the instant before which it must have ended. */
  readonly ended: string;
  readonly keptForDays: number;
}

/** A lib's tables with rows that expire; any provider of a module that the worker loads is found. */
export abstract class ExpiringRows {
  abstract readonly sweeps: readonly Sweep[];
}

export class SweepSettings {
  static readonly variables = { idempotencyKeepDays: 'IDEMPOTENCY_KEEP_DAYS' };

  /** For how long a repeated call is answered like the first; a device may be without a signal for days. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3650)
  idempotencyKeepDays = 30;
}
Settings(SweepSettings);

/** The platform's own. */
@Injectable()
export class IdempotencyKeyRows extends ExpiringRows {
  readonly sweeps: readonly Sweep[];

  constructor({ idempotencyKeepDays }: SweepSettings) {
    super();
    this.sweeps = [{ table: 'platform.idempotency_key', ended: 'r.created_at < $2', keptForDays: idempotencyKeepDays }];
  }
}

/** Deletes by the set, a thousand rows to a transaction, so that nobody waits for it. */
@Injectable()
export class RowSweeper {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns how many rows went. */
  async sweep(tenantId: TenantId, { table, ended, keptForDays }: Sweep): Promise<number> {
    let count = 0;
    for (let gone = BATCH; gone === BATCH; count += gone)
      gone = await this.uow.run(systemActor(tenantId), async (tx) => {
        const rows = await tx.rows(
          `DELETE FROM ${table} WHERE tenant_id = $1 AND ctid = ANY(ARRAY(
             SELECT r.ctid FROM ${table} r WHERE r.tenant_id = $1 AND (${ended}) LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
           RETURNING 1`,
          [tenantId, new Date(tx.now.getTime() - keptForDays * DAY_MS)],
        );
        return rows.length;
      });
    return count;
  }
}

export const SWEEP = defineJob<object>({ queue: 'platform', name: 'sweep' });

/** Every night: expired sessions, spent codes, old counters and keys go. */
@Injectable()
export class SweepJob extends RecurringJob {
  readonly job = SWEEP;
  readonly schedule = { pattern: '0 15 3 * * *', tz: 'Asia/Shanghai' };
  private readonly logger = new Logger('Sweep');

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly tenants: TenantRegister,
    private readonly sweeper: RowSweeper,
  ) {
    super();
  }

  async run(): Promise<void> {
    const federations = (await this.tenants.all()).map(({ tenantId }) => tenantId);
    const found = this.discovery.getProviders().map((wrapper) => wrapper.instance as unknown);
    const libs = new Set(found.filter((instance) => instance instanceof ExpiringRows));
    const counts: Record<string, number> = {};
    for (const { sweeps } of libs)
      for (const sweep of sweeps)
        for (const tenantId of [NO_TENANT, ...federations])
          counts[sweep.table] = (counts[sweep.table] ?? 0) + (await this.sweeper.sweep(tenantId, sweep));
    this.logger.log({ event: 'swept', counts });
  }
}
