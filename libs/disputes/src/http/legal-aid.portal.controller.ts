import { CurrentActor, IdempotencyKey, IdPipe, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LegalAidDecisionService } from '../app/legal-aid-decision.service';
import { LegalAidIntakeService } from '../app/legal-aid-intake.service';
import { LegalAidReading } from '../app/legal-aid-reading';
import type { LegalAidId } from '../domain/legal-aid';
import { LegalAidOwnWordsDto, LegalAidSavedView, OwnLegalAidDto } from './dto/legal-aid.dto';
import { PortalLegalAidLineView, PortalLegalAidsView, PortalLegalAidView } from './dto/portal-legal-aid.view';

/** The applicant's own legal aid: where it stands, who helps him, what he does not agree to. */
@ApiTags('portal')
@Controller('portal/legal-aids')
export class LegalAidPortalController {
  constructor(
    private readonly reading: LegalAidReading,
    private readonly intake: LegalAidIntakeService,
    private readonly decisions: LegalAidDecisionService,
  ) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: PortalLegalAidsView })
  async mine(@CurrentActor() actor: Actor): Promise<PortalLegalAidsView> {
    const items = (await this.reading.own(actor)).map((aid) => PortalLegalAidLineView.of(aid));
    return Object.assign(new PortalLegalAidsView(), { items });
  }

  @Get(':id')
  @MemberOnly()
  @ApiOkResponse({ type: PortalLegalAidView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: LegalAidId): Promise<PortalLegalAidView> {
    return PortalLegalAidView.page(await this.reading.ownPage(actor, id));
  }

  @Post()
  @MemberOnly()
  @ApiCreatedResponse({ type: LegalAidSavedView })
  async apply(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: OwnLegalAidDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.intake.registerOwn(actor, OwnLegalAidDto.own(dto), idempotency));
  }

  /** He does not agree to a refusal, or to an end before its time. */
  @Post(':id/objection')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: LegalAidSavedView })
  async object(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @Body() { words }: LegalAidOwnWordsDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.objectOwn(actor, id, words));
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: LegalAidSavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: LegalAidId,
    @Body() { words }: LegalAidOwnWordsDto,
  ): Promise<LegalAidSavedView> {
    return LegalAidSavedView.of(await this.decisions.withdrawOwn(actor, id, words));
  }
}
