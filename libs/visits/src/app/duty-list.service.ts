import { CalendarService, type WorkingCalendar } from '@app/calendar';
import { type Actor, type CivilDate, civilDateIn, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Glance, UnitOfWork } from '@app/persistence';
import type { Occasion } from '@app/standards';
import { Injectable } from '@nestjs/common';
import {
  dutiesByNumber,
  type DutyFilter,
  type DutyLine,
  dutyLines,
  type DutyPosition,
  occasionNameOf,
} from '../data/duty-list.query';
import { VisitDutyStore } from '../data/visit-duty.store';
import type { SuggestedVisitor } from '../domain/suggested-visitors';
import type { VisitDutyId } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { refuse } from '../domain/visits.problems';
import { OccasionCatalog } from './occasion-catalog';
import { VisitorSuggestion } from './visitor-suggestion';

const FOUND_LIMIT = 20;

export interface DutyPage {
  readonly today: CivilDate;
  readonly calendar: WorkingCalendar;
  readonly lines: DutyLine[];
}

/** Lists of duties in the scope of the one who asks, and what the forms need beside them. */
@Injectable()
export class DutyListService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly calendars: CalendarService,
    private readonly occasions: OccasionCatalog,
    private readonly duties: VisitDutyStore,
    private readonly suggestion: VisitorSuggestion,
  ) {}

  /** One line more than `limit` when there is a next page. */
  list(actor: Actor, filter: DutyFilter, after: DutyPosition | null, limit: number): Promise<DutyPage> {
    return this.page(actor, (tx) => dutyLines(tx, filter, after, limit + 1));
  }

  /** For the search box: `五访-2026-0010801-0012` or `0012`. */
  byNumber(actor: Actor, number: string): Promise<DutyPage> {
    return this.page(actor, (tx) => dutiesByNumber(tx, number, FOUND_LIMIT));
  }

  /** How an occasion is called where duties came from it; its code when none did. */
  occasionName(actor: Actor, code: string): Promise<string> {
    return this.uow.read(actor, (tx) => occasionNameOf(tx, code));
  }

  /** What may be reported in a union today. */
  reportable(actor: Actor, unionId: UnionId): Promise<Occasion[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, VISIT_PERMISSIONS.read, unionId);
      return this.occasions.reportable(tx, unionId, await this.organizations.today(tx));
    });
  }

  suggestedVisitors(actor: Actor, id: VisitDutyId): Promise<SuggestedVisitor[]> {
    return this.uow.read(actor, async (tx) => {
      const duty = await this.duties.find(tx, id);
      const within = duty && (await this.organizations.isWithin(tx, actor, VISIT_PERMISSIONS.read, duty.unionId));
      return within ? this.suggestion.forDuty(tx, duty) : refuse('visit-duty.not-found');
    });
  }

  private page(actor: Actor, lines: (tx: Glance) => Promise<DutyLine[]>): Promise<DutyPage> {
    return this.uow.glance(actor, async (tx) => {
      const [found, calendar] = await Promise.all([lines(tx), this.calendars.workingDays(tx)]);
      const today = civilDateIn(found[0]?.zone ?? 'Asia/Shanghai', tx.now);
      return { today, calendar, lines: found };
    });
  }
}
