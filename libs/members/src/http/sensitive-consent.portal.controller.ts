import { CurrentActor, IdPipe, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SensitiveConsentService } from '../app/sensitive-consent.service';
import type { SensitiveConsentId } from '../domain/sensitive-consent';
import { GiveConsentDto, typedConsentOf, WithdrawOwnConsentDto } from './dto/sensitive-consent.dto';
import { ConsentsView } from './views/sensitive-consent.view';

/** What the member who asks consented to, and how he takes it back. */
@ApiTags('portal')
@Controller('portal/me/consents')
export class SensitiveConsentPortalController {
  constructor(private readonly consents: SensitiveConsentService) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: ConsentsView })
  async own(@CurrentActor() actor: Actor): Promise<ConsentsView> {
    return ConsentsView.of(await this.consents.own(actor), actor.memberId);
  }

  @Post()
  @MemberOnly()
  @ApiCreatedResponse({ type: ConsentsView })
  async give(@CurrentActor() actor: Actor, @Body() dto: GiveConsentDto): Promise<ConsentsView> {
    const answer = { ...typedConsentOf(dto), key: dto.key };
    return ConsentsView.of(await this.consents.giveOwn(actor, answer), actor.memberId);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: ConsentsView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: SensitiveConsentId,
    @Body() { reason = null }: WithdrawOwnConsentDto,
  ): Promise<ConsentsView> {
    return ConsentsView.of(await this.consents.withdrawOwn(actor, id, reason), actor.memberId);
  }
}
