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

  constructor(private readonly planning: ReminderPlanning) {
    super();
  }

  /** Planned in a transaction of its own: doing it again changes nothing, so it need not hang on this one. */
  async handle(_: Tx, { tenantId, payload }: OutboxMessage): Promise<void> {
    const officialYear = Number(payload['year']);
    await this.planning.planAll(tenantId as TenantId, { reason: 'official-days', officialYear });
  }
}
