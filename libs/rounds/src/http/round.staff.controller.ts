import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  pageOf,
  PageOf,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RosterFreezing } from '../app/roster-freezing.service';
import { RoundPlanService } from '../app/round-plan.service';
import { RoundPreviewService } from '../app/round-preview.service';
import { RoundReading } from '../app/round-reading';
import type { RoundId } from '../domain/round';
import { PreviewPersonView, RoundPreviewView } from './dto/preview.view';
import {
  FreezeDto,
  NewRoundDto,
  PlanDto,
  planOf,
  PreviewPeopleQuery,
  RoundListQuery,
  RoundReasonDto,
  UnionQuery,
} from './dto/round.dto';
import { PlanChoicesView } from './dto/plan-choices.view';
import { RoundLineView, RoundView } from './dto/round.view';

/** From the first idea to the frozen roster. */
@ApiTags('rounds')
@Controller('staff/rounds')
export class RoundStaffController {
  constructor(
    private readonly reading: RoundReading,
    private readonly plans: RoundPlanService,
    private readonly previews: RoundPreviewService,
    private readonly freezing: RosterFreezing,
  ) {}

  @Get()
  @Requires('round:read')
  @ApiOkResponse({ type: PageOf(RoundLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: RoundListQuery): Promise<Page<RoundLineView>> {
    const visitorId = query.visitor === 'me' ? actor.personId : null;
    const filter = { ended: query.status === 'ended', unionId: query.unionId ?? null, visitorId };
    const rows = await this.reading.list(actor, filter, decodeCursor(query.after, 2), query.limit);
    return pageOf(
      rows,
      query.limit,
      (row) => RoundLineView.of(row),
      (row) => [row.dueOn, row.id],
    );
  }

  /** What the form of a new plan offers: holidays ahead, kinds of people, 四落实. */
  @Get('choices')
  @Requires('round:manage')
  @ApiOkResponse({ type: PlanChoicesView })
  async choices(@CurrentActor() actor: Actor, @Query() { unionId }: UnionQuery): Promise<PlanChoicesView> {
    return PlanChoicesView.of(await this.reading.choices(actor, unionId));
  }

  @Post()
  @Requires('round:manage')
  @ApiCreatedResponse({ type: RoundView })
  async plan(
    @CurrentActor() actor: Actor,
    @Body() dto: NewRoundDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RoundView> {
    const { id } = await this.plans.plan(actor, dto.unionId, planOf(dto), idem);
    return this.page(actor, id);
  }

  @Get(':id')
  @Requires('round:read')
  @ApiOkResponse({ type: RoundView })
  async page(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<RoundView> {
    return RoundView.of(await this.reading.page(actor, id));
  }

  @Post(':id/plan')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async changePlan(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() dto: PlanDto,
  ): Promise<RoundView> {
    await this.plans.changePlan(actor, { id, version }, planOf(dto));
    return this.page(actor, id);
  }

  @Get(':id/preview')
  @Requires('round:read')
  @ApiOkResponse({ type: RoundPreviewView })
  async preview(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<RoundPreviewView> {
    return RoundPreviewView.of(await this.previews.preview(actor, id));
  }

  /** The people behind a figure of the preview. */
  @Get(':id/preview/people')
  @Requires('round:read')
  @ApiOkResponse({ type: PageOf(PreviewPersonView) })
  async previewPeople(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Query() { part, limit, after }: PreviewPeopleQuery,
  ): Promise<Page<PreviewPersonView>> {
    const { round, people } = await this.previews.people(actor, id, part, decodeCursor(after, 2), limit);
    return pageOf(
      people,
      limit,
      (person) => PreviewPersonView.of(round, person),
      (person) => [person.namePinyin, person.memberId],
    );
  }

  /** Small rosters are written at once; a large one shows `freezing` until its job is done. */
  @Post(':id/freezing')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async freeze(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() { leaveOutTwice = false }: FreezeDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RoundView> {
    await this.freezing.freeze(actor, { id, version }, leaveOutTwice, idem);
    return this.page(actor, id);
  }

  /** Gives the roster up to plan anew. */
  @Post(':id/unfreezing')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async unfreeze(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() { reason }: RoundReasonDto,
  ): Promise<RoundView> {
    await this.freezing.unfreeze(actor, { id, version }, reason);
    return this.page(actor, id);
  }
}
