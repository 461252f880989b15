import { addDays, type Actor, type CivilDate, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HolidayService, type ObservedHoliday, type UpcomingHoliday } from './holiday.service';

export type { HolidayTerm } from './holiday-register';

export interface ListedHoliday extends ObservedHoliday {
  readonly own: boolean;
  readonly setByName: string | null;
  /** The next time within two years; null for birthdays, retirements and what is switched off. */
  readonly next: UpcomingHoliday | null;
}

export interface HolidayPage {
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly today: CivilDate;
  readonly mayManage: boolean;
  readonly items: readonly ListedHoliday[];
}

const TWO_YEARS_DAYS = 731;

/** A union's holidays for the settings. */
@Injectable()
export class HolidayPages {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly holidays: HolidayService,
  ) {}

  page(actor: Actor, unionId: UnionId): Promise<HolidayPage> {
    return this.uow.read(actor, async (tx) => {
      const union = await this.directory.requireWithin(tx, 'calendar:read', unionId);
      const today = await this.directory.today(tx);
      const observed = await this.holidays.observedIn(tx, unionId);
      const upcoming = await this.holidays.upcoming(tx, unionId, today, addDays(today, TWO_YEARS_DAYS));
      const setters = observed.flatMap(({ row }) => row.unionId ?? []);
      const names = await this.directory.namesOf(tx, setters);
      const items = observed.map((each): ListedHoliday => {
        const { unionId: setBy, code } = each.row;
        const next = upcoming.find((holiday) => holiday.code === code) ?? null;
        return { ...each, own: setBy === unionId, setByName: setBy && (names.get(setBy) ?? null), next };
      });
      const mayManage = await this.directory.isWithin(tx, actor, 'calendar:manage', unionId);
      return { unionId, unionName: union.name, today, mayManage, items };
    });
  }

  upcoming(actor: Actor, unionId: UnionId, from: CivilDate, to: CivilDate): Promise<UpcomingHoliday[]> {
    return this.uow.read(actor, async (tx) => {
      await this.directory.requireWithin(tx, 'calendar:read', unionId);
      return this.holidays.upcoming(tx, unionId, from, to);
    });
  }

  async today(actor: Actor): Promise<CivilDate> {
    return this.uow.read(actor, (tx) => this.directory.today(tx));
  }
}
