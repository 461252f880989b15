import { addDays, type CivilDate, civilDateIn, newId, systemActor, type TenantId } from '@app/kernel';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { PlanningRun, type PlanningReason } from '../data/planning-run.entity';
import {
  type PlanningInput,
  planningStatement,
  type PlanningTerms,
  planningValues,
  plannedStatement,
} from '../data/planning-statement';
import { reminderKey, type ReminderKind } from '../domain/reminder';
import { workingDayTable } from '../domain/working-day-table';
import { ReminderRulesService } from './reminder-rules.service';
import { isPlanned, type PlannedSource, ReminderSource } from './reminder-source';
import { ReminderSubjects } from './reminder-subject';

/** How far back missed days are made up for, and how far ahead rows are written. */
const BACK_DAYS = 14;
const AHEAD_DAYS = 60;
/** Sixty working days, the most that rules may count, with every holiday between them. */
const REACH_DAYS = 130;

export interface PlanningFigures {
  readonly added: number;
  readonly renewed: number;
  readonly dropped: number;
}

export type PlanningOccasion =
  { readonly reason: 'daily' } | { readonly reason: 'official-days'; readonly officialYear: number };

const DAILY: PlanningOccasion = { reason: 'daily' };

/** Plans the reminders of every registered source by one statement per source. Planning again changes nothing. */
@Injectable()
export class ReminderPlanning {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: ReminderSubjects,
    private readonly rules: ReminderRulesService,
  ) {}

  /** Plans for the federation. Null, and nothing done, when the day is planned already or somebody is at it. */
  async planAll(tenantId: TenantId, occasion: PlanningOccasion = DAILY): Promise<PlanningFigures | null> {
    const actor = systemActor(tenantId);
    const planned = occasion.reason === 'daily' && (await this.uow.read(actor, (tx) => this.isPlanned(tx)));
    return planned ? null : this.uow.run(actor, (tx) => this.planIn(tx, occasion));
  }

  private async planIn(tx: Tx, occasion: PlanningOccasion): Promise<PlanningFigures | null> {
    // A million rows take their time; the limit of the connection is meant for requests.
    await tx.rows(`SET LOCAL statement_timeout = '30min'`);
    if (!(await this.takeTurn(tx, occasion)) || (occasion.reason === 'daily' && (await this.isPlanned(tx))))
      return null;
    const terms = await this.termsFor(tx, null);
    const figures = { added: 0, renewed: 0, dropped: 0 };
    for (const source of this.sources()) {
      const done = await this.write(tx, source, terms, occasion.reason);
      for (const name of ['added', 'renewed', 'dropped'] as const) figures[name] += done[name];
    }
    await this.keep(tx, civilDateIn(terms.zone, tx.now), occasion, figures);
    return figures;
  }

  /** One planning of a federation at a time. The daily one leaves it to who is at it; the others wait for their turn. */
  private async takeTurn(tx: Tx, { reason }: PlanningOccasion): Promise<boolean> {
    const lock = `hashtextextended('reminder planning ' || $1, 0)`;
    const [turn] = await tx.rows<{ free: boolean }>(
      reason === 'daily'
        ? `SELECT pg_try_advisory_xact_lock(${lock}) AS free`
        : `SELECT TRUE AS free FROM pg_advisory_xact_lock(${lock})`,
      [tx.actor.tenantId],
    );
    return turn!.free;
  }

  /** Plans some subjects in the transaction that changes them, such as a round that was approved this morning. */
  async planFor(tx: Tx, type: string, subjectIds: readonly string[]): Promise<void> {
    const source = this.sources().find((one) => one.type === type);
    if (!source) throw new Error(`nobody plans reminders of ${type}`);
    if (subjectIds.length > 0) await this.write(tx, source, await this.termsFor(tx, subjectIds), 'daily');
  }

  /** Keys of the reminders from a day on that the subjects should have, as they are now. */
  async keysOf(
    tx: ReadTx,
    source: PlannedSource,
    subjectIds: readonly string[],
    from: CivilDate,
  ): Promise<Set<string>> {
    const terms = await this.termsFor(tx, subjectIds, from);
    const input = inputOf(source);
    const rows = await tx.rows<{ subject_id: string; recipient: string; kind: ReminderKind; due_on: CivilDate }>(
      plannedStatement(input, terms),
      planningValues(terms),
    );
    return new Set(
      rows.map(({ subject_id: subjectId, recipient, kind, due_on: dueOn }) =>
        reminderKey({ subjectType: source.type, subjectId, recipient, kind, dueOn }),
      ),
    );
  }

  private sources(): PlannedSource[] {
    return this.subjects.all().filter(isPlanned);
  }

  private async write(
    tx: Tx,
    source: PlannedSource,
    terms: PlanningTerms,
    reason: PlanningReason,
  ): Promise<PlanningFigures> {
    const [figures] = await tx.rows<PlanningFigures>(planningStatement(inputOf(source), terms), [
      ...planningValues(terms),
      source.type,
      reason === 'official-days' ? reason : null,
      tx.now,
    ]);
    return figures!;
  }

  private async termsFor(
    tx: ReadTx,
    subjectIds: readonly string[] | null,
    earliest?: CivilDate,
  ): Promise<PlanningTerms> {
    const { zone, calendar, rules } = await this.rules.allTerms(tx);
    const today = civilDateIn(zone, tx.now);
    const missed = addDays(today, -BACK_DAYS);
    const from = earliest && earliest < missed ? earliest : missed;
    const until = addDays(today, AHEAD_DAYS);
    const days = workingDayTable(calendar, addDays(from, -REACH_DAYS), addDays(until, REACH_DAYS));
    return { tenantId: tx.actor.tenantId, zone, now: tx.now, from, until, rules, days, subjectIds };
  }

  private async isPlanned(tx: ReadTx): Promise<boolean> {
    const rows = await tx.rows(
      `SELECT 1 FROM notifications.planning_run p JOIN platform.tenant t ON t.tenant_id = p.tenant_id
       WHERE p.tenant_id = $1 AND p.planned_on = ($2 AT TIME ZONE t.zone)::date AND p.reason = 'daily' LIMIT 1`,
      [tx.actor.tenantId, tx.now],
      'reminders-planned-today',
    );
    return rows.length > 0;
  }

  private async keep(tx: Tx, plannedOn: CivilDate, occasion: PlanningOccasion, figures: PlanningFigures) {
    const id = newId<'planning-run'>(tx.now.getTime());
    const officialYear = occasion.reason === 'official-days' ? occasion.officialYear : null;
    await tx.insert(PlanningRun, { id, plannedOn, reason: occasion.reason, officialYear, ...figures, at: tx.now });
  }
}

const inputOf = (source: PlannedSource): PlanningInput =>
  source instanceof ReminderSource ? { candidates: source.candidates } : { waiting: source.waiting };
