import { CurrentActor, IdPipe, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CasePaperService } from '../app/case-paper.service';
import type { DisputeId } from '../domain/dispute';
import type { LegalAidId } from '../domain/legal-aid';
import { OwnPaperDto } from './dto/case-paper.dto';
import { DisputeSavedView } from './dto/dispute.dto';
import { LegalAidSavedView } from './dto/legal-aid.dto';

/** The applicant sends papers from his phone; the other side does not see them. */
@ApiTags('portal')
@Controller('portal')
export class CasePaperPortalController {
  constructor(private readonly papers: CasePaperService) {}

  @Post('disputes/:id/papers')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: DisputeSavedView })
  async addToDispute(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @Body() paper: OwnPaperDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.papers.addOwnToDispute(actor, id, paper));
  }

  @Post('legal-aids/:id/papers')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: LegalAidSavedView })
  async addToLegalAid(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @Body() paper: OwnPaperDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.papers.addOwnToLegalAid(actor, id, paper));
  }
}
