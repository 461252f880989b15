import type { TenantId } from '@app/kernel';
import { EventWork } from '@app/messaging';
import type { OutboxMessage } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { CalendarFollowing } from '../app/calendar-following';

/** A year's official days became known, or were taken back: the last days of clocks follow. */
@Injectable()
export class ClocksAfterOfficialDays extends EventWork {
  readonly name = 'disputes.clocks-after-official-days';
  /** The second is put into the outbox by a migration, when what a deadline means has changed. */
  readonly types = ['official-days.imported.v1', 'case-clocks.recount.v1'];

  constructor(private readonly following: CalendarFollowing) {
    super();
  }

  async work(tenantId: TenantId, { payload }: OutboxMessage): Promise<void> {
    const year = payload['year'];
    await this.following.follow(tenantId, typeof year === 'number' ? year : null);
  }
}
