import { CurrentActor, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseClockBoard } from '../app/case-clock-board';
import { CaseClocksView } from './dto/case-clock.view';

/** What runs out next, of cases of every kind that I may see. */
@ApiTags('disputes')
@Controller('staff/case-clocks')
export class CaseClockStaffController {
  constructor(private readonly board: CaseClockBoard) {}

  @Get()
  @Requires('dispute:read')
  @ApiOkResponse({ type: CaseClocksView })
  async all(@CurrentActor() actor: Actor): Promise<CaseClocksView> {
    return CaseClocksView.of(await this.board.of(actor));
  }
}
