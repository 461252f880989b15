import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DutyFollowUp } from '../app/duty-follow-up';
import type { VisitDutyId } from '../domain/visit-duty';

/** An escalation reached the next in charge: the duty says so from now on. */
@Injectable()
export class DutyEscalatedHandler extends EventHandler {
  readonly name = 'visits.duty-escalated';
  readonly types = ['reminder.sent.v1'];

  constructor(private readonly followUp: DutyFollowUp) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    if (payload['subjectType'] === 'visit-duty' && payload['kind'] === 'escalation')
      await this.followUp.afterEscalation(tx, payload['subjectId'] as VisitDutyId);
  }
}
