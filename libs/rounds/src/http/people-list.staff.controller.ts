import { CurrentActor, IdempotencyKey, IdPipe, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PeopleListService } from '../app/people-list.service';
import { RoundReading } from '../app/round-reading';
import { SupplementService } from '../app/supplement.service';
import type { RoundId } from '../domain/round';
import { PeopleListView } from './dto/people-list.view';
import { AddPeopleDto, PeopleListDto } from './dto/round.dto';
import { RoundView } from './dto/round.view';

/** People who come by a list, and those who come after the approval. */
@ApiTags('rounds')
@Controller('staff')
export class PeopleListStaffController {
  constructor(
    private readonly lists: PeopleListService,
    private readonly supplements: SupplementService,
    private readonly reading: RoundReading,
  ) {}

  /** Compares a pasted list with the register; nothing is kept. */
  @Post('round-lists')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: PeopleListView })
  async match(@CurrentActor() actor: Actor, @Body() { unionId, rows }: PeopleListDto): Promise<PeopleListView> {
    const typed = rows.map(({ name = null, idNumber = null, unionName = null }) => ({ name, idNumber, unionName }));
    return PeopleListView.of(await this.lists.match(actor, unionId, typed));
  }

  /** A round of their own for people who come after the approval. */
  @Post('rounds/:id/supplement')
  @Requires('round:manage')
  @ApiCreatedResponse({ type: RoundView })
  async supplement(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Body() { memberIds, reason }: AddPeopleDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RoundView> {
    const planned = await this.supplements.plan(actor, id, memberIds, reason, idem);
    return RoundView.of(await this.reading.page(actor, planned.id));
  }
}
