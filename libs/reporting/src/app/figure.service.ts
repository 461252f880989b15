import { type Actor, type CivilDate, daysBetween, type UnionId } from '@app/kernel';
import { OrganizationDirectory, type UnionRecord } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { FigureRange } from '../data/figures.query';
import { figureOf } from '../data/ledgers';
import type { ShownValue } from '../domain/few-people';
import type { FigureValue } from '../domain/figure';
import { ofEarlierPeriod } from '../domain/earlier-period';
import { type Period, periodOf, yearBefore, yearPeriod } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { ReportSettings } from '../report.settings';
import { FigureAnswers } from './figure-answers';
import { Suppression } from './suppression.service';
import { type UnionWording, WordingService } from './wording.service';

const LONGEST_DAYS = 5 * 366;

export interface FigureSummary {
  readonly union: UnionRecord;
  readonly period: Period;
  readonly before: Period;
  /** The reader's own office is further up: numbers over few people are hidden. */
  readonly fromAbove: boolean;
  readonly values: readonly ShownValue[];
  readonly lastYear: readonly ShownValue[];
  readonly wording: UnionWording;
}

/** The numbers of a union and those below it. Every figure is defined in `data/ledgers`, once. */
@Injectable()
export class FigureService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly wordings: WordingService,
    private readonly settings: ReportSettings,
    private readonly answers: FigureAnswers,
    private readonly suppression: Suppression,
  ) {}

  /** Of a calendar year, by code and key; yuan in fen. Refuses `organization.not-found` outside of the scope. */
  yearOf(actor: Actor, unionId: UnionId, year: number): Promise<ShownValue[]> {
    const range = { unionId, ...yearPeriod(year) };
    return this.withinScope(actor, unionId, (tx) => this.shownOf(tx, range));
  }

  /** As they are, whoever asks: for what is frozen, compared or printed by the union itself. */
  valuesOf(tx: ReadTx, range: FigureRange): Promise<FigureValue[]> {
    return this.answers.valuesOf(tx, range);
  }

  /** Both years are counted at the same time, each in a transaction of its own. */
  async summary(actor: Actor, unionId: UnionId, from: CivilDate, to: CivilDate): Promise<FigureSummary> {
    const period = this.periodFor(actor, { unionId, from, to });
    const before = yearBefore(period);
    const [now, lastYear] = await Promise.all([
      this.withinScope(actor, unionId, async (tx, union) => ({
        union,
        wording: await this.wordings.of(tx, unionId),
        values: await this.toldOf(tx, unionId, period),
      })),
      this.withinScope(actor, unionId, async (tx) => this.toldOf(tx, unionId, before)),
    ]);
    return { ...now, period, before, fromAbove: this.suppression.isAbove(actor, unionId), lastYear };
  }

  private withinScope<T>(
    actor: Actor,
    unionId: UnionId,
    work: (tx: ReadTx, union: UnionRecord) => Promise<T>,
  ): Promise<T> {
    return this.uow.read(actor, async (tx) =>
      work(tx, await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, unionId)),
    );
  }

  private async shownOf(tx: ReadTx, range: FigureRange): Promise<ShownValue[]> {
    return this.suppression.shown(tx, range, await this.valuesOf(tx, range));
  }

  /** Of a period before the union stood in the system what nobody brought in is unknown, not 0. */
  private async toldOf(tx: ReadTx, unionId: UnionId, period: Period): Promise<readonly ShownValue[]> {
    const values = await this.shownOf(tx, { unionId, ...period });
    return ofEarlierPeriod(values, (code) => figureOf(code)?.ledger, period, await firstDay(tx, unionId));
  }

  /** Refuses `organization.not-found` where the actor reads no figures. */
  async requireReader(actor: Actor, unionId: UnionId): Promise<void> {
    await this.uow.read(actor, (tx) => this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, unionId));
  }

  /** Refuses `report.period-invalid`. */
  periodOf(from: CivilDate, to: CivilDate): Period {
    const days = daysBetween(from, to);
    return days >= 0 && days <= LONGEST_DAYS ? periodOf(from, to) : refuse('report.period-invalid');
  }

  /**
   * As `periodOf`; who reads from above reads months, quarters and years, since two other periods tell by what they
   * differ in. Refuses `report.whole-months`.
   */
  periodFor(actor: Actor, { unionId, from, to }: FigureRange): Period {
    const period = this.periodOf(from, to);
    const isAbove = this.settings.fewestPeople > 0 && this.suppression.isAbove(actor, unionId);
    if (isAbove && period.kind === 'days') refuse('report.whole-months');
    return period;
  }

  /** The same for numbers of the unions below, which everybody but they themselves reads from above. */
  periodOfParts(actor: Actor, { from, to }: FigureRange): Period {
    const period = this.periodOf(from, to);
    if (this.settings.fewestPeople > 0 && actor.kind !== 'system' && period.kind === 'days')
      refuse('report.whole-months');
    return period;
  }

  get fewestPeople(): number {
    return this.settings.fewestPeople;
  }
}

/** From which the first of the union and those below it stands in the system. */
async function firstDay(tx: ReadTx, unionId: UnionId): Promise<CivilDate> {
  const [row] = await tx.rows<{ day: CivilDate }>(
    `SELECT min((u.created_at AT TIME ZONE t.zone)::date) AS day
     FROM organizations.union_closure c
     JOIN organizations.trade_union u ON u.tenant_id = c.tenant_id AND u.id = c.descendant_id
     JOIN platform.tenant t ON t.tenant_id = c.tenant_id
     WHERE c.tenant_id = $1 AND c.ancestor_id = $2`,
    [tx.actor.tenantId, unionId],
    'figures-first-day',
  );
  return row!.day;
}
