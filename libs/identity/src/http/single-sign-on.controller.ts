import { AsksAgain, CurrentActor, SignedIn } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SingleSignOnService } from '../app/single-sign-on.service';
import {
  BegunSignOnView,
  LinkedIdentitiesView,
  LinkSingleSignOnDto,
  UnlinkSingleSignOnDto,
} from './dto/single-sign-on.dto';
import { keepFlow, safePath, type WebReply, type WebRequest } from './session-cookies';

/** One's own account elsewhere: connected while one is signed in, never by a name. */
@ApiTags('session')
@Controller('session/single-sign-on')
export class SingleSignOnController {
  constructor(private readonly signOn: SingleSignOnService) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: LinkedIdentitiesView })
  async own(@CurrentActor() actor: Actor): Promise<LinkedIdentitiesView> {
    return LinkedIdentitiesView.of(await this.signOn.own(actor));
  }

  @Post()
  @HttpCode(200)
  @SignedIn()
  @AsksAgain()
  @ApiOkResponse({ type: BegunSignOnView })
  async link(
    @CurrentActor() actor: Actor,
    @Body() { providerId, next }: LinkSingleSignOnDto,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
  ): Promise<BegunSignOnView> {
    const { address, kept } = await this.signOn.linkBy(actor, providerId, safePath(next));
    keepFlow(request, reply, kept);
    return BegunSignOnView.of(address);
  }

  @Post('removal')
  @HttpCode(204)
  @SignedIn()
  @AsksAgain()
  @ApiNoContentResponse()
  async unlink(@CurrentActor() actor: Actor, @Body() { providerId }: UnlinkSingleSignOnDto): Promise<void> {
    await this.signOn.unlink(actor, providerId);
  }
}
