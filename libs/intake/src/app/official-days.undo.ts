import { type OfficialYearId, OfficialYearService } from '@app/calendar';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ImportEffect } from '../data/import-run.entity';
import { refuseChanged } from './refuse-changed';

/** Official days go back to the list before, by a newer version; what moved with them moves back. */
@Injectable()
export class OfficialDaysUndo {
  constructor(private readonly years: OfficialYearService) {}

  async undo(tx: Tx, effects: readonly ImportEffect[]): Promise<void> {
    for (const { subjectId } of effects.filter(({ subjectType }) => subjectType === 'official-year')) {
      const found = await this.years.importOf(tx, subjectId as OfficialYearId);
      if (!found) continue;
      if (found.latest !== found.serial) refuseChanged(`${found.year} 年的放假安排`);
      await this.years.undoWithin(tx, found.year, found.serial);
    }
  }
}
