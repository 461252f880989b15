import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisputeCorrectionService } from '../app/dispute-correction.service';
import type { DisputeId } from '../domain/dispute';
import { DisputeCorrectionDto, DisputeSavedView } from './dto/dispute.dto';

/** 更正 of an application, while it runs. */
@ApiTags('disputes')
@Controller('staff/disputes/:id/correction')
export class DisputeCorrectionStaffController {
  constructor(private readonly corrections: DisputeCorrectionService) {}

  @Post()
  @HttpCode(200)
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeSavedView })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() dto: DisputeCorrectionDto,
  ): Promise<DisputeSavedView> {
    const given = DisputeCorrectionDto.correction(dto);
    return DisputeSavedView.of(await this.corrections.correct(actor, { id, version }, given));
  }
}
