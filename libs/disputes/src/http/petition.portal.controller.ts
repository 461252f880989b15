import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PetitionIntakeService } from '../app/petition-intake.service';
import { PetitionPapers } from '../app/petition-papers';
import { PetitionReading } from '../app/petition-reading';
import { PortalPetitionService } from '../app/portal-petition.service';
import type { PetitionId } from '../domain/petition';
import { OwnPapersDto, OwnPetitionDto, OwnWithdrawalDto, PetitionRatingDto } from './dto/own-petition.dto';
import { PetitionSavedView } from './dto/petition.dto';
import { PortalPetitionLineView, PortalPetitionsView, PortalPetitionView } from './dto/portal-petition.view';

/** The petitioner's own petitions: where they stand, when he is to come, what he was answered. */
@ApiTags('portal')
@Controller('portal/petitions')
export class PetitionPortalController {
  constructor(
    private readonly portal: PortalPetitionService,
    private readonly reading: PetitionReading,
    private readonly intake: PetitionIntakeService,
    private readonly papers: PetitionPapers,
  ) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: PortalPetitionsView })
  async mine(@CurrentActor() actor: Actor): Promise<PortalPetitionsView> {
    const items = (await this.portal.own(actor)).map((petition) => PortalPetitionLineView.of(petition));
    return Object.assign(new PortalPetitionsView(), { items });
  }

  @Get(':id')
  @MemberOnly()
  @ApiOkResponse({ type: PortalPetitionView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: PetitionId): Promise<PortalPetitionView> {
    return PortalPetitionView.of(await this.reading.ownPage(actor, id));
  }

  @Post()
  @MemberOnly()
  @ApiCreatedResponse({ type: PetitionSavedView })
  async register(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: OwnPetitionDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.intake.registerOwn(actor, OwnPetitionDto.petition(dto), idempotency));
  }

  @Post(':id/papers')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: PetitionSavedView })
  async addPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { documentIds }: OwnPapersDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.papers.addOwn(actor, { id, version }, documentIds));
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: PetitionSavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { words }: OwnWithdrawalDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.portal.withdraw(actor, { id, version }, words));
  }

  @Post(':id/review-request')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: PetitionSavedView })
  async requestReview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.portal.requestReview(actor, { id, version }));
  }

  @Post(':id/recheck-request')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: PetitionSavedView })
  async requestRecheck(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.portal.requestRecheck(actor, { id, version }));
  }

  @Post(':id/rating')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: PetitionSavedView })
  async rate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { stars, comment }: PetitionRatingDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.portal.rate(actor, { id, version }, stars, comment ?? null));
  }
}
