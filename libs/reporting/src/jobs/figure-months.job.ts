import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FigureFolding } from '../app/figure-folding.service';

export const FIGURE_MONTHS = defineJob<object>({ queue: 'reporting', name: 'figure-months' });
export const FIGURE_REBUILD = defineJob<object>({ queue: 'reporting', name: 'figure-rebuild' });

const TWO_MINUTES_MS = 2 * 60_000;

/** What changed is added up soon, so that few rows have to be counted when somebody asks. */
@Injectable()
export class FigureMonthsJob extends RecurringJob {
  readonly job = FIGURE_MONTHS;
  readonly schedule = { every: TWO_MINUTES_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly folding: FigureFolding,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.folding.fold(tenantId);
  }
}

/** Every night, after the check has told what it found: what differs from its records is added up anew. */
@Injectable()
export class FigureRebuildJob extends RecurringJob {
  readonly job = FIGURE_REBUILD;
  readonly schedule = { pattern: '0 30 4 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly folding: FigureFolding,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.folding.rebuild(tenantId);
  }
}
