import { ActivityHistory } from '@app/activities';
import { DonationHistory } from '@app/donations';
import { DisputeImport } from '@app/disputes';
import { ClaimHistory } from '@app/mutual-aid';
import type { Tx } from '@app/persistence';
import { RoundHistory } from '@app/rounds';
import { StudyHistory } from '@app/study-aid';
import { VisitHistory } from '@app/visits';
import { Injectable } from '@nestjs/common';
import type { ImportRun } from '../data/import-run.entity';

/** What ledgers of before brought goes first: it refers to people, unions and fund accounts. */
@Injectable()
export class LedgerUndo {
  constructor(
    private readonly visits: VisitHistory,
    private readonly rounds: RoundHistory,
    private readonly donations: DonationHistory,
    private readonly activities: ActivityHistory,
    private readonly disputes: DisputeImport,
    private readonly claims: ClaimHistory,
    private readonly studyAid: StudyHistory,
  ) {}

  async undo(tx: Tx, { id, kinds }: Pick<ImportRun, 'id' | 'kinds'>): Promise<void> {
    if (kinds.includes('visits')) {
      await this.visits.undo(tx, id);
      await this.rounds.undo(tx, id);
    }
    if (kinds.includes('study-awards')) await this.studyAid.undo(tx, id);
    if (kinds.includes('donations')) await this.donations.undo(tx, id);
    if (kinds.includes('activities')) await this.activities.undo(tx, id);
    if (kinds.includes('mutual-aid')) await this.claims.undo(tx, id);
    if (kinds.includes('disputes')) await this.disputes.undoImport(tx, id);
  }
}
