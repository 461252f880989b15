import { AsksAgain, CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignOnProviderService } from '../app/sign-on-provider.service';
import type { SignOnProviderId } from '../data/sign-on-provider.entity';
import {
  NewSignOnProviderDto,
  SignOnProviderChangeDto,
  SignOnProvidersView,
  SignOnProviderView,
} from './dto/sign-on-provider.dto';

@ApiTags('accounts')
@Controller('staff/sign-on-providers')
export class SignOnProviderStaffController {
  constructor(private readonly providers: SignOnProviderService) {}

  @Get()
  @Requires('account:manage')
  @ApiOkResponse({ type: SignOnProvidersView })
  async list(@CurrentActor() actor: Actor): Promise<SignOnProvidersView> {
    return SignOnProvidersView.of(await this.providers.list(actor));
  }

  @Post()
  @Requires('account:manage')
  @AsksAgain()
  @ApiCreatedResponse({ type: SignOnProviderView })
  async add(@CurrentActor() actor: Actor, @Body() given: NewSignOnProviderDto): Promise<SignOnProviderView> {
    const { kind, name, clientId, issuer = null, clientSecret = null, agentId = null, provesTwice = false } = given;
    const whole = { kind, name, clientId, issuer, clientSecret, agentId, provesTwice };
    return SignOnProviderView.of(await this.providers.add(actor, whole));
  }

  @Post(':id/change')
  @HttpCode(200)
  @Requires('account:manage')
  @AsksAgain()
  @ApiOkResponse({ type: SignOnProviderView })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: SignOnProviderId,
    @IfMatchVersion() version: number,
    @Body() change: SignOnProviderChangeDto,
  ): Promise<SignOnProviderView> {
    return SignOnProviderView.of(await this.providers.change(actor, id, version, change));
  }

  /** Asks the provider whether it knows us; the answer says so. */
  @Post(':id/test')
  @HttpCode(200)
  @Requires('account:manage')
  @ApiOkResponse({ type: SignOnProviderView })
  async test(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: SignOnProviderId): Promise<SignOnProviderView> {
    return SignOnProviderView.of(await this.providers.test(actor, id));
  }
}
