import { CalendarService, type WorkingCalendar } from '@app/calendar';
import { type Actor, addDays, type CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type CaseClockLine, caseClocks } from '../data/case-clocks.query';

export interface CaseClockPage {
  readonly today: CivilDate;
  readonly calendar: WorkingCalendar;
  readonly lines: readonly CaseClockLine[];
}

const AHEAD_DAYS = 14;
const MOST = 50;

/** What runs out next, of disputes, petitions, legal aid and accidents together, for the first page of who handles them. */
@Injectable()
export class CaseClockBoard {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
  ) {}

  /** What is late, and what runs out within two weeks. */
  of(actor: Actor): Promise<CaseClockPage> {
    return this.uow.read(actor, async (tx) => {
      const today = await this.organizations.today(tx);
      const lines = await caseClocks(tx, addDays(today, AHEAD_DAYS), MOST);
      return { today, calendar: await this.calendar.workingDays(tx), lines };
    });
  }
}
