import { CalendarService } from '@app/calendar';
import { type CivilDate, newId } from '@app/kernel';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ClockEventRow } from '../data/clock.entity';
import { LegalAid } from '../data/legal-aid.entity';
import type { ClockReading } from '../domain/clock';
import { legalAidClocks, legalAidDeadlines } from '../domain/legal-aid-clocks';
import { clockEventsOf, HAS_DEADLINE, keepDeadlines } from './case-deadlines';
import { DisputeCipher } from './dispute-cipher';

/** The clocks of a legal aid case as they stand, and the rows by which lists and reminders know them. */
@Injectable()
export class LegalAidDeadlines {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
    readonly planning: ReminderPlanning,
    readonly reminders: ReminderService,
    private readonly cipher: DisputeCipher,
  ) {}

  async clocksOf(tx: ReadTx, aid: LegalAid): Promise<ClockReading[]> {
    const events = await clockEventsOf(tx, aid.id, this.cipher);
    const today = await this.organizations.today(tx);
    return legalAidClocks(aid, events, today, await this.calendar.workingDays(tx));
  }

  /** While papers are asked for, the time to decide stands still. */
  async hold(tx: Tx, { id: caseId, tenantId }: LegalAid, on: CivilDate, isHeld: boolean): Promise<void> {
    const ground = isHeld ? '等申请人补材料' : '材料补齐了';
    await tx.insert(ClockEventRow, {
      ...{ id: newId<'clock-event'>(tx.now.getTime()), caseKind: 'legal-aid', caseId, clock: 'aid-decision' },
      ...{ kind: isHeld ? 'suspended' : 'resumed', onDay: on, days: null, consent: null, recordedAt: tx.now },
      ...{ groundSealed: this.cipher.seal(tenantId, 'ground', ground), recordedByName: tx.actor.displayName },
    });
  }

  async refresh(tx: Tx, aid: LegalAid): Promise<void> {
    const { id, unionId, openedAt, status } = aid;
    const wanted = status === 'closed' ? [] : legalAidDeadlines(await this.clocksOf(tx, aid));
    await keepDeadlines(tx, this, { caseKind: 'legal-aid', id, unionId, openedAt }, wanted);
  }

  /** After a year's official days came or went: last days that are off move to others. */
  async followCalendar(tx: Tx): Promise<void> {
    await this.calendar.workingDaysNow(tx);
    for (const aid of await tx.found(LegalAid, () => HAS_DEADLINE, 'FOR UPDATE')) await this.refresh(tx, aid);
  }
}
