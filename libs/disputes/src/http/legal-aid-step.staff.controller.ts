import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LegalAidDecisionService } from '../app/legal-aid-decision.service';
import { LegalAidHandlingService } from '../app/legal-aid-handling.service';
import type { LegalAidId } from '../domain/legal-aid';
import {
  LegalAidAssignmentDto,
  LegalAidCompletionDto,
  LegalAidDayDto,
  LegalAidHandlerDto,
  LegalAidPapersDto,
  LegalAidRecordDto,
  LegalAidRefusalDto,
  LegalAidReplacementDto,
  LegalAidSavedView,
  LegalAidSuppliedDto,
  LegalAidTerminationDto,
  LegalAidToldDto,
} from './dto/legal-aid.dto';

/** Steps of a case; which of them are open is in its page's `openActions`. */
@ApiTags('legal-aid')
@Controller('staff/legal-aids/:id')
export class LegalAidStepStaffController {
  constructor(
    private readonly decisions: LegalAidDecisionService,
    private readonly handling: LegalAidHandlingService,
  ) {}

  @Post('checklist')
  @HttpCode(200)
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidSavedView })
  async tick(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() { papers }: LegalAidPapersDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.tickPapers(actor, { id, version }, papers));
  }

  @Post('papers-request')
  @HttpCode(200)
  @Requires('legal-aid:intake')
  @ApiOkResponse({ type: LegalAidSavedView })
  async askPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() told: LegalAidToldDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.askPapers(actor, { id, version }, told));
  }

  @Post('papers-supply')
  @HttpCode(200)
  @Requires('legal-aid:intake')
  @ApiOkResponse({ type: LegalAidSavedView })
  async supply(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() { on, papers }: LegalAidSuppliedDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.supply(actor, { id, version }, on, papers));
  }

  @Post('grant')
  @HttpCode(200)
  @Requires('legal-aid:intake')
  @ApiOkResponse({ type: LegalAidSavedView })
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() { on }: LegalAidDayDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.grant(actor, { id, version }, on));
  }

  @Post('refusal')
  @HttpCode(200)
  @Requires('legal-aid:intake')
  @ApiOkResponse({ type: LegalAidSavedView })
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() dto: LegalAidRefusalDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.refuse(actor, { id, version }, dto, dto.ground));
  }

  @Post('objection')
  @HttpCode(200)
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidSavedView })
  async object(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() told: LegalAidToldDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.object(actor, { id, version }, told));
  }

  @Post('upholding')
  @HttpCode(200)
  @Requires('legal-aid:oversee')
  @ApiOkResponse({ type: LegalAidSavedView })
  async uphold(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() told: LegalAidToldDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.uphold(actor, { id, version }, told));
  }

  @Post('overturning')
  @HttpCode(200)
  @Requires('legal-aid:oversee')
  @ApiOkResponse({ type: LegalAidSavedView })
  async overturn(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() told: LegalAidToldDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.overturn(actor, { id, version }, told));
  }

  @Post('assignment')
  @HttpCode(200)
  @Requires('legal-aid:intake')
  @ApiOkResponse({ type: LegalAidSavedView })
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() dto: LegalAidAssignmentDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(
      await this.handling.assign(actor, { id, version }, { ...LegalAidHandlerDto.handler(dto), on: dto.on }),
    );
  }

  @Post('replacement')
  @HttpCode(200)
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidSavedView })
  async reassign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() dto: LegalAidReplacementDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(
      await this.handling.reassign(actor, { id, version }, LegalAidHandlerDto.handler(dto), dto.reason),
    );
  }

  @Post('records')
  @HttpCode(200)
  @Requires('legal-aid:handle')
  @ApiOkResponse({ type: LegalAidSavedView })
  async keepRecord(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() dto: LegalAidRecordDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.handling.keepRecord(actor, { id, version }, LegalAidRecordDto.record(dto)));
  }

  @Post('completion')
  @HttpCode(200)
  @Requires('legal-aid:handle')
  @ApiOkResponse({ type: LegalAidSavedView })
  async complete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() dto: LegalAidCompletionDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(
      await this.handling.complete(actor, { id, version }, LegalAidCompletionDto.completion(dto)),
    );
  }

  @Post('termination')
  @HttpCode(200)
  @Requires('legal-aid:handle')
  @ApiOkResponse({ type: LegalAidSavedView })
  async terminate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() dto: LegalAidTerminationDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.handling.terminate(actor, { id, version }, dto, dto.ground));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidSavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() told: LegalAidToldDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.handling.withdraw(actor, { id, version }, told));
  }

  @Post('closing')
  @HttpCode(200)
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidSavedView })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.handling.close(actor, { id, version }));
  }
}
