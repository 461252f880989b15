import { Public } from '@app/http';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { MemberBindingService } from '../app/member-binding.service';
import { refuse } from '../domain/identity.problems';
import { MemberBindingDto, SessionView } from './dto/session.dto';
import { SessionAnswer } from './session-answer';
import { browserOf, type WebReply, type WebRequest } from './session-cookies';

@ApiTags('member-binding')
@Controller('public/member-binding')
export class MemberBindingPublicController {
  constructor(
    private readonly bindings: MemberBindingService,
    private readonly answer: SessionAnswer,
  ) {}

  /** Makes the member's account and signs him in. */
  @Post()
  @Public()
  @ApiCreatedResponse({ type: SessionView })
  async bind(
    @Body() dto: MemberBindingDto,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
  ): Promise<SessionView> {
    const { federation, password, code, login = null, name, idNumber, phone } = dto;
    const visitor = { federation, password, address: request.ip, ...browserOf(request) };
    if (code) {
      const issued = await this.bindings.byCode({ ...visitor, code, login, phone: phone ?? null });
      return this.answer.to(request, reply, issued);
    }
    if (!name || !idNumber || !phone) return refuse('binding.incomplete');
    return this.answer.to(request, reply, await this.bindings.byIdentity({ ...visitor, name, idNumber, phone }));
  }
}
