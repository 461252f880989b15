import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { shortDay } from '../domain/holiday-rule';
import { type CalendarChange, CalendarConsequence, type ForeseenMoves } from './calendar-consequence';
import { HolidayService } from './holiday.service';

/** Lead days of the federation's holidays that a list would move. */
@Injectable()
export class HolidayConsequence extends CalendarConsequence {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly holidays: HolidayService,
  ) {
    super();
  }

  async foresee(tx: ReadTx, { year, before, after }: CalendarChange): Promise<ForeseenMoves[]> {
    const { id } = await this.directory.root(tx);
    const today = await this.directory.today(tx);
    const old = await this.holidays.ofYearBy(tx, id, year, before);
    const next = await this.holidays.ofYearBy(tx, id, year, after);
    const moved = next.flatMap((holiday) => {
      const same = old.find(({ code, from }) => code === holiday.code && from === holiday.from);
      const ahead = holiday.leadOn !== null && holiday.leadOn >= today;
      return ahead && same?.leadOn && same.leadOn !== holiday.leadOn
        ? [`${holiday.name}：${shortDay(same.leadOn)}改为 ${shortDay(holiday.leadOn!)}`]
        : [];
    });
    return [{ what: '节日的提醒日', count: moved.length, examples: moved.slice(0, 10) }];
  }
}
