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
import { PetitionHandlers } from '../app/petition-handlers';
import { PetitionIntakeService } from '../app/petition-intake.service';
import { PetitionReading } from '../app/petition-reading';
import { PETITION_KIND_LABELS, type PetitionId } from '../domain/petition';
import { PetitionListQuery, PetitionSavedView, RegisterPetitionDto } from './dto/petition.dto';
import {
  HandlerCandidatesView,
  PETITION_COLUMNS,
  PetitionCountsView,
  PetitionLineView,
  PetitionView,
} from './dto/petition.view';
import { duePositionOf } from './due-cursor';

const GROUP_WORDS = {
  mine: '我办的',
  desk: '待答复',
  handling: '办理中',
  review: '复查复核中',
  ended: '已答复',
} as const;

@ApiTags('petitions')
@Controller('staff/petitions')
export class PetitionStaffController {
  constructor(
    private readonly reading: PetitionReading,
    private readonly intake: PetitionIntakeService,
    private readonly handlers: PetitionHandlers,
  ) {}

  @Get()
  @Requires('petition:read')
  @ApiOkResponse({ type: PageOf(PetitionLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: PetitionListQuery): Promise<Page<PetitionLineView>> {
    const { group = null, kind = null, text = null, limit } = query;
    const lines = await this.reading.lines(actor, { group, kind, text }, duePositionOf(query.after), limit + 1);
    return pageOf(
      lines,
      limit,
      (line) => PetitionLineView.of(line),
      (line) => [line.dueOn, line.id],
    );
  }

  @Get('counts')
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionCountsView })
  async counts(@CurrentActor() actor: Actor): Promise<PetitionCountsView> {
    return PetitionCountsView.of(await this.reading.counts(actor));
  }

  /** The same list in Excel. */
  @Get('sheet')
  @Requires('petition:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: PetitionListQuery): Promise<Sheet<PetitionLineView>> {
    const { group, kind, text } = query;
    return {
      ...{ title: '信访', list: 'petitions', columns: PETITION_COLUMNS },
      filters: filterWords(
        ['哪些', group && GROUP_WORDS[group]],
        ['类别', kind && PETITION_KIND_LABELS[kind]],
        ['编号或反映的单位', text],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get(':id')
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: PetitionId): Promise<PetitionView> {
    return PetitionView.of(await this.reading.page(actor, id));
  }

  /** Who could handle it, and who has to withdraw. */
  @Get(':id/handler-candidates')
  @Requires('petition:read')
  @ApiOkResponse({ type: HandlerCandidatesView })
  async candidates(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: PetitionId): Promise<HandlerCandidatesView> {
    return HandlerCandidatesView.of(await this.handlers.candidates(actor, id));
  }

  @Post()
  @Requires('petition:intake')
  @ApiCreatedResponse({ type: PetitionSavedView })
  async register(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: RegisterPetitionDto,
  ): Promise<PetitionSavedView> {
    const given = RegisterPetitionDto.petition(dto);
    return PetitionSavedView.of(await this.intake.register(actor, given, idempotency));
  }
}
