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
import { casesWithDeadlines, clockEventsOf, heldInOrder, keepDeadlines } from './case-deadlines';
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
    return (await this.readClocks(tx, [aid]))(aid);
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

  async refresh(tx: Tx, ...aids: readonly LegalAid[]): Promise<void> {
    const read = await this.readClocks(tx, aids);
    const kept = aids.map((aid) => {
      const { id, unionId, openedAt, status } = aid;
      const wanted = status === 'closed' ? [] : legalAidDeadlines(read(aid));
      return { caseKind: 'legal-aid' as const, id, unionId, openedAt, wanted };
    });
    await keepDeadlines(tx, this, kept);
  }

  toFollow(tx: ReadTx): Promise<string[]> {
    return casesWithDeadlines(tx, 'legal-aid');
  }

  /** After a year's official days came or went: last days that are off move to others. */
  async followCalendar(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.refresh(tx, ...(await heldInOrder(tx, LegalAid, ids)));
  }

  private async readClocks(tx: ReadTx, aids: readonly LegalAid[]): Promise<(aid: LegalAid) => ClockReading[]> {
    const ids = aids.map(({ id }) => id);
    const events = await clockEventsOf(tx, ids, this.cipher);
    const today = await this.organizations.today(tx);
    const calendar = await this.calendar.workingDays(tx);
    return (aid) => legalAidClocks(aid, events(aid.id), today, calendar);
  }
}
