import {
  AnswersSheet,
  CurrentActor,
  filterWords,
  IdempotencyKey,
  IdPipe,
  type Page,
  PageOf,
  pageOf,
  Requires,
  type Sheet,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccidentHandlers } from '../app/accident-handlers';
import { AccidentIntakeService } from '../app/accident-intake.service';
import { AccidentReading } from '../app/accident-reading';
import { ACCIDENT_KIND_LABELS, type AccidentId } from '../domain/accident';
import { ACCIDENT_COLUMNS, AccidentCountsView, AccidentLineView } from './dto/accident-line.view';
import { AccidentListQuery, AccidentSavedView, RegisterAccidentDto } from './dto/accident.dto';
import { AccidentView } from './dto/accident.view';
import { HandlerCandidatesView } from './dto/petition.view';
import { duePositionOf } from './due-cursor';

const GROUP_WORDS = {
  mine: '我参加的',
  desk: '待参加调查',
  investigating: '调查中',
  compensating: '赔偿没办完',
  ended: '已处理',
} as const;

@ApiTags('accidents')
@Controller('staff/accidents')
export class AccidentStaffController {
  constructor(
    private readonly reading: AccidentReading,
    private readonly intake: AccidentIntakeService,
    private readonly handlers: AccidentHandlers,
  ) {}

  @Get()
  @Requires('accident:read')
  @ApiOkResponse({ type: PageOf(AccidentLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: AccidentListQuery): Promise<Page<AccidentLineView>> {
    const { group = null, kind = null, text = null, limit } = query;
    const lines = await this.reading.lines(actor, { group, kind, text }, duePositionOf(query.after), limit + 1);
    return pageOf(
      lines,
      limit,
      (line) => AccidentLineView.of(line),
      (line) => [line.dueOn, line.id],
    );
  }

  @Get('counts')
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentCountsView })
  async counts(@CurrentActor() actor: Actor): Promise<AccidentCountsView> {
    return AccidentCountsView.of(await this.reading.counts(actor));
  }

  /** The same list in Excel; it names nobody who was hurt. */
  @Get('sheet')
  @Requires('accident:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: AccidentListQuery): Promise<Sheet<AccidentLineView>> {
    const { group, kind, text } = query;
    return {
      ...{ title: '事故调查', list: 'accidents', columns: ACCIDENT_COLUMNS },
      filters: filterWords(
        ['哪些', group && GROUP_WORDS[group]],
        ['类别', kind && ACCIDENT_KIND_LABELS[kind]],
        ['编号或单位', text],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get(':id')
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: AccidentId): Promise<AccidentView> {
    return AccidentView.of(await this.reading.page(actor, id));
  }

  /** Who could take part for the union, and who has to withdraw. */
  @Get(':id/handler-candidates')
  @Requires('accident:read')
  @ApiOkResponse({ type: HandlerCandidatesView })
  async candidates(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: AccidentId): Promise<HandlerCandidatesView> {
    return HandlerCandidatesView.of(await this.handlers.candidates(actor, id));
  }

  @Post()
  @Requires('accident:intake')
  @ApiCreatedResponse({ type: AccidentSavedView })
  async register(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: RegisterAccidentDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.intake.register(actor, RegisterAccidentDto.accident(dto), idempotency));
  }
}
