import type { TenantId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { CalendarFollowing } from '../app/calendar-following';

/** A year's official days became known, or were taken back: the last days of clocks follow. */
@Injectable()
export class ClocksAfterOfficialDays extends EventHandler {
  readonly name = 'disputes.clocks-after-official-days';
  /** The second is put into the outbox by a migration, when what a deadline means has changed. */
  readonly types = ['official-days.imported.v1', 'case-clocks.recount.v1'];

  constructor(private readonly following: CalendarFollowing) {
    super();
  }

  /** In transactions of its own: doing it again changes nothing, so it need not hang on this one. */
  async handle(_tx: Tx, { tenantId, payload }: OutboxMessage): Promise<void> {
    const year = payload['year'];
    await this.following.follow(tenantId as TenantId, typeof year === 'number' ? year : null);
  }
}
