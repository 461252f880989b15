import { type Actor, type CivilDate, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { UnionHolidayRow } from '../data/union-holiday.entity';
import { refuse } from '../domain/calendar.problems';
import { checkHoliday, type DatedHoliday, type HolidayState, type UnionHoliday } from '../domain/union-holiday';
import { HolidayService } from './holiday.service';

/** From when on a union observes a holiday so. */
export interface HolidayTerm {
  readonly state: HolidayState;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate | null;
}

const MANAGE = 'calendar:manage';
const LAST = 10_000;

/** The one road on which a union's holidays change: a new row with dates; what held before is kept. */
@Injectable()
export class HolidayRegister {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly holidays: HolidayService,
  ) {}

  /** A holiday of the union's own, such as 校庆. Returns its code. Throws `holiday.invalid`, `organization.not-found`. */
  add(
    actor: Actor,
    unionId: UnionId,
    holiday: Omit<UnionHoliday, 'code'>,
    term: Omit<HolidayTerm, 'state'>,
    idem: Idempotency,
  ): Promise<string> {
    const work = async (tx: Tx): Promise<string> => {
      await this.begin(tx, unionId, term.validFrom);
      const id = newId<'union-holiday'>(tx.now.getTime());
      const code = `OWN_${id.slice(-8).toUpperCase()}`;
      await this.insert(tx, { ...holiday, ...term, code, unionId, state: 'kept' }, LAST);
      return code;
    };
    return this.uow.run(actor, work, idem);
  }

  /**
   * Changes, switches off (`dropped`) or hands back (`inherited`) a holiday of the union from a day on. `seen` is the
   * version of the row that was shown. Throws `holiday.not-found`, `holiday.invalid`, `record.stale`.
   */
  set(actor: Actor, unionId: UnionId, holiday: UnionHoliday, term: HolidayTerm, seen: number): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      await this.begin(tx, unionId, term.validFrom);
      const shown = await this.holidays.observedIn(tx, unionId);
      const known = shown.find(({ row }) => row.code === holiday.code) ?? refuse('holiday.not-found');
      tx.expectVersion(known, seen);
      const next: DatedHoliday = { ...holiday, ...term, unionId };
      const same = await tx
        .from(UnionHolidayRow, 'h')
        .andWhere('h.unionId = :unionId AND h.code = :code AND h.validFrom = :validFrom', next)
        .setLock('pessimistic_write')
        .getOne();
      if (same) await this.replace(tx, same, next);
      else await this.insert(tx, next, known.row instanceof UnionHolidayRow ? known.row.position : LAST);
    });
  }

  private async begin(tx: Tx, unionId: UnionId, validFrom: CivilDate): Promise<void> {
    await this.directory.requireWithin(tx, MANAGE, unionId);
    if (validFrom < (await this.directory.today(tx))) refuse('holiday.in-the-past');
    await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('union-holiday'), hashtext($1))`, [unionId]);
  }

  private async insert(tx: Tx, holiday: DatedHoliday, position: number): Promise<void> {
    checkHoliday(holiday);
    const id = newId<'union-holiday'>(tx.now.getTime());
    const row = { ...holiday, audiences: [...holiday.audiences], id, version: 1, position, createdAt: tx.now };
    await tx.insert(UnionHolidayRow, row);
    this.audit(tx, id, holiday, null);
  }

  /** Said twice on one day: the later word counts, the first is in the record of changes. */
  private async replace(tx: Tx, row: UnionHolidayRow, holiday: DatedHoliday): Promise<void> {
    checkHoliday(holiday);
    const before = { ...row };
    const { name, state, rule, leadDays, audiences, form, purpose, validUntil } = holiday;
    const patch = { name, state, rule, leadDays, audiences: [...audiences], form, purpose, validUntil };
    await tx.update(UnionHolidayRow, row, patch);
    this.audit(tx, row.id, holiday, before);
  }

  private audit(tx: Tx, id: string, now: DatedHoliday, before: DatedHoliday | null): void {
    const { code, unionId, validFrom } = now;
    const fields = ['state', 'name', 'rule', 'leadDays', 'audiences', 'form', 'validUntil'] as const;
    const changed = fields
      .filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(now[field]))
      .map((field) => [field, [before?.[field] ?? null, now[field]]]);
    tx.audit({
      ...{ action: 'holiday.set', subjectType: 'holiday', subjectId: id, unionId },
      detail: { code, validFrom, ...Object.fromEntries(changed) },
    });
  }
}
