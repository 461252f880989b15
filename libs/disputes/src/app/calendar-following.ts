import { CalendarService } from '@app/calendar';
import { systemActor, type TenantId } from '@app/kernel';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AccidentDeadlines } from './accident-deadlines';
import { DisputeDeadlines } from './dispute-deadlines';
import { LegalAidDeadlines } from './legal-aid-deadlines';
import { PetitionDeadlines } from './petition-deadlines';

interface FollowingCases {
  /** Ids in order. */
  toFollow(tx: ReadTx, year: number | null): Promise<string[]>;
  followCalendar(tx: Tx, ids: readonly string[]): Promise<void>;
}

/** So many cases are held at once. */
const PORTION = 100;

/** The last days of the clocks of all cases after a year's official days came or went. May run twice. */
@Injectable()
export class CalendarFollowing {
  private readonly kinds: readonly FollowingCases[];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: CalendarService,
    disputes: DisputeDeadlines,
    petitions: PetitionDeadlines,
    aids: LegalAidDeadlines,
    accidents: AccidentDeadlines,
  ) {
    this.kinds = [disputes, petitions, aids, accidents];
  }

  /**
   * Each portion in a transaction of its own, so that nobody at work on a case waits for all of them. `year` null: what was
   * concluded in any year is judged anew.
   */
  async follow(tenantId: TenantId, year: number | null): Promise<void> {
    const system = systemActor(tenantId);
    await this.uow.read(system, (tx) => this.calendar.workingDaysNow(tx));
    for (const kind of this.kinds) {
      const ids = await this.uow.read(system, (tx) => kind.toFollow(tx, year));
      for (let from = 0; from < ids.length; from += PORTION)
        await this.uow.run(system, (tx) => kind.followCalendar(tx, ids.slice(from, from + PORTION)));
    }
  }
}
