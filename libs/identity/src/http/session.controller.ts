import { CurrentActor, IdPipe, Public, SignedIn } from '@app/http';
import type { Actor, Id } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SessionService } from '../app/session.service';
import { SignInService } from '../app/sign-in.service';
import { ChangePasswordDto, OwnSessionsView, OwnSessionView, SessionView, SignInDto } from './dto/session.dto';
import { browserOf, forgetSession, tokenOf, type WebReply, type WebRequest } from './session-cookies';
import { SessionAnswer } from './session-answer';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly answer: SessionAnswer,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SessionView })
  async signIn(
    @Body() dto: SignInDto,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
  ): Promise<SessionView> {
    const { login, password, federation } = dto;
    const given = { login, password, address: request.ip, ...browserOf(request) };
    const issued = await this.signIns.signIn({ ...given, ...(federation && { federation }) });
    return this.answer.to(request, reply, issued);
  }

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: SessionView })
  async current(@Req() request: WebRequest): Promise<SessionView> {
    return this.answer.current(request);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async signOut(
    @CurrentActor() actor: Actor,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
  ): Promise<void> {
    await this.sessions.close(actor, tokenOf(request));
    forgetSession(reply);
  }

  @Get('list')
  @SignedIn()
  @ApiOkResponse({ type: OwnSessionsView })
  async list(@CurrentActor() actor: Actor, @Req() request: WebRequest): Promise<OwnSessionsView> {
    const items = await this.sessions.list(actor, tokenOf(request));
    return Object.assign(new OwnSessionsView(), { items: items.map((one) => OwnSessionView.of(one)) });
  }

  /** Ends every session of mine but this one. */
  @Post('list/revocation')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async revokeOthers(@CurrentActor() actor: Actor, @Req() request: WebRequest): Promise<void> {
    await this.sessions.revokeOthers(actor, tokenOf(request));
  }

  @Post('list/:id/revocation')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: Id<'session'>): Promise<void> {
    await this.sessions.revoke(actor, id);
  }

  @Post('password')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async changePassword(
    @CurrentActor() actor: Actor,
    @Req() request: WebRequest,
    @Body() dto: ChangePasswordDto,
  ): Promise<void> {
    await this.sessions.changePassword(actor, tokenOf(request), dto.current, dto.password);
  }
}
