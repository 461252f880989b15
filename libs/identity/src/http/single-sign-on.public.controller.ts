import { Public } from '@app/http';
import { DomainProblem } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SessionActorResolver } from '../app/session-actor-resolver';
import { SignOnProviderRegister } from '../app/sign-on-provider.register';
import { SingleSignOnService } from '../app/single-sign-on.service';
import { tokenInCookies } from '../domain/session-token';
import { BegunSignOnView, BeginSingleSignOnDto, OfferedSignOnQuery, SingleSignOnView } from './dto/single-sign-on.dto';
import {
  browserOf,
  flowIn,
  forgetFlow,
  keepFlow,
  keepSession,
  safePath,
  type WebReply,
  type WebRequest,
} from './session-cookies';

@ApiTags('session')
@Controller('public/single-sign-on')
export class SingleSignOnPublicController {
  constructor(
    private readonly signOn: SingleSignOnService,
    private readonly providers: SignOnProviderRegister,
    private readonly resolver: SessionActorResolver,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: SingleSignOnView })
  async offered(@Query() { federation }: OfferedSignOnQuery): Promise<SingleSignOnView> {
    return SingleSignOnView.of(await this.providers.offered(federation));
  }

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: BegunSignOnView })
  async begin(
    @Body() { federation, providerId, next }: BeginSingleSignOnDto,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
  ): Promise<BegunSignOnView> {
    const { address, kept } = await this.signOn.enterBy(federation, providerId, safePath(next));
    keepFlow(request, reply, kept);
    return BegunSignOnView.of(address);
  }

  /** Where the provider sends the person back to; a refusal is said on the login page. */
  @Get('callback')
  @Public()
  @ApiFoundResponse()
  async callback(@Req() request: WebRequest, @Res() reply: WebReply): Promise<void> {
    const cookies = request.headers['cookie'] as string | undefined;
    const token = tokenInCookies(cookies);
    const query = request.url.split('?', 2)[1] ?? '';
    forgetFlow(reply);
    try {
      const actor = token && (await this.resolver.actorOf(token));
      const outcome = await this.signOn.complete(query, flowIn(cookies), actor, browserOf(request));
      if (outcome.done === 'signed-in') keepSession(request, reply, outcome.session);
      reply.redirect(outcome.next, 302);
    } catch (error) {
      if (!(error instanceof DomainProblem)) throw error;
      reply.redirect(`/login?problem=${encodeURIComponent(error.code)}`, 302);
    }
  }
}
