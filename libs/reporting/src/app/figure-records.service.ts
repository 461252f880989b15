import { type Actor, type CivilDate, civilDate, holds, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { FigureRange } from '../data/figures.query';
import { figureOf, ledgerOf, LEDGERS } from '../data/ledgers';
import { ledgerRecords, type LedgerRecord } from '../data/records.query';
import { lineId, type ShownValue } from '../domain/few-people';
import type { FigureDefinition, FigureValue, LedgerDefinition } from '../domain/figure';
import { type Period, periodAround, yearBefore } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { FigureAnswers } from './figure-answers';
import { FigureService } from './figure.service';
import { periodId, Suppression } from './suppression.service';

export interface WantedRecords {
  readonly unionId: UnionId;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly code: string;
  readonly key: string | null;
}

export interface FigureSeries {
  readonly figure: FigureDefinition;
  readonly parts: readonly ShownValue[];
  readonly before: readonly ShownValue[];
}

/** What stands behind a number, and how it is spread over months and unions. */
@Injectable()
export class FigureRecords {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly figures: FigureService,
    private readonly suppression: Suppression,
    private readonly answers: FigureAnswers,
  ) {}

  /** Refuses `report.records-closed` without the ledger's permission, `report.too-few` where the number is hidden. */
  records(actor: Actor, wanted: WantedRecords, after: string | null, limit: number): Promise<LedgerRecord[]> {
    const { figure, ledger } = this.named(wanted.code);
    if (!holds(actor, ledger.permission)) refuse('report.records-closed');
    const range = { ...wanted, ...this.figures.periodFor(actor, wanted) };
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, wanted.unionId);
      await this.requireShown(tx, ledger, range, wanted);
      return ledgerRecords(tx, { ...range, ledger, figure, key: wanted.key }, after, limit);
    });
  }

  /** By month, the same months of the year before beside it. */
  byMonth(actor: Actor, wanted: Omit<WantedRecords, 'key'>): Promise<FigureSeries> {
    const { code } = wanted;
    const { figure, ledger } = this.named(code);
    const period = this.figures.periodFor(actor, wanted);
    const before = yearBefore(period);
    return this.uow.read(actor, async (tx) => {
      const { unionId } = wanted;
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, unionId);
      const split = async (range: Period): Promise<ShownValue[]> => {
        const hidden = await this.suppression.inMonths(tx, unionId, periodAround('year', range.from), ledger);
        const parts = await this.answers.split(
          tx,
          { unionId, from: range.from, to: range.to },
          ledger,
          figure,
          'month',
        );
        const isHidden = (month: string) =>
          hidden
            .of(unionId, periodId(periodAround('month', civilDate(`${month}-01`))))
            .has(lineId({ code, key: null }));
        return shownUnless(parts, isHidden);
      };
      return { figure, parts: await split(period), before: await split(before) };
    });
  }

  /** By the unions directly below, and what is the union's own. */
  byUnion(actor: Actor, wanted: Omit<WantedRecords, 'key'>): Promise<FigureSeries> {
    const { figure, ledger } = this.named(wanted.code);
    const period = this.figures.periodOfParts(actor, wanted);
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, wanted.unionId);
      const range = { ...wanted, ...period };
      const parts = await this.answers.split(tx, range, ledger, figure, 'union');
      const whole = lineId({ code: figure.code, key: null });
      const hidden = await this.suppression.amongBelow(tx, range, ledger);
      return { figure, parts: shownUnless(parts, (id) => hidden.of(id, periodId(period)).has(whole)), before: [] };
    });
  }

  /** Ledgers whose rows the actor may open, in order. */
  openLedgers(actor: Actor): LedgerDefinition[] {
    return LEDGERS.filter(({ permission }) => holds(actor, permission));
  }

  /** Every row of a ledger in the reader's unions, for its sheet of the workbook. */
  wholeLedger(
    tx: ReadTx,
    ledger: LedgerDefinition,
    range: FigureRange,
    after: string | null,
    limit: number,
  ): Promise<LedgerRecord[]> {
    return ledgerRecords(tx, { ...range, ledger, figure: null, key: null }, after, limit);
  }

  private async requireShown(
    tx: ReadTx,
    ledger: LedgerDefinition,
    range: FigureRange,
    { code, key }: WantedRecords,
  ): Promise<void> {
    if (!this.suppression.isAbove(tx.actor, range.unionId)) return;
    const values = await this.suppression.shown(tx, range, await this.answers.valuesOf(tx, range, [ledger]), [ledger]);
    if (values.find((value) => value.code === code && value.key === key)?.hidden) refuse('report.too-few');
  }

  private named(code: string): { figure: FigureDefinition; ledger: LedgerDefinition } {
    const figure = figureOf(code) ?? refuse('report.figure-unknown');
    return { figure, ledger: ledgerOf(figure.ledger)! };
  }
}

const shownUnless = (values: readonly FigureValue[], isHidden: (key: string) => boolean): ShownValue[] =>
  values.map((value) =>
    value.people !== null && isHidden(value.key!)
      ? { ...value, value: null, people: null, hidden: true }
      : { ...value, hidden: false },
  );
