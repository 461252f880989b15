import { type Actor, type CivilDate, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AnnouncedYear, type OfficialYearId } from '../data/official-year.entity';
import { refuse } from '../domain/calendar.problems';
import {
  type ChangedDay,
  changedDays,
  checkNotice,
  listOf,
  type NoticeDay,
  orderedDays,
} from '../domain/official-notice';
import { OFFICIAL_DAYS, type OfficialYear } from '../domain/official-days';
import { statutoryHolidays } from '../domain/statutory-holidays';
import { almanac } from '../lunar';
import { type CalendarChange, CalendarConsequences, type ForeseenMoves } from './calendar-consequence';
import { CalendarService } from './calendar.service';

export interface Notice {
  readonly year: number;
  readonly days: readonly NoticeDay[];
  /** 国务院办公厅关于2027年部分节假日安排的通知 */
  readonly document: string;
  readonly publishedOn: CivilDate | null;
  /** Who brought it in, where that is not the actor by his name, as in a job. */
  readonly importedByName?: string;
}

/** What taking a list in, or back, would do. */
export interface ForeseenChange {
  readonly year: number;
  readonly days: readonly ChangedDay[];
  readonly moves: readonly ForeseenMoves[];
}

const MANAGE = 'calendar:manage';
const MOVED = 'official-days.imported.v1';

/** A year's official days for the whole federation: every list is kept, the last one counts. */
@Injectable()
export class OfficialYearService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarService,
    private readonly consequences: CalendarConsequences,
  ) {}

  /** Which days would change and what would move with them; nothing is written. Throws `official-days.invalid`. */
  foresee(actor: Actor, { year, days }: Pick<Notice, 'year' | 'days'>): Promise<ForeseenChange> {
    return this.uow.read(actor, (tx) => this.foreseeWithin(tx, { year, days }));
  }

  /** The same inside the caller's transaction. */
  async foreseeWithin(tx: ReadTx, { year, days }: Pick<Notice, 'year' | 'days'>): Promise<ForeseenChange> {
    await this.requireManaging(tx);
    return this.foreseeIn(tx, year, checked(year, days));
  }

  /** The same for taking the last list back. */
  foreseeUndo(actor: Actor, year: number): Promise<ForeseenChange> {
    return this.uow.read(actor, async (tx) => {
      await this.requireManaging(tx);
      const before = await this.listBefore(tx, year);
      return this.foreseeIn(tx, year, before.days && listOf(year, before.days));
    });
  }

  /** Throws `official-days.invalid`, `official-days.unchanged`, `record.stale` when the year was imported meanwhile. */
  import(actor: Actor, notice: Notice, seenSerial: number, idem: Idempotency): Promise<AnnouncedYear> {
    const work = async (tx: Tx): Promise<AnnouncedYear> => {
      await this.requireManaging(tx);
      await this.expectSerial(tx, notice.year, seenSerial);
      return this.take(tx, notice);
    };
    return this.known(actor, this.uow.run(actor, work, idem));
  }

  /** The same inside the caller's transaction, for who brings lists in otherwise. Throws what `import` throws. */
  async take(tx: Tx, { year, days, document, publishedOn, importedByName }: Notice): Promise<AnnouncedYear> {
    await this.requireManaging(tx);
    const list = checked(year, days);
    const before = await this.calendars.workingDaysNow(tx);
    const after = await this.calendars.workingDaysWith(tx, year, list);
    if (!before.isProvisional(year) && changedDays(year, before, after).length === 0)
      return refuse('official-days.unchanged');
    const stated = { year, days: orderedDays(days), document, publishedOn };
    return this.write(tx, stated, 'official-days.import', importedByName);
  }

  /**
   * Takes the last list of the year back by a newer version that says what held before it. What moved with it moves back.
   * Throws `official-days.nothing-to-undo`, `record.stale`.
   */
  undo(actor: Actor, year: number, seenSerial: number): Promise<AnnouncedYear> {
    return this.known(
      actor,
      this.uow.run(actor, (tx) => this.undoWithin(tx, year, seenSerial)),
    );
  }

  /** The same inside the caller's transaction. */
  async undoWithin(tx: Tx, year: number, seenSerial: number): Promise<AnnouncedYear> {
    await this.requireManaging(tx);
    await this.expectSerial(tx, year, seenSerial);
    const { days, document, publishedOn } = await this.listBefore(tx, year);
    return this.write(tx, { year, days, document, publishedOn }, 'official-days.undo');
  }

  /** One import, by its id, with the number of the list that counts now. */
  async importOf(
    tx: ReadTx,
    id: OfficialYearId,
  ): Promise<{ year: number; serial: number; latest: number } | undefined> {
    const row = await tx.from(AnnouncedYear, 'y').andWhere('y.id = :id', { id }).getOne();
    if (!row) return undefined;
    return { year: row.year, serial: row.serial, latest: (await this.latest(tx, row.year))!.serial };
  }

  /** Every list of the year that was imported, the newest first. */
  history(tx: ReadTx, year: number): Promise<AnnouncedYear[]> {
    return tx.from(AnnouncedYear, 'y').andWhere('y.year = :year', { year }).orderBy('y.serial', 'DESC').getMany();
  }

  /** This process goes by the new list at once, others within a minute. */
  private async known(actor: Actor, written: Promise<AnnouncedYear>): Promise<AnnouncedYear> {
    const row = await written;
    await this.uow.read(actor, (tx) => this.calendars.workingDaysNow(tx));
    return row;
  }

  private async foreseeIn(tx: ReadTx, year: number, list: OfficialYear | null): Promise<ForeseenChange> {
    const before = await this.calendars.workingDaysNow(tx);
    const after = await this.calendars.workingDaysWith(tx, year, list);
    const change: CalendarChange = { year, before, after };
    return { year, days: changedDays(year, before, after), moves: await this.consequences.foresee(tx, change) };
  }

  /** What held before the last list: the one before it or, where that is none, the shipped one or the provisional one. */
  private async listBefore(
    tx: ReadTx,
    year: number,
  ): Promise<Pick<AnnouncedYear, 'days' | 'document' | 'publishedOn'>> {
    const [last, before] = await this.history(tx, year);
    if (!last?.days) return refuse('official-days.nothing-to-undo');
    return before ?? { days: null, document: '', publishedOn: null };
  }

  /** Two imports of one year follow each other; the second finds the first and is stale. */
  private async expectSerial(tx: Tx, year: number, seen: number): Promise<void> {
    await holdYears(tx);
    tx.expectVersion({ version: (await this.latest(tx, year))?.serial ?? 0 }, seen);
  }

  private async latest(tx: ReadTx, year: number): Promise<AnnouncedYear | undefined> {
    return (await this.history(tx, year))[0];
  }

  private async write(
    tx: Tx,
    stated: Pick<AnnouncedYear, 'year' | 'days' | 'document' | 'publishedOn'>,
    action: string,
    importedByName = tx.actor.displayName,
  ): Promise<AnnouncedYear> {
    const { year } = stated;
    await holdYears(tx);
    const last = await this.latest(tx, year);
    const row: AnnouncedYear = {
      ...{ tenantId: tx.actor.tenantId, id: newId<'official-year'>(tx.now.getTime()), ...stated },
      ...{ serial: (last?.serial ?? 0) + 1, importedAt: tx.now },
      ...{ importedById: tx.actor.accountId, importedByName },
    };
    await tx.insert(AnnouncedYear, row);
    tx.audit({
      ...{ action, subjectType: 'official-year', subjectId: row.id, unionId: (await this.directory.root(tx)).id },
      detail: { year, serial: [last?.serial ?? null, row.serial], document: [last?.document ?? null, row.document] },
    });
    tx.announce({ type: MOVED, payload: { year, officialYearId: row.id } });
    return row;
  }

  /** Official days hold for the whole federation: who sets them manages its calendar. */
  private async requireManaging(tx: ReadTx): Promise<void> {
    await this.directory.requireWithin(tx, MANAGE, (await this.directory.root(tx)).id);
  }
}

const holdYears = (tx: Tx): Promise<unknown> =>
  tx.rows(`SELECT pg_advisory_xact_lock(hashtext('official-year'), hashtext($1))`, [tx.actor.tenantId]);

function checked(year: number, days: readonly NoticeDay[]): OfficialYear {
  checkNotice(year, days, statutoryHolidays(almanac, year));
  return listOf(year, orderedDays(days));
}

/** Whether the lib itself brings an announced list of the year. */
export const isShipped = (year: number): boolean => OFFICIAL_DAYS.some((list) => list.year === year);
