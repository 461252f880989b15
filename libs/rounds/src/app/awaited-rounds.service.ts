import { HolidayService } from '@app/calendar';
import { AccountDirectory } from '@app/identity';
import { addDays, type CivilDate, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { asksForRound, type AwaitedHoliday, type AwaitedRoundId } from '../domain/awaited-round';
import { AWAITED_ROUND_REMINDERS } from './awaited-round.reminders';

/** The longest lead of a holiday, and the days for which reminders are written ahead. */
const AHEAD_DAYS = 190;

/** Keeps the holidays for which a union should plan a round in step with what it observes. */
@Injectable()
export class AwaitedRounds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly holidays: HolidayService,
    private readonly accounts: AccountDirectory,
    private readonly organizations: OrganizationDirectory,
    private readonly planning: ReminderPlanning,
    private readonly reminders: ReminderService,
  ) {}

  /** Writes what is ahead for every union that has somebody who plans rounds. Doing it again changes nothing. */
  async refresh(tenantId: TenantId): Promise<void> {
    const actor = systemActor(tenantId);
    const unions = await this.uow.read(actor, (tx) => this.accounts.unionsServedBy(tx, 'round:manage'));
    for (const unionId of unions) await this.uow.run(actor, (tx) => this.refreshUnion(tx, unionId));
  }

  private async refreshUnion(tx: Tx, unionId: UnionId): Promise<void> {
    const today = await this.organizations.today(tx);
    const found = await this.holidays.upcoming(tx, unionId, today, addDays(today, AHEAD_DAYS));
    const awaited = found.filter(({ from }) => from >= today).filter(asksForRound);
    const rows = awaited.map(({ code, year, from, leadDays }) => ({
      ...{ code, year, on: from, prepareOn: addDays(from, -leadDays!) },
    }));
    for (const id of await this.forget(tx, unionId, today, rows))
      await this.reminders.cancelFor(tx, AWAITED_ROUND_REMINDERS, id);
    await this.planning.planFor(tx, AWAITED_ROUND_REMINDERS, await this.write(tx, unionId, today, rows));
  }

  /** Rows that are new or moved. One whose day has come stays as it is, so that nobody is told twice. */
  private async write(
    tx: Tx,
    unionId: UnionId,
    today: CivilDate,
    rows: readonly AwaitedHoliday[],
  ): Promise<AwaitedRoundId[]> {
    const written = await tx.rows<{ id: AwaitedRoundId }>(
      `INSERT INTO rounds.awaited_round AS a (tenant_id, id, union_id, holiday_code, holiday_year, holiday_on,
         prepare_on, written_at)
       SELECT $1, uuidv7(), $2, h.code, h.year, h.day, h.prepare_on, $3
       FROM unnest($5::text[], $6::int[], $7::date[], $8::date[]) AS h(code, year, day, prepare_on)
       ON CONFLICT (tenant_id, union_id, holiday_code, holiday_year) DO UPDATE
         SET holiday_on = excluded.holiday_on, prepare_on = excluded.prepare_on
         WHERE a.prepare_on > $4::date
           AND (a.holiday_on, a.prepare_on) IS DISTINCT FROM (excluded.holiday_on, excluded.prepare_on)
       RETURNING id`,
      [
        ...[tx.actor.tenantId, unionId, tx.now, today, ...namedIn(rows)],
        ...[rows.map(({ on }) => on), rows.map(({ prepareOn }) => prepareOn)],
      ],
      'awaited-rounds-written',
    );
    return written.map(({ id }) => id);
  }

  /** Rows of holidays that the union does not prepare any more. */
  private async forget(
    tx: Tx,
    unionId: UnionId,
    today: CivilDate,
    rows: readonly AwaitedHoliday[],
  ): Promise<AwaitedRoundId[]> {
    const forgotten = await tx.rows<{ id: AwaitedRoundId }>(
      `DELETE FROM rounds.awaited_round a WHERE a.tenant_id = $1 AND a.union_id = $2 AND a.prepare_on > $3::date
         AND NOT EXISTS (SELECT 1 FROM unnest($4::text[], $5::int[]) AS h(code, year)
           WHERE h.code = a.holiday_code AND h.year = a.holiday_year)
       RETURNING a.id`,
      [tx.actor.tenantId, unionId, today, ...namedIn(rows)],
      'awaited-rounds-forgotten',
    );
    return forgotten.map(({ id }) => id);
  }
}

const namedIn = (rows: readonly AwaitedHoliday[]): [string[], number[]] => [
  rows.map(({ code }) => code),
  rows.map(({ year }) => year),
];
