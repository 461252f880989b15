import { CalendarService } from '@app/calendar';
import type { TenantId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ReminderPlanning } from '../app/reminder-planning';

/** A year's days off became known: what was planned by the provisional list moves, and says why. */
@Injectable()
export class OfficialDaysHandler extends EventHandler {
  readonly name = 'reminders-after-official-days';
  readonly types = ['official-days.imported.v1'];

  constructor(
    private readonly planning: ReminderPlanning,
    private readonly calendars: CalendarService,
  ) {
    super();
  }

  /** Planned in a transaction of its own: doing it again changes nothing, so it need not hang on this one. */
  async handle(tx: Tx, { tenantId, payload }: OutboxMessage): Promise<void> {
    await this.calendars.workingDaysNow(tx);
    const officialYear = Number(payload['year']);
    await this.planning.planAll(tenantId as TenantId, { reason: 'official-days', officialYear });
  }
}
