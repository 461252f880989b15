import { Public } from '@app/http';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FirstRunService } from '../app/first-run.service';
import { SessionView, SetupDto, SetupView } from './dto/session.dto';
import { SessionAnswer } from './session-answer';
import { browserOf, type WebReply, type WebRequest } from './session-cookies';

@ApiTags('setup')
@Controller('setup')
export class SetupController {
  constructor(
    private readonly firstRun: FirstRunService,
    private readonly answer: SessionAnswer,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: SetupView })
  async needed(): Promise<SetupView> {
    return Object.assign(new SetupView(), { needed: await this.firstRun.needed() });
  }

  /** Only while there is no federation yet; whoever sets it up is signed in as its administrator. */
  @Post()
  @Public()
  @ApiCreatedResponse({ type: SessionView })
  async setUp(
    @Body() dto: SetupDto,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
  ): Promise<SessionView> {
    const issued = await this.firstRun.setUp(dto, browserOf(request));
    return this.answer.to(request, reply, issued);
  }
}
