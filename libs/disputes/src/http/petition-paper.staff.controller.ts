import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor, DocumentId } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PetitionMeetingService } from '../app/petition-meeting.service';
import { PetitionPapers } from '../app/petition-papers';
import type { PetitionId } from '../domain/petition';
import { PetitionPaperRemovalDto, PetitionPapersDto } from './dto/own-petition.dto';
import { PetitionMeetingDto, PetitionSavedView } from './dto/petition.dto';

/** What goes to and fro while a petition is handled: papers, and when the petitioner is to come. */
@ApiTags('petitions')
@Controller('staff/petitions/:id')
export class PetitionPaperStaffController {
  constructor(
    private readonly papers: PetitionPapers,
    private readonly meetings: PetitionMeetingService,
  ) {}

  @Post('papers')
  @HttpCode(200)
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionSavedView })
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { of, documentIds }: PetitionPapersDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.papers.add(actor, { id, version }, of, documentIds));
  }

  @Post('papers/:documentId/removal')
  @HttpCode(200)
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionSavedView })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @Param('documentId', IdPipe) documentId: DocumentId,
    @IfMatchVersion() version: number,
    @Body() { reason }: PetitionPaperRemovalDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.papers.remove(actor, { id, version }, documentId, reason));
  }

  @Post('meeting')
  @HttpCode(200)
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionSavedView })
  async arrange(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() dto: PetitionMeetingDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.meetings.arrange(actor, { id, version }, PetitionMeetingDto.meeting(dto)));
  }
}
