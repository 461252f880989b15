import { Public, TextField } from '@app/http';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';

export class HealthView {
  @TextField('状态', { max: 20 })
  status: string;
}

/** For the machine that watches: alive means the process answers, ready means that it can do its work. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

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
    await this.dataSource.query('SELECT 1').catch(() => {
      throw new ServiceUnavailableException();
    });
    return { status: 'ready' };
  }
}
