import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ReviewOpening } from '../app/review-opening';

export const REVIEW_SWEEP = defineJob<object>({ queue: 'hardship', name: 'hardship-reviews' });

/** Every morning before work: reviews that come due are opened, files whose review nobody did lapse. */
@Injectable()
export class ReviewJob extends RecurringJob {
  readonly job = REVIEW_SWEEP;
  readonly schedule = { pattern: '0 20 6 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly reviews: ReviewOpening,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.reviews.work(tenantId);
  }
}
