import {
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  filterWords,
  OrderedSheet,
  type Page,
  pageOf,
  PageOf,
  Requires,
  type Sheet,
  type SheetColumn,
} from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FigureRecords } from '../app/figure-records.service';
import { FigureService } from '../app/figure.service';
import { ReaderRanges } from '../app/reader-range';
import { SummaryWorkbook } from '../app/summary-workbook';
import { TargetWording } from '../app/target-wording.service';
import { figureOf } from '../data/ledgers';
import { FigureQuery, OneFigureQuery, RecordsQuery } from './dto/figure.dto';
import { FigureSeriesView, FigureSummaryView, LedgerRecordView } from './dto/figure.view';

/** What is opened when nobody says which. */
const FIRST_FIGURE = 'visits.person-times';

const RECORD_COLUMNS: readonly SheetColumn<LedgerRecordView>[] = [
  { title: '日期', width: 12, value: ({ day }) => day },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '姓名', value: ({ personName }) => personName },
  { title: '类别', value: ({ label }) => label },
  { title: '事由或编号', width: 24, value: ({ what }) => what },
  { title: '金额(元)', kind: 'amount', value: ({ cash }) => cash },
  { title: '慰问品(元)', kind: 'amount', value: ({ goods }) => goods },
];

/** The annual summary: figures of a union and those below it, and what stands behind each. */
@ApiTags('figures')
@Controller('staff/figures')
export class FigureStaffController {
  constructor(
    private readonly figures: FigureService,
    private readonly found: FigureRecords,
    private readonly ranges: ReaderRanges,
    private readonly workbook: SummaryWorkbook,
    private readonly standings: TargetWording,
  ) {}

  @Get()
  @Requires('report:read')
  @ApiOkResponse({ type: FigureSummaryView })
  async summary(@CurrentActor() actor: Actor, @Query() query: FigureQuery): Promise<FigureSummaryView> {
    const { unionId, from, to } = await this.ranges.of(actor, query);
    const summary = await this.figures.summary(actor, unionId, from, to);
    const standings = await this.standings.of(actor, summary);
    return FigureSummaryView.of(summary, standings, actor, this.figures.fewestPeople);
  }

  /** The records behind a number. */
  @Get('records')
  @Requires('report:read')
  @ApiOkResponse({ type: PageOf(LedgerRecordView) })
  async records(@CurrentActor() actor: Actor, @Query() query: RecordsQuery): Promise<Page<LedgerRecordView>> {
    const { limit, after, code = FIRST_FIGURE, key = null } = query;
    const range = await this.ranges.of(actor, query);
    const rows = await this.found.records(actor, { ...range, code, key }, decodeCursor(after, 1)?.[0] ?? null, limit);
    return pageOf(
      rows,
      limit,
      (row) => LedgerRecordView.of(row),
      (row) => [row.position],
    );
  }

  @Get('records/sheet')
  @Requires('report:read')
  @AnswersSheet()
  sheet(@CurrentActor() actor: Actor, @Query() query: RecordsQuery): Sheet<LedgerRecordView> {
    return {
      ...{ title: '汇总明细', list: 'figure-records', columns: RECORD_COLUMNS },
      filters: filterWords(
        ['数字', figureOf(query.code ?? FIRST_FIGURE)?.name],
        ['期间', query.from && query.to && `${query.from} 至 ${query.to}`],
      ),
      page: (after, limit) => this.records(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  /** One figure month by month, last year beside it. */
  @Get('months')
  @Requires('report:read')
  @ApiOkResponse({ type: FigureSeriesView })
  async months(@CurrentActor() actor: Actor, @Query() query: OneFigureQuery): Promise<FigureSeriesView> {
    const range = await this.ranges.of(actor, query);
    return FigureSeriesView.of(await this.found.byMonth(actor, { ...range, code: query.code ?? FIRST_FIGURE }));
  }

  /** One figure over the unions directly below. */
  @Get('unions')
  @Requires('report:read')
  @ApiOkResponse({ type: FigureSeriesView })
  async unions(@CurrentActor() actor: Actor, @Query() query: OneFigureQuery): Promise<FigureSeriesView> {
    const range = await this.ranges.of(actor, query);
    return FigureSeriesView.of(await this.found.byUnion(actor, { ...range, code: query.code ?? FIRST_FIGURE }));
  }

  /** The figures and one sheet per ledger, made by the worker. */
  @OrderedSheet('workbook')
  @Requires('report:read')
  async excel(@CurrentActor() actor: Actor, @Query() query: FigureQuery): Promise<Sheet<unknown>> {
    return this.workbook.of(actor, await this.ranges.of(actor, query));
  }
}
