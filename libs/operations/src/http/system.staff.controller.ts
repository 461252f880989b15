import { CurrentActor, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SystemReading } from '../app/system-reading';
import { StandingView } from './dto/system.dto';

/** For administrators: how the system stands, and whether everything tallies. */
@ApiTags('system')
@Controller('staff/system')
export class SystemStaffController {
  constructor(private readonly reading: SystemReading) {}

  @Get()
  @Requires('system:watch')
  @ApiOkResponse({ type: StandingView })
  async standing(@CurrentActor() actor: Actor): Promise<StandingView> {
    return StandingView.of(await this.reading.standing(actor));
  }

  /** What is done every night, now. */
  @Post('checks')
  @HttpCode(200)
  @Requires('system:watch')
  @ApiOkResponse({ type: StandingView })
  async check(@CurrentActor() actor: Actor): Promise<StandingView> {
    return StandingView.of(await this.reading.check(actor));
  }
}
