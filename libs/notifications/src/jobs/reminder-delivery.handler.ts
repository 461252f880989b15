import { JobHandler } from '@app/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { REMINDER_DELIVERY, type ReminderChunk } from '../app/reminder-dispatch';
import { ReminderSender } from '../app/reminder-sender';

/** Sends a portion, each reminder in a transaction of its own: one that cannot be sent holds up no other. */
@Injectable()
export class ReminderDeliveryHandler extends JobHandler<ReminderChunk> {
  readonly job = REMINDER_DELIVERY;
  private readonly logger = new Logger('Reminders');

  constructor(private readonly sender: ReminderSender) {
    super();
  }

  async run({ tenantId, reminderIds }: ReminderChunk): Promise<void> {
    for (const reminderId of reminderIds) {
      await this.sender.send(tenantId, reminderId).catch((error: unknown) => {
        const kind = error instanceof Error ? error.name : typeof error;
        this.logger.error({ event: 'reminder-waits', tenantId, reminderId, kind });
      });
    }
  }
}
