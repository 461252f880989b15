import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DeadlineMoves } from '../app/deadline-moves';

/** A year's official days became known, or were taken back: deadlines that lie ahead follow. */
@Injectable()
export class DeadlinesAfterOfficialDays extends EventHandler {
  readonly name = 'visits.deadlines-after-official-days';
  readonly types = ['official-days.imported.v1'];

  constructor(private readonly moves: DeadlineMoves) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const officialYearId = String(payload['officialYearId']);
    await this.moves.follow(tx, { year: Number(payload['year']), officialYearId });
  }
}
