import { CalendarService } from '@app/calendar';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ClockEventRow } from '../data/clock.entity';
import { Petition } from '../data/petition.entity';
import type { ClockReading } from '../domain/clock';
import { isInTime, petitionClocks, petitionDeadlines } from '../domain/petition-clocks';
import { keepDeadlines } from './case-deadlines';
import { DisputeCipher } from './dispute-cipher';

/** The clocks of a petition as they stand, and the rows by which lists and reminders know them. */
@Injectable()
export class PetitionDeadlines {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
    readonly planning: ReminderPlanning,
    readonly reminders: ReminderService,
    private readonly cipher: DisputeCipher,
  ) {}

  async clocksOf(tx: ReadTx, petition: Petition): Promise<ClockReading[]> {
    const { id, tenantId } = petition;
    const rows = await tx.from(ClockEventRow, 'e').andWhere('e.caseId = :id', { id }).orderBy('e.id').getMany();
    const events = rows.map(({ clock, kind, onDay, days, consent, groundSealed }) => ({
      ...{ clock, kind, on: onDay, days, consent, ground: this.cipher.open(tenantId, 'ground', groundSealed) },
    }));
    const today = await this.organizations.today(tx);
    const days = { ...petition, isAnonymous: petition.petitionerSealed === null };
    return petitionClocks(days, events, today, await this.calendar.workingDays(tx));
  }

  /** Null until it is concluded; judged once, by the calendar of that day. */
  async inTimeOf(tx: ReadTx, petition: Petition): Promise<boolean | null> {
    if (petition.concludedOn === null || petition.inTime !== null) return petition.inTime;
    return isInTime(await this.clocksOf(tx, petition));
  }

  async refresh(tx: Tx, petition: Petition): Promise<void> {
    const { id, unionId, openedAt, status } = petition;
    const wanted = status === 'closed' ? [] : petitionDeadlines(await this.clocksOf(tx, petition));
    await keepDeadlines(tx, this, { caseKind: 'petition', id, unionId, openedAt }, wanted);
  }

  /** After a year's official days came or went: an objection to what was forwarded ends on another day. */
  async followCalendar(tx: Tx): Promise<void> {
    await this.calendar.workingDaysNow(tx);
    const waiting = await tx.found(Petition, () => `r.source = 'forwarded' AND r.status = 'received'`, 'FOR UPDATE');
    for (const petition of waiting) await this.refresh(tx, petition);
  }
}
