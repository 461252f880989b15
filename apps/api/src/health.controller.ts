import { Public, TextField } from '@app/http';
import { Readiness } from '@app/operations';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';

export class HealthView {
  @TextField('状态', { max: 20 })
  status: string;
}

/** For the machine that watches: alive means the process answers, ready means that it can do its work. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Public()
  @ApiOkResponse({ type: HealthView })
  live(): HealthView {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  @ApiOkResponse({ type: HealthView })
  async ready(): Promise<HealthView> {
    if (!(await this.readiness.isReady())) throw new ServiceUnavailableException();
    return { status: 'ready' };
  }
}
