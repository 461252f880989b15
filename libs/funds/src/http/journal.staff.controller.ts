import { CurrentActor, IdempotencyKey, IdPipe, Requires } from '@app/http';
import type { Actor, FundAccountId } from '@app/kernel';
import { parseFen } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FundAccountService } from '../app/fund-account.service';
import type { JournalId } from '../domain';
import { BookIncomeDto, PostedJournalView, ReverseJournalDto } from './dto/journal.dto';

/** What the accountant books by hand; holds and payments come from their cases. */
@ApiTags('funds')
@Controller('staff/fund-accounts/:id')
export class JournalStaffController {
  constructor(private readonly accounts: FundAccountService) {}

  @Post('income')
  @Requires('fund:post')
  @ApiCreatedResponse({ type: PostedJournalView })
  async income(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) fundAccountId: FundAccountId,
    @IdempotencyKey() idem: Idempotency,
    @Body() { amount, on, memo, document = null }: BookIncomeDto,
  ): Promise<PostedJournalView> {
    const income = { fundAccountId, amount: parseFen(amount), on, memo, document };
    return PostedJournalView.of(await this.accounts.bookIncome(actor, income, idem));
  }

  @Post('journals/:journalId/reversal')
  @HttpCode(200)
  @Requires('fund:post')
  @ApiOkResponse({ type: PostedJournalView })
  async reverse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundAccountId,
    @Param('journalId', IdPipe) journalId: JournalId,
    @IdempotencyKey() idem: Idempotency,
    @Body() { on, reason, document }: ReverseJournalDto,
  ): Promise<PostedJournalView> {
    return PostedJournalView.of(await this.accounts.reverse(actor, id, { journalId, on, reason, document }, idem));
  }
}
