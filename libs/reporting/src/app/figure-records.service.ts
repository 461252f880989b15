import { type Actor, type CivilDate, holds, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { FigureRange } from '../data/figures.query';
import { figureOf, ledgerOf, LEDGERS } from '../data/ledgers';
import { ledgerRecords, type LedgerRecord } from '../data/records.query';
import { hiddenCells, type ShownValue } from '../domain/few-people';
import type { FigureDefinition, FigureValue, LedgerDefinition } from '../domain/figure';
import { yearBefore } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { ReportSettings } from '../report.settings';
import { FigureAnswers } from './figure-answers';
import { FigureService } from './figure.service';

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
    private readonly settings: ReportSettings,
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
    const { figure, ledger } = this.named(wanted.code);
    const period = this.figures.periodFor(actor, wanted);
    const before = yearBefore(period);
    return this.uow.read(actor, async (tx) => {
      const { unionId } = wanted;
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, unionId);
      const above = this.figures.isAbove(actor, unionId);
      const split = async ({ from, to }: Pick<FigureRange, 'from' | 'to'>) =>
        this.parts(await this.answers.split(tx, { unionId, from, to }, ledger, figure, 'month'), () => above);
      return { figure, parts: await split(period), before: await split(before) };
    });
  }

  /** By the unions directly below, and what is the union's own. */
  byUnion(actor: Actor, wanted: Omit<WantedRecords, 'key'>): Promise<FigureSeries> {
    const { figure, ledger } = this.named(wanted.code);
    const period = this.figures.periodFor(actor, wanted);
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, wanted.unionId);
      const parts = await this.answers.split(tx, { ...wanted, ...period }, ledger, figure, 'union');
      return { figure, parts: this.parts(parts, (key) => this.figures.isAbove(actor, key as UnionId)), before: [] };
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

  private parts(values: readonly FigureValue[], isAbove: (key: string) => boolean): ShownValue[] {
    const guarded = values.filter(({ key, people }) => people !== null && isAbove(key!));
    const cells = guarded.map(({ key, people }) => ({ id: key!, people: people! }));
    const hidden = hiddenCells(cells, this.settings.fewestPeople);
    return values.map((value) =>
      hidden.has(value.key!) ? { ...value, value: null, people: null, hidden: true } : { ...value, hidden: false },
    );
  }

  private async requireShown(
    tx: ReadTx,
    ledger: LedgerDefinition,
    range: FigureRange,
    { code, key }: WantedRecords,
  ): Promise<void> {
    if (!this.figures.isAbove(tx.actor, range.unionId)) return;
    const values = this.figures.shownTo(tx.actor, range.unionId, await this.answers.valuesOf(tx, range, [ledger]));
    if (values.find((value) => value.code === code && value.key === key)?.hidden) refuse('report.too-few');
  }

  private named(code: string): { figure: FigureDefinition; ledger: LedgerDefinition } {
    const figure = figureOf(code) ?? refuse('report.figure-unknown');
    return { figure, ledger: ledgerOf(figure.ledger)! };
  }
}
