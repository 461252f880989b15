import { CurrentActor, IdPipe, Requires } from '@app/http';
import type { Actor, MemberId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SensitiveConsentService } from '../app/sensitive-consent.service';
import type { SensitiveConsentId } from '../domain/sensitive-consent';
import { GiveConsentDto, typedConsentOf, WithdrawConsentDto } from './dto/sensitive-consent.dto';
import { ConsentsView } from './views/sensitive-consent.view';

/** 单独同意 on the page of a member: what stands, what is wanting, recorded and taken back by his union. */
@ApiTags('members')
@Controller('staff/members/:id/consents')
export class SensitiveConsentStaffController {
  constructor(private readonly consents: SensitiveConsentService) {}

  @Get()
  @Requires('member:manage')
  @ApiOkResponse({ type: ConsentsView })
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: MemberId): Promise<ConsentsView> {
    return ConsentsView.of(await this.consents.of(actor, id), null);
  }

  @Post()
  @Requires('member:manage')
  @ApiCreatedResponse({ type: ConsentsView })
  async give(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @Body() dto: GiveConsentDto,
  ): Promise<ConsentsView> {
    return ConsentsView.of(await this.consents.give(actor, id, { ...typedConsentOf(dto), key: dto.key }), null);
  }

  @Post(':consentId/withdrawal')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: ConsentsView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @Param('consentId', IdPipe) consentId: SensitiveConsentId,
    @Body() { reason }: WithdrawConsentDto,
  ): Promise<ConsentsView> {
    return ConsentsView.of(await this.consents.withdraw(actor, id, consentId, reason), null);
  }
}
