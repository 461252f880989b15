import { CurrentActor, IdPipe, Requires } from '@app/http';
import type { AccountId, Actor } from '@app/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OpenWorkReading } from '../app/open-work';
import { OpenWorkView } from './dto/open-work.dto';

@ApiTags('accounts')
@Controller('staff/accounts/:id/open-work')
export class OpenWorkStaffController {
  constructor(private readonly work: OpenWorkReading) {}

  /** What still waits for the account's owner by name, in the caller's unions; each is handed on on its own page. */
  @Get()
  @Requires('account:manage')
  @ApiOkResponse({ type: OpenWorkView })
  async ofAccount(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: AccountId): Promise<OpenWorkView> {
    return OpenWorkView.of(await this.work.ofAccount(actor, id));
  }
}
