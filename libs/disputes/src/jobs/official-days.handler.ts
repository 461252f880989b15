import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AccidentDeadlines } from '../app/accident-deadlines';
import { DisputeDeadlines } from '../app/dispute-deadlines';
import { LegalAidDeadlines } from '../app/legal-aid-deadlines';
import { PetitionDeadlines } from '../app/petition-deadlines';

/** A year's official days became known, or were taken back: the last days of clocks follow. */
@Injectable()
export class ClocksAfterOfficialDays extends EventHandler {
  readonly name = 'disputes.clocks-after-official-days';
  /** The second is put into the outbox by a migration, when what a deadline means has changed. */
  readonly types = ['official-days.imported.v1', 'case-clocks.recount.v1'];

  constructor(
    private readonly disputes: DisputeDeadlines,
    private readonly petitions: PetitionDeadlines,
    private readonly aids: LegalAidDeadlines,
    private readonly accidents: AccidentDeadlines,
  ) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const year = payload['year'];
    await this.disputes.followCalendar(tx);
    await this.petitions.followCalendar(tx, typeof year === 'number' ? year : null);
    await this.aids.followCalendar(tx);
    await this.accidents.followCalendar(tx);
  }
}
