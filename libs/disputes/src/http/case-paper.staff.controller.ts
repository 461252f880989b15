import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CasePaperService } from '../app/case-paper.service';
import type { AccidentId } from '../domain/accident';
import type { CasePaperId } from '../domain/case-paper';
import type { DisputeId } from '../domain/dispute';
import type { LegalAidId } from '../domain/legal-aid';
import { AccidentSavedView } from './dto/accident.dto';
import { AccidentPaperDto, CasePaperDto, PaperRemovalDto } from './dto/case-paper.dto';
import { DisputeSavedView } from './dto/dispute.dto';
import { LegalAidSavedView } from './dto/legal-aid.dto';

/** Papers of cases behind a wall; their content is opened through it, and on record. */
@ApiTags('disputes')
@Controller('staff')
export class CasePaperStaffController {
  constructor(private readonly papers: CasePaperService) {}

  @Post('disputes/:id/papers')
  @HttpCode(200)
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeSavedView })
  async addToDispute(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() paper: CasePaperDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.papers.addToDispute(actor, { id, version }, paper));
  }

  @Post('disputes/:id/papers/:paperId/removal')
  @HttpCode(200)
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeSavedView })
  async removeFromDispute(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @Param('paperId', IdPipe) paperId: CasePaperId,
    @IfMatchVersion() version: number,
    @Body() { reason }: PaperRemovalDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.papers.removeFromDispute(actor, { id, version }, paperId, reason));
  }

  @Post('legal-aids/:id/papers')
  @HttpCode(200)
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidSavedView })
  async addToLegalAid(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @IfMatchVersion() version: number,
    @Body() paper: CasePaperDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.papers.addToLegalAid(actor, { id, version }, paper));
  }

  @Post('legal-aids/:id/papers/:paperId/removal')
  @HttpCode(200)
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidSavedView })
  async removeFromLegalAid(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @Param('paperId', IdPipe) paperId: CasePaperId,
    @IfMatchVersion() version: number,
    @Body() { reason }: PaperRemovalDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.papers.removeFromLegalAid(actor, { id, version }, paperId, reason));
  }

  @Post('accidents/:id/papers')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async addToAccident(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() paper: AccidentPaperDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.papers.addToAccident(actor, { id, version }, paper));
  }

  @Post('accidents/:id/papers/:paperId/removal')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async removeFromAccident(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @Param('paperId', IdPipe) paperId: CasePaperId,
    @IfMatchVersion() version: number,
    @Body() { reason }: PaperRemovalDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.papers.removeFromAccident(actor, { id, version }, paperId, reason));
  }
}
