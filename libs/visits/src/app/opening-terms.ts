import { CalendarService } from '@app/calendar';
import type { CivilDate, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { OpeningContext } from '../domain/visit-duty.opening';
import { OccasionCatalog } from './occasion-catalog';

/** By what a report is judged and its deadline counted: the union's rule, its day, its working days. */
@Injectable()
export class OpeningTerms {
  constructor(
    private readonly occasions: OccasionCatalog,
    private readonly organizations: OrganizationDirectory,
    private readonly calendars: CalendarService,
  ) {}

  /** Refuses `visit-duty.occasion-unknown`. */
  async of(tx: ReadTx, unionId: UnionId, occasion: string, eventOn: CivilDate): Promise<Omit<OpeningContext, 'id'>> {
    const rule = await this.occasions.ruleFor(tx, unionId, occasion, eventOn);
    const today = await this.organizations.today(tx);
    return { rule, today, now: tx.now, calendar: await this.calendars.workingDays(tx) };
  }
}
