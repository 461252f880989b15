import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  PageOf,
  pageOf,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ActivityService } from '../app/activity.service';
import type { ActivityId } from '../domain/activity';
import {
  ActivitiesQuery,
  ActivityView,
  CorrectActivityDto,
  RegisterActivityDto,
  VoidActivityDto,
} from './dto/activity.dto';

@ApiTags('activities')
@Controller('staff/activities')
export class ActivityStaffController {
  constructor(private readonly activities: ActivityService) {}

  @Get()
  @Requires('activity:read')
  @ApiOkResponse({ type: PageOf(ActivityView) })
  async list(@CurrentActor() actor: Actor, @Query() query: ActivitiesQuery): Promise<Page<ActivityView>> {
    const { limit, year, unionId } = query;
    const after = decodeCursor(query.after, 2) as [string, string] | null;
    const rows = await this.activities.list(actor, { year, unionId, after, limit: limit + 1 });
    return pageOf(rows, limit, ActivityView.of, ({ heldOn, id }) => [heldOn, id]);
  }

  @Get(':id')
  @Requires('activity:read')
  @ApiOkResponse({ type: ActivityView })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: ActivityId): Promise<ActivityView> {
    return this.view(actor, id);
  }

  @Post()
  @Requires('activity:manage')
  @ApiCreatedResponse({ type: ActivityView })
  async register(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: RegisterActivityDto,
  ): Promise<ActivityView> {
    const facts = { ...CorrectActivityDto.factsOf(dto), unionId: dto.unionId };
    return this.view(actor, await this.activities.register(actor, facts, idempotency));
  }

  @Patch(':id')
  @Requires('activity:manage')
  @ApiOkResponse({ type: ActivityView })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ActivityId,
    @IfMatchVersion() version: number,
    @Body() dto: CorrectActivityDto,
  ): Promise<ActivityView> {
    await this.activities.correct(actor, { id, version }, CorrectActivityDto.factsOf(dto));
    return this.view(actor, id);
  }

  @Post(':id/void')
  @HttpCode(200)
  @Requires('activity:manage')
  @ApiOkResponse({ type: ActivityView })
  async void(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ActivityId,
    @IfMatchVersion() version: number,
    @Body() { reason }: VoidActivityDto,
  ): Promise<ActivityView> {
    await this.activities.void(actor, { id, version }, reason);
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: ActivityId): Promise<ActivityView> {
    return ActivityView.of(await this.activities.one(actor, id));
  }
}
