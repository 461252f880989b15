import type { TenantId } from '@app/kernel';
import type { Glance, ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { workingCalendar } from '../china';
import { announcedYears } from '../data/announced-years';
import type { OfficialYear } from '../domain/official-days';
import type { WorkingCalendar } from '../domain/working-calendar';

/** A list comes once a year: for so long this process may go by the one it knows. */
const MAY_BE_STALE_MS = 60_000;

interface Known {
  readonly calendar: WorkingCalendar;
  readonly digest: string;
  readonly askedAt: number;
}

/** The working days of a federation: the lists shipped with the lib, replaced by those it imported. */
@Injectable()
export class CalendarService {
  private readonly known = new Map<TenantId, Known>();

  /**
   * For screens and for everything that is recomputed when a list comes: at most a minute old, and in that minute without
   * a statement. What writes by it needs no more, since a sweep moves what was written by the old list.
   */
  async workingDays(tx: Glance): Promise<WorkingCalendar> {
    const known = this.known.get(tx.actor.tenantId);
    const age = known ? Math.abs(tx.now.getTime() - known.askedAt) : Infinity;
    return known && age < MAY_BE_STALE_MS ? known.calendar : this.workingDaysNow(tx);
  }

  /** As the lists are in this transaction: for recomputing when one was imported. */
  async workingDaysNow(tx: Glance): Promise<WorkingCalendar> {
    const lists = await announcedYears(tx);
    const digest = JSON.stringify(lists);
    const known = this.known.get(tx.actor.tenantId);
    const calendar = known?.digest === digest ? known.calendar : workingCalendar(lists);
    this.known.set(tx.actor.tenantId, { calendar, digest, askedAt: tx.now.getTime() });
    return calendar;
  }

  /** Lists that were imported or taken back since an instant. */
  importedSince(tx: ReadTx, since: Date): Promise<{ year: number; officialYearId: string }[]> {
    return tx.rows<{ year: number; officialYearId: string }>(
      `SELECT year, id AS "officialYearId" FROM calendar.official_year
       WHERE tenant_id = $1 AND imported_at >= $2 ORDER BY year, serial`,
      [tx.actor.tenantId, since],
    );
  }

  /** As it would be with one year's list replaced; null takes that year's imports back. */
  async workingDaysWith(tx: ReadTx, year: number, list: OfficialYear | null): Promise<WorkingCalendar> {
    const others = (await announcedYears(tx)).filter((known) => known.year !== year);
    return workingCalendar(list ? [...others, list] : others);
  }
}
