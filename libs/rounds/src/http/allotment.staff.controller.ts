import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AllotmentService } from '../app/allotment.service';
import { ChecklistService } from '../app/checklist.service';
import { RoundReading } from '../app/round-reading';
import type { RoundId } from '../domain/round';
import { AllotDto, ChecklistDto, MoveDto, TickDto, UnionQuery, VisitorsDto, visitorsOf } from './dto/round.dto';
import { RoundVisitorsView, VisitorCandidatesView } from './dto/roster.view';
import { ChecklistView } from './dto/plan-choices.view';
import { RoundView } from './dto/round.view';

/** Who goes to whom, and what is settled before. */
@ApiTags('rounds')
@Controller('staff')
export class AllotmentStaffController {
  constructor(
    private readonly allotments: AllotmentService,
    private readonly checklists: ChecklistService,
    private readonly reading: RoundReading,
  ) {}

  @Get('rounds/:id/visitors')
  @Requires('round:read')
  @ApiOkResponse({ type: RoundVisitorsView })
  async visitors(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<RoundVisitorsView> {
    return RoundVisitorsView.of(await this.allotments.visitors(actor, id));
  }

  /** Colleagues who may be asked to go. */
  @Get('rounds/:id/visitor-candidates')
  @Requires('round:manage')
  @ApiOkResponse({ type: VisitorCandidatesView })
  async candidates(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<VisitorCandidatesView> {
    return VisitorCandidatesView.of(await this.allotments.candidates(actor, id));
  }

  /** The whole list of visitors anew. */
  @Post('rounds/:id/visitors')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async setVisitors(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() dto: VisitorsDto,
  ): Promise<RoundView> {
    await this.allotments.setVisitors(actor, { id, version }, visitorsOf(dto));
    return RoundView.of(await this.reading.page(actor, id));
  }

  /** Balanced, by group, street or union. */
  @Post('rounds/:id/allotment')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async allot(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() { way, anew = false }: AllotDto,
  ): Promise<RoundView> {
    await this.allotments.allotAll(actor, { id, version }, way, anew);
    return RoundView.of(await this.reading.page(actor, id));
  }

  /** By hand. */
  @Post('rounds/:id/allotment/moves')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() { entryIds, visitorId }: MoveDto,
  ): Promise<RoundView> {
    await this.allotments.move(actor, { id, version }, entryIds, visitorId);
    return RoundView.of(await this.reading.page(actor, id));
  }

  @Post('rounds/:id/checklist/:code')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async tick(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Param('code') code: string,
    @IfMatchVersion() version: number,
    @Body() { done, note }: TickDto,
  ): Promise<RoundView> {
    await this.checklists.tick(actor, { id, version }, code, done, note ?? null);
    return RoundView.of(await this.reading.page(actor, id));
  }

  /** 四落实 as the union words it today. */
  @Get('round-checklist')
  @Requires('round:read')
  @ApiOkResponse({ type: ChecklistView })
  async checklist(@CurrentActor() actor: Actor, @Query() { unionId }: UnionQuery): Promise<ChecklistView> {
    return ChecklistView.of(await this.checklists.points(actor, unionId));
  }

  @Post('round-checklist')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: ChecklistView })
  async setChecklist(@CurrentActor() actor: Actor, @Body() dto: ChecklistDto): Promise<ChecklistView> {
    return ChecklistView.of(await this.checklists.setPoints(actor, dto.unionId, dto.validFrom, dto.points));
  }
}
