import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisputeDeadlines } from '../app/dispute-deadlines';
import { PetitionDeadlines } from '../app/petition-deadlines';

/** A year's official days became known, or were taken back: clocks in working days follow. */
@Injectable()
export class ClocksAfterOfficialDays extends EventHandler {
  readonly name = 'disputes.clocks-after-official-days';
  readonly types = ['official-days.imported.v1'];

  constructor(
    private readonly disputes: DisputeDeadlines,
    private readonly petitions: PetitionDeadlines,
  ) {
    super();
  }

  async handle(tx: Tx, _message: OutboxMessage): Promise<void> {
    await this.disputes.followCalendar(tx);
    await this.petitions.followCalendar(tx);
  }
}
