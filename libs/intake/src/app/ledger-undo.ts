import type { Tx } from '@app/persistence';
import { RoundHistory } from '@app/rounds';
import { VisitHistory } from '@app/visits';
import { Injectable } from '@nestjs/common';
import type { ImportRun } from '../data/import-run.entity';

/** What ledgers of before brought goes first: it refers to people, unions and fund accounts. */
@Injectable()
export class LedgerUndo {
  constructor(
    private readonly visits: VisitHistory,
    private readonly rounds: RoundHistory,
  ) {}

  async undo(tx: Tx, { id, kinds }: Pick<ImportRun, 'id' | 'kinds'>): Promise<void> {
    if (!kinds.includes('visits')) return;
    await this.visits.undo(tx, id);
    await this.rounds.undo(tx, id);
  }
}
