import { CalendarService } from '@app/calendar';
import { systemActor, type TenantId } from '@app/kernel';
import { EventWork } from '@app/messaging';
import { type OutboxMessage, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ReminderPlanning } from '../app/reminder-planning';

/** A year's days off became known: what was planned by the provisional list moves, and says why. */
@Injectable()
export class RemindersAfterOfficialDays extends EventWork {
  readonly name = 'reminders-after-official-days';
  readonly types = ['official-days.imported.v1'];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly planning: ReminderPlanning,
    private readonly calendars: CalendarService,
  ) {
    super();
  }

  async work(tenantId: TenantId, { payload }: OutboxMessage): Promise<void> {
    await this.uow.read(systemActor(tenantId), (tx) => this.calendars.workingDaysNow(tx));
    await this.planning.planAll(tenantId, { reason: 'official-days', officialYear: Number(payload['year']) });
  }
}
