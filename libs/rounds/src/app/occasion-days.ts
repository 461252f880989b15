import { HolidayService, type UpcomingHoliday } from '@app/calendar';
import { addDays, addMonths, type CivilDate, type UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { AudienceCode } from '../domain/audience';
import type { AskedPlan, RoundKind, RoundOccasion, RoundPlan } from '../domain/round';
import { refuse } from '../domain/rounds.problems';

/** Whom a union thinks of on a holiday, as lines of an audience. */
export interface SuggestedAudience {
  readonly code: AudienceCode;
  readonly minAge: number | null;
}

export interface OfferedOccasion extends RoundOccasion {
  readonly kind: RoundKind;
  /** When its preparation begins; null: nobody is reminded. */
  readonly leadOn: CivilDate | null;
  readonly provisional: boolean;
  readonly audience: readonly SuggestedAudience[];
  readonly form: string;
  readonly purpose: string;
}

const MONTHS_AHEAD = 14;

/** The days of holidays and seasons as the round's union keeps them. */
@Injectable()
export class OccasionDays {
  constructor(private readonly holidays: HolidayService) {}

  /** Refuses `round.holiday-unknown`. */
  async resolve(tx: ReadTx, unionId: UnionId, { holiday, ...plan }: AskedPlan): Promise<RoundPlan> {
    if (!holiday) return { ...plan, occasion: null };
    const found = await this.holidays.ofYear(tx, unionId, holiday.code, holiday.year);
    return { ...plan, occasion: found ? occasionOf(found) : refuse('round.holiday-unknown') };
  }

  /** What may be planned on `today`: all whose last day in time is still to come, by date. */
  async ahead(tx: ReadTx, unionId: UnionId, today: CivilDate): Promise<OfferedOccasion[]> {
    const found = await this.holidays.upcoming(tx, unionId, today, addMonths(today, MONTHS_AHEAD));
    return found
      .map((holiday) => ({
        ...occasionOf(holiday),
        kind: isSeason(holiday) ? ('season' as const) : ('holiday' as const),
        ...{ leadOn: holiday.leadOn, provisional: holiday.provisional },
        audience: holiday.audiences.map(suggestedOf),
        ...{ form: holiday.form, purpose: holiday.purpose },
      }))
      .filter(({ latestOn }) => latestOn >= today);
  }
}

const isSeason = ({ from, to }: UpcomingHoliday): boolean => from !== to;

/** A holiday's visits are done before it, a season's by its last day. */
const occasionOf = (holiday: UpcomingHoliday): RoundOccasion => ({
  ...{ code: holiday.code, year: holiday.year, name: holiday.name, on: holiday.from },
  latestOn: isSeason(holiday) ? holiday.to : addDays(holiday.from, -1),
  leadDays: holiday.leadDays,
});

const suggestedOf = (audience: UpcomingHoliday['audiences'][number]): SuggestedAudience =>
  audience === 'retiree-80' ? { code: 'retiree', minAge: 80 } : { code: audience, minAge: null };
