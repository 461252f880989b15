import {
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  filterWords,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  PageOf,
  PageQuery,
  pageOf,
  Requires,
  type Sheet,
} from '@app/http';
import type { Actor, FundAccountId, UnionId } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FundAccountService } from '../app/fund-account.service';
import { FundReading } from '../app/fund-reading';
import type { FundAccountAction } from '../domain';
import {
  ChangeFundAccountDto,
  FundAccountsQuery,
  FundAccountView,
  FundReasonDto,
  OpenFundAccountDto,
  YearQuery,
} from './dto/fund-account.dto';
import { FUND_ACCOUNT_COLUMNS, LEDGER_ENTRY_COLUMNS } from './dto/fund-account.sheet';
import { LedgerEntryView } from './dto/journal.dto';

@ApiTags('funds')
@Controller('staff/fund-accounts')
export class FundAccountStaffController {
  constructor(
    private readonly reading: FundReading,
    private readonly accounts: FundAccountService,
    private readonly unions: UnionReading,
  ) {}

  @Get()
  @Requires('fund:read')
  @ApiOkResponse({ type: PageOf(FundAccountView) })
  async list(@CurrentActor() actor: Actor, @Query() query: FundAccountsQuery): Promise<Page<FundAccountView>> {
    const { unionId, year, limit } = query;
    const [union, code] = decodeCursor(query.after, 2) ?? [];
    const after = union && code ? { unionId: union as UnionId, code } : null;
    const rows = await this.reading.page(actor, { unionId, year, after, limit });
    return pageOf(rows, limit, FundAccountView.of, ({ fund }) => [fund.unionId, fund.code]);
  }

  /** The same list in Excel. */
  @Get('sheet')
  @Requires('fund:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: FundAccountsQuery): Promise<Sheet<FundAccountView>> {
    const { unionId, year } = query;
    return {
      ...{ title: '经费账户', list: 'fund-accounts', columns: FUND_ACCOUNT_COLUMNS },
      filters: filterWords(
        ['工会', await this.unions.filterName(actor, 'fund:read', unionId)],
        ['年度', year === undefined ? null : String(year)],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get(':id')
  @Requires('fund:read')
  @ApiOkResponse({ type: FundAccountView })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundAccountId,
    @Query() { year }: YearQuery,
  ): Promise<FundAccountView> {
    return FundAccountView.of(await this.reading.one(actor, id, year));
  }

  /** The account's journal, newest entry first. */
  @Get(':id/entries')
  @Requires('fund:read')
  @ApiOkResponse({ type: PageOf(LedgerEntryView) })
  async entries(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundAccountId,
    @Query() { limit, after }: PageQuery,
  ): Promise<Page<LedgerEntryView>> {
    const [last] = decodeCursor(after, 1) ?? [];
    const before = last && /^\d{1,9}$/.test(last) ? Number(last) : null;
    const rows = await this.reading.entries(actor, id, { before, limit });
    return pageOf(rows, limit, LedgerEntryView.of, (entry) => [String(entry.entryNo)]);
  }

  /** The same journal in Excel. */
  @Get(':id/entries/sheet')
  @Requires('fund:read')
  @AnswersSheet()
  async entriesSheet(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundAccountId,
  ): Promise<Sheet<LedgerEntryView>> {
    const { fund, unionName } = await this.reading.one(actor, id);
    return {
      ...{ title: '经费流水', list: 'fund-entries', columns: LEDGER_ENTRY_COLUMNS },
      filters: filterWords(['工会', unionName], ['账户', `${fund.code} ${fund.name}`]),
      page: (after, limit) => this.entries(actor, id, { limit, ...(after && { after }) }),
    };
  }

  @Post()
  @Requires('fund:manage')
  @ApiCreatedResponse({ type: FundAccountView })
  async open(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idem: Idempotency,
    @Body() dto: OpenFundAccountDto,
  ): Promise<FundAccountView> {
    const { id } = await this.accounts.open(actor, dto.toAccount(), idem);
    return FundAccountView.of(await this.reading.one(actor, id));
  }

  @Patch(':id')
  @Requires('fund:manage')
  @ApiOkResponse({ type: FundAccountView })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundAccountId,
    @IfMatchVersion() version: number,
    @Body() dto: ChangeFundAccountDto,
  ): Promise<FundAccountView> {
    await this.accounts.change(actor, id, version, dto.toChange());
    return FundAccountView.of(await this.reading.one(actor, id));
  }

  @Post(':id/freezing')
  @HttpCode(200)
  @Requires('fund:manage')
  @ApiOkResponse({ type: FundAccountView })
  freeze(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundAccountId,
    @IfMatchVersion() version: number,
    @Body() { reason }: FundReasonDto,
  ): Promise<FundAccountView> {
    return this.act(actor, id, version, 'freeze', reason);
  }

  @Post(':id/unfreezing')
  @HttpCode(200)
  @Requires('fund:manage')
  @ApiOkResponse({ type: FundAccountView })
  unfreeze(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundAccountId,
    @IfMatchVersion() version: number,
    @Body() { reason }: FundReasonDto,
  ): Promise<FundAccountView> {
    return this.act(actor, id, version, 'unfreeze', reason);
  }

  @Post(':id/closing')
  @HttpCode(200)
  @Requires('fund:manage')
  @ApiOkResponse({ type: FundAccountView })
  close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundAccountId,
    @IfMatchVersion() version: number,
    @Body() { reason }: FundReasonDto,
  ): Promise<FundAccountView> {
    return this.act(actor, id, version, 'close', reason);
  }

  private async act(
    actor: Actor,
    id: FundAccountId,
    version: number,
    action: FundAccountAction,
    reason: string,
  ): Promise<FundAccountView> {
    await this.accounts.act(actor, id, version, action, reason);
    return FundAccountView.of(await this.reading.one(actor, id));
  }
}
