import { CalendarService, type WorkingCalendar } from '@app/calendar';
import { addDays, type Actor, type CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type TodayCounts, todayCounts, type TodayLine, todayLines } from '../data/duty-list.query';

/** Shown of each part; the counts tell of the rest. */
export const TODAY_LIMIT = 50;

/** On a Saturday too, what is due on Monday is near. */
const DAYS_AHEAD = 7;

export interface Today {
  readonly date: CivilDate;
  readonly calendar: WorkingCalendar;
  readonly lines: readonly TodayLine[];
  readonly counts: TodayCounts;
}

/** What waits for a visit in the unions of the one who asks: late, due today, due in the seven days after it, and what nobody has. */
@Injectable()
export class TodayService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly calendars: CalendarService,
  ) {}

  today(actor: Actor): Promise<Today> {
    return this.uow.read(actor, async (tx) => {
      const date = await this.organizations.today(tx);
      const weekEnd = addDays(date, DAYS_AHEAD);
      const lines = await todayLines(tx, date, weekEnd, TODAY_LIMIT);
      const calendar = await this.calendars.workingDays(tx);
      return { date, calendar, lines, counts: await todayCounts(tx, date, weekEnd) };
    });
  }
}
