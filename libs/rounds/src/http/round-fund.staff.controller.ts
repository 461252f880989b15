import { FUND_PURPOSES, type FundPurpose } from '@app/funds';
import { AmountField, ChoiceField, CurrentActor, IdField, PartsField, Requires, TextField } from '@app/http';
import { type Actor, formatFen, type UnionId } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type RoundFund, RoundFunds } from '../app/round-funds.service';

class RoundFundsQuery {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('经费用途', FUND_PURPOSES) purpose: FundPurpose;
  @ChoiceField('慰问对象', ['hardship'], { optional: true, description: '名单上都是在档困难户' }) audience?: 'hardship';
}

export class RoundFundView {
  @IdField('经费账户') id: string;
  @TextField('名称', { max: 100 }) name: string;
  @IdField('工会') unionId: string;
  @AmountField('可用') available: string;
  @TextField('为什么不能用', { max: 300, nullable: true }) whyNot: string | null;
}

export class RoundFundsView {
  @PartsField('经费账户', () => RoundFundView, { max: 500 }) items: RoundFundView[];

  static of(funds: readonly RoundFund[]): RoundFundsView {
    const items = funds.map(({ id, name, unionId, available, whyNot }) => ({
      ...{ id, name, unionId, whyNot },
      available: formatFen(available),
    }));
    return Object.assign(new RoundFundsView(), { items });
  }
}

@ApiTags('rounds')
@Controller('staff/round-funds')
export class RoundFundStaffController {
  constructor(private readonly funds: RoundFunds) {}

  @Get()
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundFundsView })
  async choices(
    @CurrentActor() actor: Actor,
    @Query() { unionId, purpose, audience }: RoundFundsQuery,
  ): Promise<RoundFundsView> {
    return RoundFundsView.of(await this.funds.choices(actor, unionId, purpose, audience === 'hardship'));
  }
}
