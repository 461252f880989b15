import type { TenantId } from '@app/kernel';
import { JobHandler } from '@app/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { REMINDER_DELIVERY, type ReminderChunk } from '../app/reminder-dispatch';
import { ReminderSender } from '../app/reminder-sender';
import type { ReminderId } from '../domain/reminder';

/** Sends a portion in one transaction or, when something in it stands in the way, each in its own: one holds up no other. */
@Injectable()
export class ReminderDeliveryHandler extends JobHandler<ReminderChunk> {
  readonly job = REMINDER_DELIVERY;
  private readonly logger = new Logger('Reminders');

  constructor(private readonly sender: ReminderSender) {
    super();
  }

  async run({ tenantId, reminderIds }: ReminderChunk): Promise<void> {
    const together = await this.sender.send(tenantId, ...reminderIds).then(
      () => true,
      () => false,
    );
    if (together) return;
    for (const reminderId of reminderIds) await this.sendOne(tenantId, reminderId);
  }

  private async sendOne(tenantId: TenantId, reminderId: ReminderId): Promise<void> {
    await this.sender.send(tenantId, reminderId).catch((error: unknown) => {
      const kind = error instanceof Error ? error.name : typeof error;
      this.logger.error({ event: 'reminder-waits', tenantId, reminderId, kind });
    });
  }
}
