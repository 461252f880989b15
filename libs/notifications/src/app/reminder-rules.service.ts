import { type Actor, civilDate, type CivilDate, civilDateIn, newId, type UnionId } from '@app/kernel';
import { CalendarService, instantAt, type WorkingCalendar } from '@app/calendar';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { RuleRow } from '../data/planning-statement';
import { DatedReminderRules } from '../data/reminder-rules.entity';
import { refuse } from '../domain/notifications.problems';
import type { RemindedSubject } from '../domain/reminder';
import type { ReminderCalendar } from '../domain/reminder-plan';
import type { WallClock } from '../domain/sending';
import { checkReminderRules, DEFAULT_REMINDER_RULES, type ReminderRules, wholeRules } from '../domain/reminder-rules';

/** By what a subject's reminders are planned and judged. */
export interface ReminderTerms {
  readonly rules: ReminderRules;
  readonly calendar: ReminderCalendar;
  /** In the federation's zone. */
  readonly today: CivilDate;
}

export interface RulesInForce {
  readonly rules: ReminderRules;
  /** The union that set them; null: the defaults. */
  readonly setBy: UnionId | null;
  readonly validFrom: CivilDate | null;
}

/** Rules of a whole federation, for planning all its reminders by one statement. */
export interface AllTerms {
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly rules: readonly RuleRow[];
}

const DEFAULTS: RuleRow = { unionId: null, validFrom: civilDate('1900-01-01'), rules: DEFAULT_REMINDER_RULES };
const MANAGE = 'reminder-rules:manage';

/** A union's rules of reminding: its own, else those of the nearest union above, else the defaults. */
@Injectable()
export class ReminderRulesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarService,
  ) {}

  async termsFor(tx: ReadTx, subject: Pick<RemindedSubject, 'unionId' | 'openedOn'>): Promise<ReminderTerms> {
    const { rules } = await this.inForce(tx, subject.unionId, subject.openedOn);
    const zone = await this.zoneOf(tx);
    const workingDays = await this.calendars.workingDays(tx);
    const calendar: ReminderCalendar = {
      addWorkingDays: (from, days) => workingDays.addWorkingDays(from, days),
      instantAt: (date, clock) => instantAt(zone, date, clock),
    };
    return { rules, calendar, today: civilDateIn(zone, tx.now) };
  }

  /** What the union's clock shows, and whom it disturbs when. */
  async wallOf(tx: ReadTx, unionId: UnionId): Promise<{ wall: WallClock; rules: ReminderRules }> {
    const zone = await this.zoneOf(tx);
    const today = civilDateIn(zone, tx.now);
    const { rules } = await this.inForce(tx, unionId, today);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
      tx.now,
    );
    return { wall: { today, clock, instantAt: (date, at) => instantAt(zone, date, at) }, rules };
  }

  /** The day that it is in the federation's zone. */
  today(tx: ReadTx): Promise<CivilDate> {
    return this.directory.today(tx);
  }

  /** By what everything is planned at once: the defaults first, then what unions set. */
  async allTerms(tx: ReadTx): Promise<AllTerms> {
    const rules = await tx.rows<RuleRow>(
      `SELECT DISTINCT ON (union_id, valid_from) union_id AS "unionId", valid_from AS "validFrom", rules
       FROM notifications.reminder_rules WHERE tenant_id = $1 ORDER BY union_id, valid_from, id DESC`,
      [tx.actor.tenantId],
      'reminder-rules-all',
    );
    return {
      zone: await this.zoneOf(tx),
      calendar: await this.calendars.workingDays(tx),
      rules: [DEFAULTS, ...rules.map((row) => ({ ...row, rules: wholeRules(row.rules) }))],
    };
  }

  /** The rules that hold today, for a screen. */
  current(actor: Actor, unionId: UnionId): Promise<RulesInForce> {
    return this.uow.read(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE, unionId);
      return this.inForce(tx, unionId, await this.directory.today(tx));
    });
  }

  /**
   * New rules from a day on, today at the earliest: what was opened before keeps the rules that it was opened under. Set
   * again from the same day on they are corrected.
   */
  async set(actor: Actor, unionId: UnionId, rules: ReminderRules, validFrom: CivilDate): Promise<void> {
    checkReminderRules(rules);
    await this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE, unionId);
      if (validFrom < (await this.directory.today(tx))) refuse('reminder-rules.in-the-past');
      await this.store(tx, unionId, rules, validFrom);
    });
  }

  private async store(tx: Tx, unionId: UnionId, rules: ReminderRules, validFrom: CivilDate): Promise<void> {
    const id = newId<'reminder-rules'>(tx.now.getTime());
    const before = await this.inForce(tx, unionId, validFrom);
    await tx.insert(DatedReminderRules, { id, unionId, validFrom, rules, createdAt: tx.now });
    tx.audit({
      action: 'reminder-rules.set',
      subjectType: 'reminder-rules',
      subjectId: id,
      unionId,
      detail: { validFrom: [before.validFrom, validFrom], rules: [before.rules, rules] },
    });
  }

  private async inForce(tx: ReadTx, unionId: UnionId, on: CivilDate): Promise<RulesInForce> {
    const line = (await this.directory.lineOf(tx, unionId)).map((union) => union.id);
    const [found] = await tx.rows<{ unionId: UnionId; validFrom: CivilDate; rules: ReminderRules }>(
      `SELECT union_id AS "unionId", valid_from AS "validFrom", rules FROM notifications.reminder_rules
       WHERE tenant_id = $1 AND union_id = ANY($2::uuid[]) AND valid_from <= $3
       ORDER BY array_position($2::uuid[], union_id), valid_from DESC, id DESC LIMIT 1`,
      [tx.actor.tenantId, line, on],
      'reminder-rules-in-force',
    );
    if (!found) return { rules: DEFAULT_REMINDER_RULES, setBy: null, validFrom: null };
    return { rules: wholeRules(found.rules), setBy: found.unionId, validFrom: found.validFrom };
  }

  private async zoneOf(tx: ReadTx): Promise<string> {
    const [tenant] = await tx.rows<{ zone: string }>(
      `SELECT zone FROM platform.tenant WHERE tenant_id = $1`,
      [tx.actor.tenantId],
      'reminder-zone',
    );
    return tenant!.zone;
  }
}
