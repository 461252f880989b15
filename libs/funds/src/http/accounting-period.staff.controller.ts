import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import { type Actor, parseFen, type UnionId } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountingPeriodService, type PeriodId } from '../app/accounting-period.service';
import { monthOf } from '../domain';
import { AccountingPeriodListView, ClosePeriodDto, PeriodsQuery, ReopenPeriodDto } from './dto/accounting-period.dto';

/** Months of a union's books; every call answers with all of them, since closing one opens the next for closing. */
@ApiTags('funds')
@Controller('staff/accounting-periods')
export class AccountingPeriodStaffController {
  constructor(private readonly periods: AccountingPeriodService) {}

  @Get()
  @Requires('fund:read')
  @ApiOkResponse({ type: AccountingPeriodListView })
  list(@CurrentActor() actor: Actor, @Query() { unionId }: PeriodsQuery): Promise<AccountingPeriodListView> {
    return this.all(actor, unionId);
  }

  @Post('closing')
  @HttpCode(200)
  @Requires('fund:post')
  @ApiOkResponse({ type: AccountingPeriodListView })
  async close(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idem: Idempotency,
    @Body() { unionId, on, statementBalance }: ClosePeriodDto,
  ): Promise<AccountingPeriodListView> {
    const closing = { unionId, month: monthOf(on), statementBalance: parseFen(statementBalance) };
    await this.periods.close(actor, closing, idem);
    return this.all(actor, unionId);
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @Requires('fund:post')
  @ApiOkResponse({ type: AccountingPeriodListView })
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PeriodId,
    @IfMatchVersion() version: number,
    @Body() { document }: ReopenPeriodDto,
  ): Promise<AccountingPeriodListView> {
    const { unionId } = await this.periods.reopen(actor, id, version, document);
    return this.all(actor, unionId);
  }

  private async all(actor: Actor, unionId: UnionId): Promise<AccountingPeriodListView> {
    return AccountingPeriodListView.of(await this.periods.months(actor, unionId));
  }
}
