import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DutyService } from '../app/duty.service';
import type { VisitDutyId } from '../domain/visit-duty';
import { DutyStateView } from './dto/duty.view';
import { AssignmentDto, CancellationDto, HandOverDto, ReasonDto } from './dto/report.dto';

/** The steps of a duty; which of them are open is in the case page's `openActions`. */
@ApiTags('visit-duties')
@Controller('staff/visit-duties/:id')
export class DutyStepStaffController {
  constructor(private readonly duties: DutyService) {}

  @Post('assignment')
  @HttpCode(200)
  @Requires('visit:assign')
  @ApiOkResponse({ type: DutyStateView })
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
    @Body() dto: AssignmentDto,
  ): Promise<DutyStateView> {
    return DutyStateView.of(await this.duties.assign(actor, id, version, dto.personIds));
  }

  @Post('acceptance')
  @HttpCode(200)
  @Requires('visit:accept')
  @ApiOkResponse({ type: DutyStateView })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
  ): Promise<DutyStateView> {
    return DutyStateView.of(await this.duties.accept(actor, id, version));
  }

  /** By who assigns, or by an assignee himself. */
  @Post('hand-over')
  @HttpCode(200)
  @Requires('visit:log')
  @ApiOkResponse({ type: DutyStateView })
  async handOver(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
    @Body() dto: HandOverDto,
  ): Promise<DutyStateView> {
    return DutyStateView.of(await this.duties.handOver(actor, id, version, dto.personIds, dto.reason));
  }

  /** The assignee cannot go. */
  @Post('refusal')
  @HttpCode(200)
  @Requires('visit:accept')
  @ApiOkResponse({ type: DutyStateView })
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
    @Body() dto: ReasonDto,
  ): Promise<DutyStateView> {
    return DutyStateView.of(await this.duties.decline(actor, id, version, dto.reason));
  }

  /** Nobody goes this time. */
  @Post('excuse')
  @HttpCode(200)
  @Requires('visit:excuse')
  @ApiOkResponse({ type: DutyStateView })
  async excuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
    @Body() dto: ReasonDto,
  ): Promise<DutyStateView> {
    return DutyStateView.of(await this.duties.excuse(actor, id, version, dto.reason));
  }

  @Post('cancellation')
  @HttpCode(200)
  @Requires('visit:excuse')
  @ApiOkResponse({ type: DutyStateView })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
    @Body() dto: CancellationDto,
  ): Promise<DutyStateView> {
    return DutyStateView.of(await this.duties.cancel(actor, id, version, dto.reason, dto.duplicateOfId ?? null));
  }

  /** Nothing more is to be done. */
  @Post('closing')
  @HttpCode(200)
  @Requires('visit:assign')
  @ApiOkResponse({ type: DutyStateView })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
  ): Promise<DutyStateView> {
    return DutyStateView.of(await this.duties.close(actor, id, version));
  }

  /** Of what was closed; also brings back what was excused or cancelled. */
  @Post('reopening')
  @HttpCode(200)
  @Requires('visit:assign')
  @ApiOkResponse({ type: DutyStateView })
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
    @Body() dto: ReasonDto,
  ): Promise<DutyStateView> {
    return DutyStateView.of(await this.duties.reopen(actor, id, version, dto.reason));
  }
}
