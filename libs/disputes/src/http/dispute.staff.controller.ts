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
import { DisputeIntakeService } from '../app/dispute-intake.service';
import { DisputeReading } from '../app/dispute-reading';
import { MediatorPanel } from '../app/mediator-panel';
import { DISPUTE_MATTER_LABELS, type DisputeId } from '../domain/dispute';
import { DisputeBoardView, DISPUTE_COLUMNS, DisputeCountsView, DisputeLineView } from './dto/dispute-line.view';
import { DisputeFormDto, DisputeListQuery, ReceiveDisputeDto } from './dto/dispute.dto';
import { DisputeView, MediatorCandidatesView, ReceivedDisputeView, SimilarDisputeView } from './dto/dispute.view';
import { duePositionOf } from './due-cursor';

const GROUP_WORDS = {
  mine: '我调解的',
  desk: '待受理',
  mediating: '调解中',
  performing: '履行中',
  ended: '已结束',
} as const;
const BOARD_LINES = 100;

@ApiTags('disputes')
@Controller('staff/disputes')
export class DisputeStaffController {
  constructor(
    private readonly reading: DisputeReading,
    private readonly intake: DisputeIntakeService,
    private readonly panel: MediatorPanel,
  ) {}

  @Get()
  @Requires('dispute:read')
  @ApiOkResponse({ type: PageOf(DisputeLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: DisputeListQuery): Promise<Page<DisputeLineView>> {
    const { group = null, matter = null, text = null, limit } = query;
    const lines = await this.reading.lines(actor, { group, matter, text }, duePositionOf(query.after), limit + 1);
    return pageOf(
      lines,
      limit,
      (line) => DisputeLineView.of(line),
      (line) => [line.dueOn, line.id],
    );
  }

  @Get('counts')
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeCountsView })
  async counts(@CurrentActor() actor: Actor): Promise<DisputeCountsView> {
    return DisputeCountsView.of(await this.reading.counts(actor));
  }

  /** What runs out next, of all that I may see. */
  @Get('board')
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeBoardView })
  async board(@CurrentActor() actor: Actor): Promise<DisputeBoardView> {
    return DisputeBoardView.of(await this.reading.board(actor, null, BOARD_LINES));
  }

  /** The same list in Excel. */
  @Get('sheet')
  @Requires('dispute:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: DisputeListQuery): Promise<Sheet<DisputeLineView>> {
    const { group, matter, text } = query;
    return {
      ...{ title: '争议调解', list: 'disputes', columns: DISPUTE_COLUMNS },
      filters: filterWords(
        ['哪些', group && GROUP_WORDS[group]],
        ['类别', matter && DISPUTE_MATTER_LABELS[matter]],
        ['编号或单位', text],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get(':id')
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DisputeId): Promise<DisputeView> {
    return DisputeView.of(await this.reading.page(actor, id));
  }

  /** Who could mediate, and who has to withdraw. */
  @Get(':id/mediator-candidates')
  @Requires('dispute:read')
  @ApiOkResponse({ type: MediatorCandidatesView })
  async candidates(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DisputeId): Promise<MediatorCandidatesView> {
    return Object.assign(new MediatorCandidatesView(), { items: await this.panel.candidates(actor, { id }) });
  }

  @Post()
  @Requires('dispute:intake')
  @ApiCreatedResponse({ type: ReceivedDisputeView })
  async receive(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: ReceiveDisputeDto,
  ): Promise<ReceivedDisputeView> {
    const given = { ...DisputeFormDto.form(dto), unionId: dto.unionId };
    const { id, version, number, similar } = await this.intake.receive(actor, given, idempotency);
    const found = similar.map((each) => SimilarDisputeView.of(each));
    return Object.assign(new ReceivedDisputeView(), { id, version, number, similar: found });
  }
}
