import { systemActor } from '@app/kernel';
import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ConsentFollowing } from '../app/consent-following';
import { RecordGaps } from '../app/record-gaps';
import { RelativeMembers } from '../app/relative-members';
import { ReviewOpening } from '../app/review-opening';
import { TransferFollowing } from '../app/transfer-following';

export const REVIEW_SWEEP = defineJob<object>({ queue: 'hardship', name: 'hardship-reviews' });

/** Every morning before work: reviews that come due are opened, files whose review nobody did lapse, files go after their holders, relatives who joined the union are known as members, and what their records lack is counted. */
@Injectable()
export class ReviewJob extends RecurringJob {
  readonly job = REVIEW_SWEEP;
  readonly schedule = { pattern: '0 20 6 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly reviews: ReviewOpening,
    private readonly transfers: TransferFollowing,
    private readonly relatives: RelativeMembers,
    private readonly consents: ConsentFollowing,
    private readonly gaps: RecordGaps,
    private readonly uow: UnitOfWork,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) {
      await this.uow.run(systemActor(tenantId), (tx) => this.transfers.follow(tx, null));
      await this.relatives.work(tenantId);
      await this.uow.run(systemActor(tenantId), (tx) => this.consents.endChanges(tx));
      await this.reviews.work(tenantId);
      await this.gaps.work(tenantId);
    }
  }
}
