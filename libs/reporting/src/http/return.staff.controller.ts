import { CurrentActor, decodeCursor, IdPipe, IfMatchVersion, type Page, pageOf, PageOf, Requires } from '@app/http';
import { type Actor, rootsFor, type UnionId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AwaitedReturns } from '../app/awaited-returns.service';
import { ReaderRanges } from '../app/reader-range';
import { ReturnReading } from '../app/return-reading.service';
import { ReturnService } from '../app/return.service';
import type { PeriodReturnId } from '../data/period-return.entity';
import { lastEnded } from '../domain/period';
import type { ReturnAction } from '../domain/period-return';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import {
  PeriodReturnDto,
  ReturnRowView,
  ReturnRuleDto,
  ReturnRulesView,
  ReturnRuleView,
  ReturnSavedView,
  ReturnsQuery,
  ReturnUnionQuery,
  ReturnView,
  ReturnWordsDto,
  RollUpQuery,
  RollUpView,
} from './dto/return.dto';

/** Returns of a union to its federation, and what the federation makes of them. */
@ApiTags('returns')
@Controller('staff')
export class ReturnStaffController {
  constructor(
    private readonly returns: ReturnService,
    private readonly reading: ReturnReading,
    private readonly awaited: AwaitedReturns,
    private readonly ranges: ReaderRanges,
  ) {}

  @Get('returns')
  @Requires('report:read')
  @ApiOkResponse({ type: PageOf(ReturnRowView) })
  async list(@CurrentActor() actor: Actor, @Query() query: ReturnsQuery): Promise<Page<ReturnRowView>> {
    const { unionId = null, status = null, kind = null, limit, after } = query;
    const rows = await this.reading.list(actor, { unionId, status, kind }, decodeCursor(after, 2), limit);
    return pageOf(
      rows,
      limit,
      (row) => ReturnRowView.of(row),
      (row) => [row.toOn, row.id],
    );
  }

  @Get('returns/:id')
  @Requires('report:read')
  @ApiOkResponse({ type: ReturnView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: PeriodReturnId): Promise<ReturnView> {
    return ReturnView.whole(await this.reading.one(actor, id));
  }

  /** 定数: takes the figures of a period that has ended. */
  @Post('returns')
  @Requires('report:manage')
  @ApiCreatedResponse({ type: ReturnSavedView })
  async freeze(@CurrentActor() actor: Actor, @Body() dto: PeriodReturnDto): Promise<ReturnSavedView> {
    return { id: await this.returns.freeze(actor, { ...dto, note: dto.note ?? '' }) };
  }

  @Post('returns/:id/freezing')
  @HttpCode(200)
  @Requires('report:manage')
  @ApiOkResponse({ type: ReturnView })
  freezeAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PeriodReturnId,
    @IfMatchVersion() version: number,
    @Body() dto: ReturnWordsDto,
  ) {
    return this.take(actor, id, version, 'freeze-again', dto);
  }

  @Post('returns/:id/submission')
  @HttpCode(200)
  @Requires('report:manage')
  @ApiOkResponse({ type: ReturnView })
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PeriodReturnId,
    @IfMatchVersion() version: number,
    @Body() dto: ReturnWordsDto,
  ) {
    return this.take(actor, id, version, 'submit', dto);
  }

  @Post('returns/:id/withdrawal')
  @HttpCode(200)
  @Requires('report:manage')
  @ApiOkResponse({ type: ReturnView })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PeriodReturnId,
    @IfMatchVersion() version: number,
    @Body() dto: ReturnWordsDto,
  ) {
    return this.take(actor, id, version, 'withdraw', dto);
  }

  @Post('returns/:id/return')
  @HttpCode(200)
  @Requires('report:review')
  @ApiOkResponse({ type: ReturnView })
  sendBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PeriodReturnId,
    @IfMatchVersion() version: number,
    @Body() dto: ReturnWordsDto,
  ) {
    return this.take(actor, id, version, 'send-back', dto);
  }

  @Post('returns/:id/acceptance')
  @HttpCode(200)
  @Requires('report:review')
  @ApiOkResponse({ type: ReturnView })
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PeriodReturnId,
    @IfMatchVersion() version: number,
    @Body() dto: ReturnWordsDto,
  ) {
    return this.take(actor, id, version, 'accept', dto);
  }

  /** 各家报来的相加, and who has not reported. */
  @Get('return-roll-up')
  @Requires('report:read')
  @ApiOkResponse({ type: RollUpView })
  async rollUp(
    @CurrentActor() actor: Actor,
    @Query() { unionId, kind = 'quarter', day }: RollUpQuery,
  ): Promise<RollUpView> {
    const within = day ?? lastEnded(kind, await this.ranges.today(actor)).from;
    return RollUpView.of(await this.reading.rollUp(actor, { ...(unionId && { unionId }), kind, day: within }));
  }

  @Get('return-rules')
  @Requires('report:read')
  @ApiOkResponse({ type: ReturnRulesView })
  async rules(@CurrentActor() actor: Actor, @Query() { unionId }: ReturnUnionQuery): Promise<ReturnRulesView> {
    return this.rulesOf(actor, unionId ?? rootsFor(actor, REPORT_PERMISSIONS.read)[0]!);
  }

  @Post('return-rules')
  @HttpCode(200)
  @Requires('report:review')
  @ApiOkResponse({ type: ReturnRulesView })
  async setRule(
    @CurrentActor() actor: Actor,
    @Body() { unionId, ...rule }: ReturnRuleDto,
    @IfMatchVersion() version: number,
  ): Promise<ReturnRulesView> {
    await this.awaited.setRule(actor, unionId, { ...rule, version });
    return this.rulesOf(actor, unionId);
  }

  private async rulesOf(actor: Actor, unionId: UnionId): Promise<ReturnRulesView> {
    return { unionId, items: (await this.awaited.rules(actor, unionId)).map((rule) => ReturnRuleView.of(rule)) };
  }

  private async take(
    actor: Actor,
    id: PeriodReturnId,
    version: number,
    action: ReturnAction,
    { words }: ReturnWordsDto,
  ): Promise<ReturnView> {
    await this.returns.take(actor, id, version, action, words ?? '');
    return ReturnView.whole(await this.reading.one(actor, id));
  }
}
