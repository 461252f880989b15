import type { Actor } from '@app/kernel';
import { decodeCursor, filterWords, pageOf, type Sheet, type SheetColumn } from '@app/http';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FIGURES_BY_CODE } from '../data/ledgers';
import type { LedgerRecord } from '../data/records.query';
import type { ShownValue } from '../domain/few-people';
import { FIGURE_GROUPS, FIGURE_UNITS, type LedgerDefinition } from '../domain/figure';
import { besideNow } from '../domain/earlier-period';
import { plainNumber } from '../domain/number-words';
import { type Period, periodWords, yearBefore } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { inReportOrder } from './figure-table';
import { FigureRecords } from './figure-records.service';
import { FigureService } from './figure.service';
import type { ReaderRange } from './reader-range';
import { STANDING_COLUMNS, type StandingRow, standingRowsOf } from './standing-rows';
import { TargetWording } from './target-wording.service';

interface FigureRow {
  readonly value: ShownValue;
  readonly past: ShownValue | undefined;
}

/** The summary as a workbook: first the figures, then what was meant to be reached, then one sheet per ledger, with the rows that the reader may see. */
@Injectable()
export class SummaryWorkbook {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly figures: FigureService,
    private readonly records: FigureRecords,
    private readonly organizations: OrganizationDirectory,
    private readonly standings: TargetWording,
  ) {}

  /** Counts nothing until its pages are asked for. Refuses what the summary itself would refuse. */
  async of(actor: Actor, range: ReaderRange): Promise<Sheet<unknown>> {
    const period = this.figures.periodFor(actor, range);
    const union = await this.uow.read(actor, (tx) =>
      this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, range.unionId),
    );
    const words = periodWords(period);
    const filters = filterWords(['工会', union.name], ['期间', words]);
    const first: Sheet<FigureRow> = {
      ...{ title: `${union.name} ${words}汇总`, tab: '汇总', list: 'summary-workbook', filters },
      columns: figureColumns(words, periodWords(yearBefore(period))),
      page: async () => ({ items: await this.figureRows(actor, range), next: null }),
    };
    const besides = this.records.openLedgers(actor).map((ledger) => ({
      ...{ title: ledger.name, list: ledger.code, filters, columns: recordColumns(ledger) },
      page: (after: string | undefined, limit: number) =>
        this.ledgerPage(actor, ledger, { range, period }, after, limit),
    }));
    // Of a year alone: that is for what targets and matching funds are set.
    const standing = period.kind === 'year' ? [this.standingSheet(actor, range, filters)] : [];
    return { ...first, besides: [...standing, ...besides] } as Sheet<unknown>;
  }

  private standingSheet(actor: Actor, { unionId, from, to }: ReaderRange, filters: Sheet<StandingRow>['filters']) {
    const page = async () => {
      const summary = await this.figures.summary(actor, unionId, from, to);
      return { items: standingRowsOf(await this.standings.standings(actor, summary)), next: null };
    };
    return { title: '指标和配套', list: 'standings', filters, columns: STANDING_COLUMNS, page };
  }

  private async figureRows(actor: Actor, { unionId, from, to }: ReaderRange): Promise<FigureRow[]> {
    const { values, lastYear } = await this.figures.summary(actor, unionId, from, to);
    const before = besideNow(lastYear);
    return inReportOrder(values).map((value) => ({ value, past: before(value) }));
  }

  private async ledgerPage(
    actor: Actor,
    ledger: LedgerDefinition,
    { range, period }: { readonly range: ReaderRange; readonly period: Period },
    after: string | undefined,
    limit: number,
  ) {
    const { unionId } = range;
    const from = decodeCursor(after, 1)?.[0] ?? null;
    const rows = await this.uow.read(actor, (tx) =>
      this.records.wholeLedger(tx, ledger, { unionId, ...period }, from, limit),
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ position }) => [position],
    );
  }
}

const numberOf = (each: ShownValue | undefined): string | null =>
  each?.value == null ? null : plainNumber(each.value, FIGURES_BY_CODE.get(each.code)!.unit);

const remarkOf = ({ value, hidden, unknown }: ShownValue): string | null => {
  if (hidden) return '人数太少，不显示';
  if (unknown > 0) return `另有 ${unknown} 项没有填`;
  return value === null ? '未统计' : null;
};

const figureColumns = (now: string, before: string): SheetColumn<FigureRow>[] => [
  { title: '项目', width: 18, value: ({ value }) => FIGURE_GROUPS[FIGURES_BY_CODE.get(value.code)!.group] },
  { title: '数字', width: 22, value: ({ value }) => FIGURES_BY_CODE.get(value.code)!.name },
  { title: '其中', width: 26, value: ({ value }) => value.label },
  { title: now, kind: 'number', width: 18, value: ({ value }) => numberOf(value) },
  { title: '单位', width: 8, value: ({ value }) => FIGURE_UNITS[FIGURES_BY_CODE.get(value.code)!.unit] },
  { title: before, kind: 'number', width: 18, value: ({ past }) => numberOf(past) },
  { title: '说明', width: 22, value: ({ value }) => remarkOf(value) },
  { title: '怎么算的', width: 60, value: ({ value }) => FIGURES_BY_CODE.get(value.code)!.sentence },
];

const amount = (fen: string | null): string | null => (fen === null ? null : plainNumber(BigInt(fen), 'yuan'));

const recordColumns = ({ cash, goods }: LedgerDefinition): SheetColumn<LedgerRecord>[] => [
  { title: '日期', width: 12, value: ({ day }) => day },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '姓名', value: ({ personName }) => personName },
  { title: '类别', width: 18, value: ({ label }) => label },
  { title: '事由或编号', width: 24, value: ({ what }) => what },
  ...(cash ? [{ title: cash, kind: 'amount' as const, value: ({ cashFen }: LedgerRecord) => amount(cashFen) }] : []),
  ...(goods
    ? [{ title: goods, kind: 'amount' as const, value: ({ goodsFen }: LedgerRecord) => amount(goodsFen) }]
    : []),
];
