import { newId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DutyReport } from '../data/duty-report.entity';
import { VisitDutyStore } from '../data/visit-duty.store';
import type { EventReport, VisitDutyId } from '../domain/visit-duty';

/** Keeps every report as it came in, also the one that joined another. */
@Injectable()
export class ReportRecorder {
  constructor(private readonly duties: VisitDutyStore) {}

  async record(
    tx: Tx,
    dutyId: VisitDutyId,
    report: EventReport,
    how: Pick<DutyReport, 'source' | 'opened' | 'groupName' | 'receivedAt'>,
  ): Promise<void> {
    const { tenantId, accountId } = tx.actor;
    const { reporter, informed, helper, eventOn, eventEndsOn, subCondition } = report;
    await tx.insert(DutyReport, {
      ...{ id: newId<'duty-report'>(tx.now.getTime()), dutyId, accountId, ...how },
      ...{ reporterPersonId: reporter.personId, reporterName: reporter.name, reportedAt: reporter.at },
      ...{ informedName: informed?.name ?? null, informedAt: informed?.at ?? null },
      ...{ helperName: helper?.name ?? null, helperAt: helper?.at ?? null },
      ...{ eventOn, eventEndsOn, subCondition },
      placeSealed: this.duties.sealPlace(tenantId, report.place),
      noteSealed: this.duties.sealNote(tenantId, report.note),
    });
  }
}
